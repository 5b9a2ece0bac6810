import type { Actor } from '../../../../kernel/actor.ts';
import type { Permission } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { decideLists, manageMonths, replyToLists } from '../../access.ts';
import type { ListEntry, ListState } from '../model.ts';
import { proposeLists as propose } from '../rules/propose-lists.ts';
import { changeEntry, findBulletin, holdEntry, insertEntries } from '../store.ts';
import { mayFor, mustNameNobody } from './sections.ts';

/** Proposes sections from a bulletin that is out and opens their term to speak. Sections on a list of the month already are left as they are. */
export const proposeLists = (house: House, actor: Actor, input: { readonly unitId: string; readonly month: string }): Promise<{ red: number; black: number; replyUntil: string }> =>
  house.unit(actor, async (unit) => {
    const path = await mayFor(unit, manageMonths, input.unitId);
    const bulletin = await findBulletin(unit, input.unitId, input.month);
    if (!bulletin) throw new Refusal('rule', 'assessment.no_bulletin', { month: input.month });
    const policy = await policyInForce(unit, unit.today);
    const proposals = propose(bulletin.sections, { redLeastItems: policy.number('red-list-least-items'), blackPoorItems: policy.number('black-list-poor-items') });
    const replyUntil = addWorkingDays(unit.today, policy.number('list-reply-days')).day;
    const entries = proposals.map((p) => ({
      ...input,
      ...p,
      replyUntil,
      proposerAccountId: actor.accountId,
      // Red for everything the section did, black for what was bad.
      reasons: bulletin.sections.find((s) => s.organizationId === p.organizationId)!.items.filter((i) => p.list === 'red' || i.rating === 'poor').map(({ title, rating, percent, reason }) => ({ title, rating, percent, reason })),
    }));
    await mustNameNobody(unit, path, entries.flatMap((e) => e.reasons.flatMap((r) => [r.title, r.reason ?? ''])));
    const added = await insertEntries(unit, entries);
    unit.audit({ action: 'assessment.lists_proposed', subjectKind: 'organization', subjectId: input.unitId, detail: { month: input.month, added: added.length, replyUntil } });
    const count = (list: 'red' | 'black') => added.filter((l) => l === list).length;
    return { red: count('red'), black: count('black'), replyUntil };
  });

/** The entry held for change, in the state the step needs, by somebody who may. `about` says whose reach counts: the section's or the unit's. */
async function entryFor(unit: Unit, id: string, permission: Permission, about: 'organizationId' | 'unitId', state: ListState): Promise<{ entry: ListEntry; path: string }> {
  const entry = await holdEntry(unit, id);
  if (!entry) throw new Refusal('not_found', 'assessment.no_such_list_entry');
  const path = await mayFor(unit, permission, entry[about]);
  if (entry.state !== state) throw new Refusal('conflict', 'assessment.list_not_in_state', { state: entry.state });
  return { entry, path };
}

/** The section speaks, once, before the entry is decided; late words still count while it is open. */
export const replyToList = (house: House, actor: Actor, id: string, reply: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const { entry } = await entryFor(unit, id, replyToLists, 'organizationId', 'proposed');
    if (entry.reply !== null) throw new Refusal('conflict', 'assessment.list_replied');
    await changeEntry(unit, id, { reply });
    unit.audit({ action: 'assessment.list_replied', subjectKind: 'organization', subjectId: entry.organizationId, detail: { entryId: id } });
    return {};
  });

/** Publishes or declines an entry. Black waits for the section's word or the end of its term; nobody decides his own proposal. */
export const decideList = (house: House, actor: Actor, id: string, input: { readonly publish: boolean; readonly reason: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const { entry, path } = await entryFor(unit, id, decideLists, 'unitId', 'proposed');
    if (actor.accountId !== null && entry.proposerAccountId === actor.accountId) throw new Refusal('forbidden', 'assessment.list_own_proposal');
    if (entry.list === 'black' && input.publish && entry.reply === null && unit.today <= entry.replyUntil) throw new Refusal('rule', 'assessment.list_reply_term', { until: entry.replyUntil });
    await mustNameNobody(unit, path, [input.reason]);
    await changeEntry(unit, id, { state: input.publish ? 'published' : 'declined', decisionReason: input.reason });
    unit.audit({ action: input.publish ? 'assessment.list_published' : 'assessment.list_declined', subjectKind: 'organization', subjectId: entry.organizationId, detail: { entryId: id, list: entry.list, reason: input.reason } });
    return {};
  });

/** Takes a black entry off once it has been put right. It stays on record as removed. */
export const rectifyList = (house: House, actor: Actor, id: string, rectification: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const { entry, path } = await entryFor(unit, id, decideLists, 'unitId', 'published');
    if (entry.list !== 'black') throw new Refusal('rule', 'assessment.list_not_black');
    await mustNameNobody(unit, path, [rectification]);
    await changeEntry(unit, id, { rectification });
    unit.audit({ action: 'assessment.list_rectified', subjectKind: 'organization', subjectId: entry.organizationId, detail: { entryId: id } });
    return {};
  });
