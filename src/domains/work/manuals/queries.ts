import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { may, mayTry, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationNames, organizationsNow, organizationSubject, personSummaries, reachOf } from '../../registry/index.ts';
import { groupBy } from '../queries/group-by.ts';
import { doSteps, readManuals, readMatters, runMatters, writeManuals } from './access.ts';
import { wroteIn } from './commands/manuals.ts';
import type * as contract from './contract.ts';
import type { Manual, Matter, MatterStage, Move, Version } from './model.ts';
import { faultsOf } from './rules/manual-faults.ts';
import { pauseLeft, pausesOf } from './rules/pauses.ts';
import { following, mayReturn, standingOf, type StepStanding } from './rules/matter-clock.ts';
import { drafts, findDraft, findManual, findMatter, manuals as allManuals, matters as allMatters, movesOf, peopleOf, versions as allVersions } from './store.ts';

/** Units that something can be issued by or belong to: the region itself too, no inner departments, villages and communities. */
const placesIn = async (unit: Unit, paths?: readonly string[]): Promise<{ id: string; name: string }[]> => (await organizationsNow(unit, {}, paths)).filter((o) => !['department', 'village', 'community'].includes(o.type)).map((o) => ({ id: o.id, name: o.name }));
const headOfManual = (m: Manual, names: ReadonlyMap<string, string>) => ({ ...m, organizationName: names.get(m.organizationId) ?? '—' });
const versionHead = (v: Version) => ({ number: v.number, publishedOn: v.publishedOn, publishedBy: v.publishedBy, writtenBy: v.writtenBy });

/** Manuals that have a version, and for those who write them the others; retired ones last. */
export const manualList = (house: House, actor: Actor): Promise<z.output<typeof contract.listManuals.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readManuals, { regionId: actor.regionId });
    const [writes, running] = [await reachOf(unit, writeManuals), groupBy(await allMatters(unit, { running: true }), (m) => m.manualId)];
    const [newest, drafted] = [groupBy(await allVersions(unit), (v) => v.manualId), new Set((await drafts(unit)).map((d) => d.manualId))];
    const manuals = (await allManuals(unit)).filter((m) => newest.has(m.id) || writes(m.organizationId));
    const names = await organizationNames(unit, manuals.map((m) => m.organizationId));
    const write = mayTry(actor, writeManuals);
    return {
      manuals: manuals.map((m) => {
        const version = newest.get(m.id)?.[0] ?? null;
        const steps = version?.content.steps ?? [];
        return { ...headOfManual(m, names), version: version && versionHead(version), steps: steps.length, days: longest(steps), running: running.get(m.id)?.length ?? 0, draft: writes(m.organizationId) && drafted.has(m.id) };
      }).sort((a, b) => Number(a.retiredOn !== null) - Number(b.retiredOn !== null)),
      units: write ? (await placesIn(unit)).filter((o) => writes(o.id)) : [],
      can: { write, run: mayTry(actor, runMatters) },
    };
  });

/** Working days of the longest way through the steps. */
function longest(steps: readonly { readonly days: number; readonly after: readonly number[] }[]): number {
  const ends: number[] = [];
  for (const s of steps) ends.push(s.days + Math.max(0, ...s.after.map((p) => ends[p - 1] ?? 0)));
  return Math.max(0, ...ends);
}

export const manualPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readManual.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readManuals, { regionId: actor.regionId });
    const manual = await findManual(unit, id);
    if (!manual) throw new Refusal('not_found', 'manuals.no_such_manual');
    const subject = await organizationSubject(unit, manual.organizationId);
    const published = await allVersions(unit, id);
    const writer = may(actor, writeManuals, subject);
    // Before it is published nobody else knows of it.
    if (published.length === 0 && !writer) throw new Refusal('not_found', 'manuals.no_such_manual');
    const draft = writer ? await findDraft(unit, id) : null;
    const runs = await reachOf(unit, runMatters);
    const run = manual.retiredOn === null && published.length > 0;
    const units = await placesIn(unit);
    return {
      manual: headOfManual(manual, await organizationNames(unit, [manual.organizationId])),
      versions: published.map((v) => ({ ...versionHead(v), content: v.content })),
      draft: draft && { revision: draft.revision, content: draft.content, writtenBy: draft.writtenBy, writtenOn: draft.writtenOn, faults: faultsOf(draft.content).map((f) => ({ ...f })), own: wroteIn(actor, draft) },
      units,
      places: run && mayTry(actor, runMatters) ? (await placesIn(unit, subject.organizationPaths!)).filter((o) => runs(o.id)) : [],
      can: { write: writer && manual.retiredOn === null, run: run && mayTry(actor, runMatters) },
    };
  });

export interface MatterWork {
  readonly matter: Matter;
  readonly manual: Manual;
  readonly version: Version;
  readonly moves: readonly Move[];
  readonly standing: readonly StepStanding[];
  /** Role → person. */
  readonly people: ReadonlyMap<string, string>;
  readonly newer: boolean;
  /** Its clock stands today. */
  readonly paused: boolean;
}
/** Matters with where they stand today; of an ended one, where it stood on that day. */
export async function worked(unit: Unit, matters: readonly Matter[]): Promise<MatterWork[]> {
  const ids = matters.map((m) => m.id);
  const [moves, people] = [groupBy(await movesOf(unit, ids), (m) => m.matterId), groupBy(await peopleOf(unit, ids), (p) => p.matterId)];
  const [manuals, published] = [new Map((await allManuals(unit)).map((m) => [m.id, m])), groupBy(await allVersions(unit), (v) => v.manualId)];
  return matters.map((matter) => {
    const own = published.get(matter.manualId)!;
    const version = own.find((v) => v.number === matter.version)!;
    const happened = moves.get(matter.id) ?? [];
    return { matter, manual: manuals.get(matter.manualId)!, version, moves: happened, standing: standingOf(version.content.steps, matter.startedOn, happened, matter.endedOn ?? unit.today), people: new Map((people.get(matter.id) ?? []).map((p) => [p.role, p.personId])), newer: own[0]!.number > matter.version, paused: matter.endedOn === null && (pausesOf(happened, unit.today).at(-1)?.open ?? false) };
  });
}
type People = Awaited<ReturnType<typeof personSummaries>>;
const personOf = (id: string, people: People) => ({ personId: id, name: people.get(id)?.name ?? '—' });
const stepAt = (w: MatterWork, position: number) => w.version.content.steps[position - 1]!;
export const doerOf = (w: MatterWork, position: number): string => w.people.get(stepAt(w, position).role)!;
export const stageOf = (w: MatterWork): MatterStage => w.matter.outcome ?? (w.standing.every((s) => s.stage === 'done') ? 'ready' : 'running');
const currentOf = (w: MatterWork, people: People) => (w.matter.outcome === null ? w.standing.filter((s) => s.stage === 'running').map((s) => ({ position: s.position, title: stepAt(w, s.position).title, person: personOf(doerOf(w, s.position), people), dueOn: s.dueOn!, late: s.late, overdue: s.overdue })) : []);
function headOf(w: MatterWork, people: People, names: ReadonlyMap<string, string>) {
  const current = currentOf(w, people);
  return {
    id: w.matter.id, title: w.matter.title, manualId: w.manual.id, kind: w.manual.kind, manualTitle: w.manual.title, version: w.matter.version, organizationId: w.matter.organizationId, organizationName: names.get(w.matter.organizationId) ?? '—', startedOn: w.matter.startedOn, stage: stageOf(w),
    steps: w.standing.length, done: w.standing.filter((s) => s.stage === 'done').length, current, overdue: current.filter((c) => c.overdue).length, late: w.standing.reduce((n, s) => n + s.late, 0), paused: w.paused, endedOn: w.matter.endedOn,
  };
}
const everybodyIn = (work: readonly MatterWork[]): string[] => work.flatMap((w) => [...w.people.values()]);

/** Where each matter in reach stands, which steps are late, and how long each step of a manual takes. */
export const matterBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.listManualMatters.output>> =>
  house.unit(actor, async (unit) => {
    const reads = await reachOf(unit, readMatters);
    const matters = (await allMatters(unit)).filter((m) => reads(m.organizationId));
    const own = actor.personId === null ? [] : await allMatters(unit, { personId: actor.personId });
    const work = await worked(unit, [...matters, ...own.filter((o) => !matters.some((m) => m.id === o.id))]);
    const people = await personSummaries(unit, everybodyIn(work));
    const names = await organizationNames(unit, work.map((w) => w.matter.organizationId));
    const heads = work.map((w) => headOf(w, people, names));
    const late = heads.flatMap((h) => h.current.filter((c) => c.overdue).map((c) => ({ matterId: h.id, matterTitle: h.title, organizationName: h.organizationName, step: c.title, person: c.person, dueOn: c.dueOn, days: c.late })));
    return { matters: heads, late: late.sort((a, b) => b.days - a.days || a.dueOn.localeCompare(b.dueOn)), steps: timesOf(work), can: { run: mayTry(actor, runMatters) } };
  });

/** How long each step took in the mean where it is done, to a tenth of a working day, and in how many matters it was late. */
function timesOf(work: readonly MatterWork[]) {
  const lines = work.flatMap((w) => w.standing.map((s) => ({ key: `${w.manual.id} ${stepAt(w, s.position).title}`, manualTitle: w.manual.title, step: stepAt(w, s.position), s })));
  return [...groupBy(lines, (l) => l.key).values()].flatMap((all) => {
    const done = all.filter((l) => l.s.stage === 'done');
    if (done.length === 0) return [];
    const tenths = Math.round((done.reduce((n, l) => n + l.s.taken, 0) * 10) / done.length);
    return [{ manualTitle: all[0]!.manualTitle, step: all[0]!.step.title, done: done.length, taken: `${Math.floor(tenths / 10)}.${tenths % 10}`, limit: all[0]!.step.days, late: all.filter((l) => l.s.late > 0).length }];
  });
}

export const ownMatters = (house: House, actor: Actor): Promise<z.output<typeof contract.ownManualMatters.output>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'work.account_without_person');
    must(actor, doSteps, { regionId: actor.regionId, personIds: [actor.personId] });
    const work = await worked(unit, await allMatters(unit, { personId: actor.personId }));
    const people = await personSummaries(unit, everybodyIn(work));
    const names = await organizationNames(unit, work.map((w) => w.matter.organizationId));
    const heads = work.map((w) => { const h = headOf(w, people, names); return { ...h, own: h.current.filter((c) => c.person.personId === actor.personId) }; });
    return { matters: heads.sort((a, b) => Number(b.own.length > 0) - Number(a.own.length > 0) || Number(a.endedOn !== null) - Number(b.endedOn !== null)) };
  });

/** The matter for those of its unit and whoever stands for a role in it. */
async function toRead(unit: Unit, id: string): Promise<MatterWork> {
  const matter = await findMatter(unit, id);
  if (!matter) throw new Refusal('not_found', 'manuals.no_such_matter');
  const [w] = await worked(unit, [matter]);
  must(unit.actor, readMatters, { ...(await organizationSubject(unit, matter.organizationId)), personIds: [...w!.people.values()] as PersonId[] });
  return w!;
}

export const matterPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readManualMatter.output>> =>
  house.unit(actor, async (unit) => {
    const w = await toRead(unit, id);
    const people = await personSummaries(unit, everybodyIn([w]));
    const { roles, steps } = w.version.content;
    const names = await organizationNames(unit, [w.matter.organizationId, ...roles.flatMap((r) => (r.organizationId === null ? [] : [r.organizationId]))]);
    const open = w.matter.outcome === null;
    const inside = actor.personId !== null && [...w.people.values()].includes(actor.personId);
    const run = open && may(actor, runMatters, await organizationSubject(unit, w.matter.organizationId));
    const most = (await policyInForce(unit, unit.today)).number('manual-pause-days');
    const left = pauseLeft(pausesOf(w.moves, w.matter.endedOn ?? unit.today), most);
    const last = w.moves.findLast((m) => m.kind === 'paused');
    const does = (personId: string): boolean => may(actor, doSteps, { regionId: actor.regionId, personIds: [personId as PersonId] });
    return {
      matter: { ...headOf(w, people, names), startedBy: w.matter.startedBy, endedNote: w.matter.endedNote, endedBy: w.matter.endedBy, newer: w.newer },
      roles: roles.map((r) => ({ role: r.name, organizationName: r.organizationId === null ? null : (names.get(r.organizationId) ?? '—'), person: personOf(w.people.get(r.name)!, people) })),
      steps: steps.map((step, i) => {
        const s = w.standing[i]!;
        const personId = doerOf(w, s.position);
        const mine = open && s.stage === 'running' && does(personId);
        const done = w.moves.findLast((m) => m.kind === 'done' && m.step === s.position);
        const returned = w.moves.findLast((m) => m.kind === 'returned' && (m.backTo === s.position || following(steps, m.backTo!).has(s.position)));
        const stands = done !== undefined && s.stage === 'done';
        return {
          position: s.position, title: step.title, role: step.role, person: personOf(personId, people), guide: step.guide, days: step.days, after: [...step.after], fields: step.fields, stage: s.stage, round: s.round, readyOn: s.readyOn, dueOn: s.dueOn, doneOn: s.doneOn, taken: s.taken, late: s.late, overdue: open && s.overdue,
          // What was filled in before stays to be seen while it is done anew.
          form: done?.form ?? null, doneBy: stands ? done.by : null, sentBack: !stands && returned?.backTo === s.position ? returned.reason : null,
          can: { do: mine, back: mine ? w.standing.filter((b) => mayReturn(steps, w.standing, s.position, b.position)).map((b) => b.position) : [], sendBack: run && !inside && s.stage === 'done' },
        };
      }),
      moves: w.moves.map((m) => ({ sequence: m.sequence, kind: m.kind, until: m.until, step: m.step === null ? null : steps[m.step - 1]!.title, backTo: m.backTo === null ? null : steps[m.backTo - 1]!.title, reason: m.reason, on: m.on, by: m.by })),
      can: { run, finish: run && !inside && stageOf(w) === 'ready', pause: run && !inside && !w.paused && left > 0 && w.standing.some((s) => s.stage === 'running'), resume: run && !inside && w.paused },
      pause: { stood: most - left, left, latest: addWorkingDays(unit.today, left).day, open: w.paused && last ? { since: last.on, until: last.until!, by: last.by, reason: last.reason! } : null },
    };
  });

/** A file handed in with a step. Refuses one that no step of this matter has. The reading is audited. */
export const matterFile = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    const w = await toRead(unit, id);
    const file = w.moves.flatMap((m) => Object.values(m.form ?? {})).flatMap((v) => (Array.isArray(v) ? v : [])).find((f) => f.hash === hash);
    if (!file) throw new Refusal('not_found', 'manuals.no_such_file');
    const { bytes, mediaType } = await readFile(unit, hash);
    unit.audit({ action: 'work.manual_file_read', subjectKind: 'manual_matter', subjectId: id, detail: { file: file.name } });
    return { bytes, mediaType, fileName: file.name, inline: mediaType.startsWith('image/') || mediaType === 'application/pdf' };
  });
