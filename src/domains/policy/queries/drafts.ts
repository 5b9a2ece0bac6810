import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { may, must, type Permission } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { openJobOf } from '../../../platform/jobs/index.ts';
import { approvePolicy, readDrafts, writeDrafts } from '../access.ts';
import { packInForce } from '../commands/policy-in-force.ts';
import type { DraftLine, DraftView } from '../contract.ts';
import type * as contract from '../contract.ts';
import type { ExampleFile, PolicyPack } from '../model.ts';
import { examplesWith } from '../overlay/amend.ts';
import { checkDraft, type CheckedDraft } from '../overlay/check-draft.ts';
import { byKind, entriesOf, type DraftEntry } from '../overlay/format.ts';
import { printOverlay } from '../overlay/yaml.ts';
import { policyLibrary } from '../policies.ts';
import { draftEvents, findDraft, findTrial, lastTrial, listDrafts as readDraftLines, type Draft, type Trial } from '../store/drafts.ts';
import { tableOn } from './shown.ts';

export const TRIAL_JOB_KIND = 'policy.trial';

/** The examples of a pack, of all it extends and of the changes on it. */
export async function examplesOf(pack: PolicyPack): Promise<readonly ExampleFile[]> {
  const { folders } = await policyLibrary();
  return examplesWith(pack.lineage.flatMap((id) => folders.get(id)?.examples ?? []), pack);
}

export interface OpenedDraft {
  readonly draft: Draft;
  /** The policy on its day without it. */
  readonly base: PolicyPack;
  readonly checked: CheckedDraft;
}

/** A draft laid on the policy of its day; an approved one on what stood before it. */
export async function checkedDraft(unit: Unit, draft: Draft): Promise<OpenedDraft> {
  const base = await packInForce(unit, draft.from < unit.today && draft.state !== 'approved' ? unit.today : draft.from, draft.id);
  return { draft, base, checked: checkDraft(draft, base, await examplesOf(base)) };
}

/** Holds for exactly this content on exactly this policy. */
export const isTrialCurrent = (trial: Trial | null, { base, checked }: OpenedDraft): boolean => trial !== null && trial.contentHash === checked.contentHash && trial.baseVersion === base.version;

/** What stands against sending a draft in or approving it, first things first. */
export function hindrancesOf(opened: OpenedDraft, trial: Trial | null, today: Day): Reason[] {
  const { draft, checked } = opened;
  const failing = checked.examples.filter((e) => !e.passed).length;
  const faults = checked.findings.filter((f) => f.level === 'fault').length;
  return [
    ...(draft.entries.length === 0 ? [{ code: 'policy.draft_empty' }] : []),
    ...(draft.from < today ? [{ code: 'policy.draft_day_past', params: { from: draft.from, today } }] : []),
    ...(faults > 0 ? [{ code: 'policy.draft_faulty', params: { count: faults } }] : []),
    ...(failing > 0 ? [{ code: 'policy.draft_examples_fail', params: { count: failing } }] : []),
    ...(isTrialCurrent(trial, opened) ? [] : [{ code: 'policy.draft_not_tried' }]),
  ];
}

/** Whoever wrote on a draft, by account or by person: two accounts of one person are one pair of eyes. */
export const isAuthor = (actor: Actor, draft: Draft): boolean => draft.authors.some((a) => (a.accountId !== null && a.accountId === actor.accountId) || (a.personId !== null && a.personId === actor.personId));

const standing = (d: Draft, today: Day): DraftLine['standing'] => (d.state !== 'approved' ? null : d.withdrawnFrom !== null ? 'withdrawn' : d.from > today ? 'coming' : 'in_force');

const line = (d: Draft, today: Day): DraftLine => ({ id: d.id, title: d.title, purpose: d.purpose, state: d.state, from: d.from, entries: d.entries.length, touches: d.entries.map((e) => ({ kind: e.kind, id: e.id, title: titleOf(e) })), changedAt: d.changedAt.toISOString(), changedBy: d.changedBy, approvedBy: d.approvedBy, standing: standing(d, today), withdrawnFrom: d.withdrawnFrom });

const reading = <T>(house: House, actor: Actor, work: (unit: Unit) => Promise<T>): Promise<T> =>
  house.unit(actor, (unit) => {
    must(actor, readDrafts, { regionId: actor.regionId });
    return work(unit);
  });

export async function draftOr404(unit: Unit, id: string): Promise<Draft> {
  const draft = await findDraft(unit, id);
  if (!draft) throw new Refusal('not_found', 'policy.draft_not_found', { draft: id });
  return draft;
}

export const listDrafts = (house: House, actor: Actor): Promise<DraftLine[]> => reading(house, actor, async (unit) => (await readDraftLines(unit)).map((d) => line(d, unit.today)));

export const openDraft = (house: House, actor: Actor, id: string): Promise<DraftView> => reading(house, actor, async (unit) => viewDraft(unit, await draftOr404(unit, id)));

/** A draft as the workbench shows it. */
export async function viewDraft(unit: Unit, draft: Draft): Promise<DraftView> {
  const opened = await checkedDraft(unit, draft);
  const { base, checked } = opened;
  const trial = await lastTrial(unit, draft.id);
  const files = await examplesOf(base);
  const job = await openJobOf(unit, TRIAL_JOB_KIND, { draftId: draft.id });
  const can = (p: Permission): boolean => may(unit.actor, p, { regionId: unit.actor.regionId });
  const hindrances = hindrancesOf(opened, trial, unit.today);
  const open = draft.state === 'draft';
  const submitted = draft.state === 'submitted';
  return {
    ...line(draft, unit.today),
    revision: draft.revision,
    base: { version: base.version, packId: base.id, title: base.title },
    authors: draft.authors.map((a) => a.name),
    items: draft.entries.map((entry) => ({ kind: entry.kind, id: entry.id, title: titleOf(entry), body: entry.body, base: under(base, files, entry, draft.from) })),
    findings: [...checked.findings],
    examples: checked.examples.map((e) => ({ ...e })),
    trial: trial ? { id: trial.id, current: isTrialCurrent(trial, opened), triedAt: trial.triedAt.toISOString(), triedBy: trial.triedBy, summary: trial.summary } : null,
    runningJob: job?.id ?? null,
    events: (await draftEvents(unit, draft.id)).map((e) => ({ kind: e.kind, note: e.note, at: e.at.toISOString(), by: e.by })),
    may: {
      edit: open && can(writeDrafts),
      try: (open || submitted) && can(writeDrafts),
      submit: open && can(writeDrafts) && hindrances.length === 0,
      decide: submitted && can(approvePolicy) && !isAuthor(unit.actor, draft),
      withdraw: draft.state === 'approved' && draft.withdrawnFrom === null && can(approvePolicy),
    },
    hindrances: open || submitted ? hindrances : [],
  };
}

function titleOf(entry: DraftEntry): string {
  const title = entry.body['title'];
  if (typeof title === 'string') return title;
  const zh = title !== null && typeof title === 'object' ? (title as { zh?: unknown }).zh : undefined;
  return typeof zh === 'string' ? zh : entry.id;
}

/** What stands without the draft, in the format of the entry. */
function under(base: PolicyPack, files: readonly ExampleFile[], entry: DraftEntry, from: Day): unknown {
  switch (entry.kind) {
    case 'document':
      return base.documents.get(entry.id) ?? null;
    case 'parameter':
      return base.parameters.get(entry.id) ?? null;
    case 'rule':
      return tableOn(base, base.rules.get(entry.id) ?? [], from);
    case 'measure':
      return base.measures.get(entry.id) ?? null;
    case 'example':
      return entriesOf({ documents: [], parameters: [], rules: [], measures: [], examples: files.filter((f) => (f.rule ?? f.parameter) === entry.id) })[0]?.body ?? null;
  }
}

const file = (name: string, text: string): FileAnswer => ({ bytes: Buffer.from(text, 'utf8'), mediaType: 'application/yaml; charset=utf-8', fileName: `${name}.yaml` });

export const exportDraft = (house: House, actor: Actor, id: string): Promise<FileAnswer> =>
  reading(house, actor, async (unit) => {
    const draft = await draftOr404(unit, id);
    return file(draft.title, printOverlay(byKind(draft.entries), { draft: draft.title, from: draft.from, revision: String(draft.revision) }));
  });

export const exportPolicy = (house: House, actor: Actor, on: Day | undefined): Promise<FileAnswer> =>
  reading(house, actor, async (unit) => {
    const day = on ?? unit.today;
    const pack = await packInForce(unit, day);
    const overlay = { documents: [...pack.documents.values()], parameters: [...pack.parameters.values()], rules: [...pack.rules.values()].flat(), measures: [...pack.measures.values()], examples: await examplesOf(pack) };
    return file(pack.version, printOverlay(overlay, { pack: pack.id, version: pack.version, on: day }));
  });

export const openTrial = (house: House, actor: Actor, id: string): Promise<z.input<(typeof contract.openTrial)['output']>> =>
  reading(house, actor, async (unit) => {
    const trial = await findTrial(unit, id);
    if (!trial) throw new Refusal('not_found', 'policy.trial_not_found', { trial: id });
    const draft = await draftOr404(unit, trial.draftId);
    return { id, draftId: draft.id, title: draft.title, triedAt: trial.triedAt.toISOString(), triedBy: trial.triedBy, current: isTrialCurrent(trial, await checkedDraft(unit, draft)), summary: trial.summary, changes: trial.changes };
  });
