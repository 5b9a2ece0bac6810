import type { Actor } from '../../../../kernel/actor.ts';
import { newId, type AccountId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import { saveFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../../platform/jobs/index.ts';
import { savePeople, type NewPerson } from '../../commands/save-people.ts';
import { holdForWriting } from '../../store/versions.ts';
import { importPeople } from '../access.ts';
import type { AppliedCounts } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { allBlocks, compareRows, holdImport, readingOf } from '../reading.ts';
import { changesOfRow } from '../rules/changes-of-row.ts';
import { PENDING } from '../rules/find-unit.ts';
import { stable } from '../rules/person-file.ts';
import { newPersonOf } from '../rules/person-of-row.ts';
import { classOf, readRows, type ReadRow } from '../rules/read-rows.ts';
import { findImport, updateImport, type Import } from '../store/import.ts';
import { loadOnFile } from '../store/on-file.ts';
import { holdPeople, recordImportPeople, writeChanges } from '../store/write-changes.ts';
import { askGates } from './ask-gates.ts';
import { openPendingUnits } from './open-pending-units.ts';
import type { Progress } from './read-import.ts';

export const APPLY_JOB = 'registry.apply_import';
const PEOPLE_AT_ONCE = 2000;

/** Asks for an import to be taken over. What can be refused at once is refused here; the rest when the job runs. */
export async function applyImport(house: House, actor: Actor, importId: string, input: { leaveOutProblems: boolean }): Promise<{ jobId: string }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['checked']);
    mustBeReady(i, input.leaveOutProblems);
    const jobId = await enqueueJob(unit, APPLY_JOB, { importId, leaveOutProblems: input.leaveOutProblems, accountId: actor.accountId, name: actor.name });
    await updateImport(unit, importId, { job: { id: jobId, kind: APPLY_JOB } });
    return { jobId };
  });
}

function mustBeReady({ counts }: Import, leaveOutProblems: boolean): void {
  const open = counts.problems + counts.ambiguous;
  if (open > 0 && !leaveOutProblems) throw new Refusal('rule', 'registry.import_problems_open', { problems: counts.problems, ambiguous: counts.ambiguous });
  if (counts.new + counts.changed + counts.same === 0) throw new Refusal('rule', 'registry.import_nothing');
}

export const applyJob = (options: ImportOptions): JobDefinition => ({
  kind: APPLY_JOB,
  run: ({ house, regionId, job, progress }) => {
    const actor: Actor = { kind: 'system', accountId: (job.input.accountId as AccountId | null) ?? null, personId: null, regionId, name: String(job.input.name), grants: [] };
    return applyImportRows(house, actor, String(job.input.importId), { leaveOutProblems: job.input.leaveOutProblems === true }, options, progress);
  },
});

/**
 * Takes the import over in one transaction: whatever stops it, nothing of it is on file. Imports of a region take turns;
 * every row is compared again first, and the import is refused when people it touches were changed since it was shown.
 */
export async function applyImportRows(house: House, actor: Actor, importId: string, input: { leaveOutProblems: boolean }, options: ImportOptions, progress: Progress): Promise<AppliedCounts> {
  // An embedded database has one connection, and this unit holds it: progress can only be told from outside.
  const tell: Progress = house.database.engine === 'postgres' ? progress : async () => {};
  await progress(0, null);
  return house.unit(actor, async (unit) => {
    await holdForWriting(unit, 'import');
    const i = await findImport(unit, importId, true);
    if (i.state !== 'checked') throw new Refusal('conflict', 'registry.import_state', { state: i.state });
    mustBeReady(i, input.leaveOutProblems);
    const reading = await readingOf(unit, i, options);
    const rows: ReadRow[] = [];
    for await (const blocks of allBlocks(unit, i)) for (const b of blocks) rows.push(...readRows(b.rows, reading));
    const wanted = rows.filter((r) => ['new', 'changed', 'same'].includes(classOf(r)));
    await holdPeople(unit, wanted.flatMap((r) => (r.stored.comparison?.outcome === 'changed' ? [r.stored.comparison.personId!] : [])));
    const total = wanted.length;
    await mustStillCompare(unit, wanted, (done) => tell(done, total * 2));

    const opened = await openPendingUnits(unit, i, wanted);
    const placeOf = (r: ReadRow): string | null => (r.unit.organizationId?.startsWith(PENDING) ? opened.get(r.unit.organizationId.slice(PENDING.length))! : r.unit.organizationId);
    const reason = `${i.kind === 'roster' ? '花名册' : '任免审批表文件'}导入：${i.fileName}`;
    await savePhotos(unit, wanted);
    const people: { personId: string; created: boolean }[] = [];
    const fields: Record<string, number> = {};
    for (let at = 0; at < wanted.length; at += PEOPLE_AT_ONCE) {
      const chunk = wanted.slice(at, at + PEOPLE_AT_ONCE);
      const fresh = chunk.filter((r) => r.stored.comparison?.outcome === 'new').map((r): NewPerson => ({ ...newPersonOf(r.row.values, placeOf(r), unit.today, r.file, reason), id: newId<'person'>() }));
      for (const personId of await savePeople(unit, fresh)) people.push({ personId, created: true });
      const changed = await changesOf(unit, chunk, placeOf, fields);
      await askGates(unit, options.gates, changed);
      await writeChanges(unit, changed, reason);
      for (const c of changed) people.push({ personId: c.changes.personId, created: false });
      await tell(total + at + chunk.length, total * 2);
    }
    await recordImportPeople(unit, importId, people);
    const created = people.filter((p) => p.created).length;
    const applied: AppliedCounts = { created, changed: people.length - created, unchanged: wanted.length - people.length, leftOut: i.counts.rows - i.counts.repeats - wanted.length, fields, organizationsCreated: [...opened.values()] };
    await updateImport(unit, importId, { state: 'applied', applied: true, counts: { ...i.counts, applied } });
    unit.audit({ action: 'registry.import_applied', subjectKind: 'import', subjectId: importId, detail: { fileName: i.fileName, created, changed: applied.changed, leftOut: applied.leftOut } });
    unit.publish({ type: 'registry.import_applied', payload: { importId, created, changed: applied.changed } });
    return applied;
  });
}

/** Every row must mean now what it meant when it was shown. */
async function mustStillCompare(unit: Unit, wanted: readonly ReadRow[], tell: (done: number) => Promise<void>): Promise<void> {
  const differs: Reason[] = [];
  let count = 0;
  for (let at = 0; at < wanted.length; at += PEOPLE_AT_ONCE) {
    const chunk = wanted.slice(at, at + PEOPLE_AT_ONCE);
    (await compareRows(unit, chunk)).forEach((now, k) => {
      if (stable(now.stored.comparison) === stable(chunk[k]!.stored.comparison)) return;
      count++;
      if (differs.length < 20) differs.push({ code: 'registry.import_row_changed', at: `${now.row.sheet}!${now.row.rowNumber}`, params: { name: now.row.values.name ?? '', row: now.row.rowNumber } });
    });
    await tell(at + chunk.length);
  }
  if (count > 0) throw new Refusal('conflict', 'registry.import_changed_meanwhile', { count }, differs);
}

async function changesOf(unit: Unit, chunk: readonly ReadRow[], placeOf: (r: ReadRow) => string | null, fields: Record<string, number>) {
  const changed = chunk.filter((r) => r.stored.comparison?.outcome === 'changed');
  const onFile = await loadOnFile(unit, changed.map((r) => r.stored.comparison!.personId!));
  return changed.flatMap((r) => {
    const rejected = new Set(r.stored.decision?.rejected ?? []);
    const accepted = new Set(r.stored.comparison!.differences!.map((d) => d.key).filter((k) => !rejected.has(k)));
    if (accepted.size === 0) return [];
    for (const key of accepted) fields[key] = (fields[key] ?? 0) + 1;
    const person = onFile.get(r.stored.comparison!.personId!)!;
    return [{ onFile: person, changes: changesOfRow(person, r.row.values, placeOf(r), accepted, unit.today, r.file) }];
  });
}

async function savePhotos(unit: Unit, wanted: readonly ReadRow[]): Promise<void> {
  for (const { stored } of wanted) {
    const photo = stored.file?.person.photo;
    if (photo && !stored.decision?.rejected?.includes('photo')) await saveFile(unit, `${stored.file!.person.name}.jpg`, Buffer.from(photo, 'base64'));
  }
}
