import type { Actor } from '../../../kernel/actor.ts';
import { may, must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { readFile } from '../../../platform/files/index.ts';
import { positionsOf, receiptFor, sealAll } from '../../../platform/ledger/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { readEvidence, replyToEvidence, reviewAsDepartment, reviewAsUnit, takeReceipt } from '../access.ts';
import type { EntryDetail } from '../contract/views.ts';
import { EVIDENCE_LOG } from '../log.ts';
import type { ReviewAction } from '../model.ts';
import { canonicalEntry } from '../rules/canonical-entry.ts';
import { reviewStep } from '../rules/review-step.ts';
import { correcting, findEntries, findEntry, type EntryNow } from '../store/entry.ts';
import { trailsOf } from '../store/review.ts';
import { entrySubject } from '../subject.ts';
import { entryViews } from './entry-views.ts';

const steps: readonly (readonly [ReviewAction, Permission])[] = [
  ['unit_confirm', reviewAsUnit],
  ['confirm', reviewAsDepartment],
  ['uphold', reviewAsDepartment],
  ['overturn', reviewAsDepartment],
  ['reply', replyToEvidence],
  ['dispute', replyToEvidence],
];
/** Enough of a reason to ask the rule whether a step is open at all. */
const SOME_REASON = '……';

/** One entry with everything around it, for a reader who has been let in. */
export async function entryDetailOf(unit: Unit, entry: EntryNow): Promise<EntryDetail> {
  const [view] = await entryViews(unit, [entry]);
  const trail = (await trailsOf(unit, [entry.id])).get(entry.id) ?? [];
  const corrections = await findEntries(unit, correcting([entry.id]));
  const organizations = await organizationNames(unit, entry.organizations.map((o) => o.organizationId));
  const subject = await entrySubject(unit, entry);
  const open = (action: ReviewAction): boolean => 'next' in reviewStep({ ...entry, trail }, action, unit.actor, SOME_REASON);
  const allowed = steps.filter(([action, p]) => may(unit.actor, p, subject) && open(action)).map(([action]) => action);
  const returner = entry.state === 'reported' ? reviewAsUnit : reviewAsDepartment;
  return {
    ...view!,
    organizations: entry.organizations.map((o) => ({ id: o.organizationId, name: organizations.get(o.organizationId) ?? '', role: o.role })),
    trail: trail.map((s) => ({ id: s.id, number: s.number, action: s.action, state: s.state, opinion: s.opinion, at: s.at.toISOString(), by: s.by, causeEntryId: s.causeEntryId })),
    correctedBy: corrections.map((c) => ({ id: c.id, title: c.title, state: c.state })),
    position: (await positionsOf(unit, EVIDENCE_LOG, [entry.id])).get(entry.id) ?? null,
    may: [
      ...allowed,
      ...(may(unit.actor, returner, subject) && open('return') ? (['return'] as const) : []),
      ...(entry.figures.length > 0 && may(unit.actor, reviewAsDepartment, subject) ? (['check_figure'] as const) : []),
      ...(may(unit.actor, takeReceipt, subject) ? (['receipt'] as const) : []),
    ],
  };
}

async function readable(unit: Unit, id: string, permission: Permission = readEvidence): Promise<EntryNow> {
  const entry = await findEntry(unit, id);
  if (!entry) throw new Refusal('not_found', 'evidence.no_such_entry');
  must(unit.actor, permission, await entrySubject(unit, entry));
  return entry;
}

export const getEntry = (house: House, actor: Actor, id: string): Promise<EntryDetail> => house.unit(actor, async (unit) => entryDetailOf(unit, await readable(unit, id)));

/** A file attached to an entry the reader may see. Reading it is audited. */
export const attachmentOf = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    const entry = await readable(unit, id);
    const named = entry.attachments.find((a) => a.hash === hash);
    if (!named) throw new Refusal('not_found', 'evidence.no_such_attachment', { name: hash.slice(0, 12) });
    const file = await readFile(unit, hash);
    unit.audit({ action: 'evidence.attachment_read', subjectKind: 'evidence', subjectId: id, detail: { hash } });
    return { bytes: file.bytes, mediaType: file.mediaType, fileName: named.name, inline: file.mediaType.startsWith('image/') || file.mediaType === 'application/pdf' };
  });

/** The receipt of an entry as a JSON file; seals first when the entry still waits. */
export async function receiptOf(house: House, actor: Actor, id: string): Promise<FileAnswer> {
  const make = () =>
    house.unit(actor, async (unit) => {
      const entry = await readable(unit, id, takeReceipt);
      const receipt = await receiptFor(unit, EVIDENCE_LOG, id, canonicalEntry(entry));
      if (receipt) unit.audit({ action: 'evidence.receipt_taken', subjectKind: 'evidence', subjectId: id });
      return receipt;
    });
  let receipt = await make();
  if (!receipt) {
    await sealAll(house, actor.regionId, EVIDENCE_LOG);
    receipt = await make();
  }
  if (!receipt) throw new Error(`entry ${id} did not enter the ledger`);
  return { bytes: Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`), mediaType: 'application/json', fileName: `receipt-${id}.json` };
}
