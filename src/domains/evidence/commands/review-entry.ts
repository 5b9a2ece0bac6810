import type { Actor } from '../../../kernel/actor.ts';
import { may, must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { SEALER } from '../../../platform/ledger/index.ts';
import { readEvidence, replyToEvidence, reviewAsDepartment, reviewAsUnit } from '../access.ts';
import type { EntryDetail } from '../contract/views.ts';
import type { ReviewAction } from '../model.ts';
import { entryDetailOf } from '../queries/entry-detail.ts';
import { findEntry, type EntryNow } from '../store/entry.ts';
import { entrySubject } from '../subject.ts';
import { takeStep } from './take-step.ts';

/** The entry, for someone with this permission over it. Whoever may not even read it hears that there is none. */
export async function entryFor(unit: Unit, id: string, permission: Permission): Promise<EntryNow> {
  const entry = await findEntry(unit, id);
  if (!entry) throw new Refusal('not_found', 'evidence.no_such_entry');
  const subject = await entrySubject(unit, entry);
  if (!may(unit.actor, readEvidence, subject)) throw new Refusal('forbidden', 'security.not_permitted', { permission: permission.id });
  must(unit.actor, permission, subject);
  return entry;
}

async function review(house: House, actor: Actor, id: string, permission: Permission, action: ReviewAction, opinion: string): Promise<EntryDetail> {
  const detail = await house.unit(actor, async (unit) => {
    const entry = await entryFor(unit, id, permission);
    await takeStep(unit, entry, action, { opinion });
    return entryDetailOf(unit, (await findEntry(unit, id))!);
  });
  house.wake(SEALER);
  return detail;
}

/** 单位核实 */
export const reviewForUnit = (house: House, actor: Actor, id: string, body: { decision: 'unit_confirm' | 'return'; opinion: string }): Promise<EntryDetail> =>
  review(house, actor, id, reviewAsUnit, body.decision, body.opinion);

/** 组织部门核定，处理异议 */
export const reviewForDepartment = (house: House, actor: Actor, id: string, body: { decision: 'confirm' | 'return' | 'uphold' | 'overturn'; opinion: string }): Promise<EntryDetail> =>
  review(house, actor, id, reviewAsDepartment, body.decision, body.opinion);

/** 本人说明与异议 */
export const replyAsSubject = (house: House, actor: Actor, id: string, body: { action: 'reply' | 'dispute'; statement: string }): Promise<EntryDetail> =>
  review(house, actor, id, replyToEvidence, body.action, body.statement);
