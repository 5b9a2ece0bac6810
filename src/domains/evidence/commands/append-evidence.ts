import { newId } from '../../../kernel/ids.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import { appendLeaves } from '../../../platform/ledger/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { EVIDENCE_LOG } from '../log.ts';
import { newEntry, type Entry, type NewEvidence } from '../model.ts';
import { canonicalEntry, saysTheSame } from '../rules/canonical-entry.ts';
import { contributionShares } from '../rules/contribution-shares.ts';
import { correctionOf } from '../rules/correction.ts';
import { entryRequirements } from '../rules/entry-requirements.ts';
import { meritNomination } from '../rules/merit-nomination.ts';
import { both, findEntries, insertEntries, lockReporter, missingFiles, occurredBetween, reportedBy, reportedSince, titledExactly, withIds, type EntryNow } from '../store/entry.ts';
import { criticalEvents, mattersById } from '../store/matter.ts';
import { papersOf } from '../store/performance.ts';
import { queue } from '../store/review.ts';
import { takeStep } from './take-step.ts';

/**
 * Puts entries on record in bulk inside the caller's unit, and their hashes into the ledger with them. Asks no permission: callers have.
 * In: at most a few thousand at a time; `state` other than `reported` only for what was checked elsewhere. Out: ids in order.
 * Refuses with every fault named by place (`entries[3].persons`); then nothing is written.
 */
export async function appendEvidence(unit: Unit, given: readonly NewEvidence[]): Promise<string[]> {
  return (await putOnRecord(unit, given)).map((e) => e.id);
}

/** The same, giving back the entries. */
export async function putOnRecord(unit: Unit, given: readonly NewEvidence[]): Promise<Entry[]> {
  if (given.length === 0) return [];
  const entries = given.map((g, i) => toEntry(unit, g, i));
  const linked = await check(unit, entries);
  await insertEntries(unit, entries);
  await appendLeaves(unit, EVIDENCE_LOG, 'entry', entries.map((e) => ({ id: e.id, content: canonicalEntry(e) })));
  const open = entries.filter((e) => e.initialState !== 'confirmed');
  if (open.length > 0) await queue(unit, open.map((e) => ({ id: e.id, state: e.initialState, organizationId: e.organizationId, reporterAccountId: e.reporterAccountId })));
  for (const e of entries) if (e.correctsId !== null && e.initialState === 'confirmed') await withdrawCorrected(unit, linked.get(e.correctsId)!, e.id);
  return entries;
}

/** How long an answer may be lost before the same words are a report of their own. */
const SENT_AGAIN_HOURS = 24;

/** The entry that this account put on record within the day in the very same words, and that is neither withdrawn nor returned; null where there is none. */
export async function sentBefore(unit: Unit, given: NewEvidence): Promise<EntryNow | null> {
  const accountId = unit.actor.accountId;
  if (accountId === null) return null;
  const entry = toEntry(unit, given, 0);
  await lockReporter(unit, accountId);
  const since = new Date(unit.at.getTime() - SENT_AGAIN_HOURS * 3_600_000);
  const alike = await findEntries(unit, both(reportedBy(accountId), occurredBetween(entry.occurredOn, entry.occurredOn), titledExactly(entry.title), reportedSince(since)));
  return alike.find((e) => e.state !== 'withdrawn' && e.state !== 'returned' && saysTheSame(e, entry)) ?? null;
}

/** The old entry is withdrawn by the entry that names it. */
export const withdrawCorrected = (unit: Unit, old: EntryNow, causeEntryId: string): Promise<unknown> => takeStep(unit, old, 'withdraw', { opinion: '', causeEntryId });

function toEntry(unit: Unit, given: NewEvidence, index: number): Entry {
  const { id, state, reportedBy, ...rest } = given;
  const parsed = newEntry.safeParse(rest);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue): Reason => ({ code: 'evidence.field_malformed', params: { problem: issue.message }, at: `entries[${index}].${issue.path.join('.')}` }));
    throw new Refusal('invalid', 'evidence.entry_malformed', { entry: index + 1 }, reasons);
  }
  return {
    ...parsed.data,
    id: id ?? newId<'entry'>(),
    regionId: unit.actor.regionId,
    initialState: state ?? 'reported',
    reportedAt: unit.at,
    reportedBy: reportedBy?.name ?? unit.actor.name,
    reporterAccountId: unit.actor.accountId,
    reporterPersonId: reportedBy ? (reportedBy.personId ?? null) : unit.actor.personId,
  };
}

/** Every fault of every entry; out: the older entries that these refer to. */
async function check(unit: Unit, entries: readonly Entry[]): Promise<Map<string, EntryNow>> {
  const events = new Map((await criticalEvents(unit, ids(entries.map((e) => e.criticalEventId)))).map((e) => [e.id, e]));
  const matters = await mattersById(unit, ids(entries.map((e) => e.matterId)));
  const missing = new Set(await missingFiles(unit, entries.flatMap((e) => e.attachments.map((a) => a.hash))));
  const referred = ids(entries.flatMap((e) => [e.correctsId, ...(e.content.kind === 'merit' ? e.content.evidenceIds : []), e.content.kind === 'assignment_end' ? e.content.assignmentId : null]));
  const tasks = await listedTasks(unit, ids(entries.map((e) => (e.content.kind === 'task' ? (e.content.fileId ?? null) : null))));
  const linked = new Map(referred.length === 0 ? [] : (await findEntries(unit, withIds(referred))).map((e) => [e.id, e]));
  const reasons = entries.flatMap((e, i) => faultsOf(e).map((r): Reason => ({ ...r, at: `entries[${i}]${r.at === undefined ? '' : `.${r.at}`}` })));
  if (reasons.length === 1) throw new Refusal('rule', reasons[0]!.code, reasons[0]!.params, reasons);
  if (reasons.length > 1) throw new Refusal('rule', 'evidence.entries_refused', { count: reasons.length }, reasons);
  return linked;

  function faultsOf(e: Entry): Reason[] {
    const event = e.criticalEventId === null ? undefined : events.get(e.criticalEventId);
    return [
      ...contributionShares(e.persons),
      ...entryRequirements(e, event ?? null, unit.today),
      ...(e.criticalEventId !== null && !event ? [{ code: 'evidence.no_such_critical_event', at: 'criticalEventId' }] : []),
      ...(e.matterId !== null && !matters.has(e.matterId) ? [{ code: 'evidence.no_such_matter', at: 'matterId' }] : []),
      ...e.attachments.flatMap((a) => (missing.has(a.hash) ? [{ code: 'evidence.no_such_attachment', params: { name: a.name }, at: 'attachments' }] : [])),
      ...(e.correctsId === null ? [] : correctionOf(e, linked.get(e.correctsId) ?? null)),
      ...(e.content.kind === 'merit' ? meritNomination(e.persons.map((p) => p.personId), e.content.evidenceIds.flatMap((id) => linked.get(id) ?? [])) : []),
      ...(e.content.kind === 'task' && e.content.fileId !== undefined && !tasks.has(`${e.content.fileId} ${e.content.taskKey ?? ''}`) ? [{ code: 'evidence.no_such_task', params: { task: e.content.task }, at: 'content.taskKey' }] : []),
      ...(e.content.kind === 'assignment_end' && linked.get(e.content.assignmentId)?.content.kind !== 'assignment' ? [{ code: 'evidence.no_such_assignment', at: 'content.assignmentId' }] : []),
    ];
  }
}

/** `file task` of every task on the lists of these performance files. */
async function listedTasks(unit: Unit, fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set();
  return new Set([...(await papersOf(unit, fileIds))].flatMap(([id, papers]) => papers.taskLists.flatMap((l) => l.tasks.map((t) => `${id} ${t.key}`))));
}

const ids = (given: readonly (string | null)[]): string[] => [...new Set(given.filter((id) => id !== null))];
