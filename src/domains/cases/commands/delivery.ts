import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { filesGiven, readFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house/index.ts';
import { readOwnCases, runCases } from '../access.ts';
import type { Delivery } from '../model.ts';
import { findCase, holdNotice, proveDelivery } from '../store/index.ts';
import { subjectOf } from './hold-case.ts';

/** 签收: the person acknowledges a notice to himself. Acknowledged twice it stays as it was. */
export const acknowledgeNotice = (house: House, actor: Actor, id: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    must(actor, readOwnCases, { regionId: actor.regionId, personIds: [actor.personId] });
    const notice = await holdNotice(unit, id);
    if (!notice || notice.personId !== actor.personId) throw new Refusal('not_found', 'cases.no_such_notice');
    if (notice.deliveredAt === null) {
      await proveDelivery(unit, id, 'in_program', null);
      unit.audit({ action: 'cases.notice_acknowledged', subjectKind: 'case', subjectId: notice.caseId });
    }
    return {};
  });

/** 送达回证: a notice handed over outside the program, with the paper that proves it. Refuses one proved already and a paper the actor did not give to the program. */
export const proveNotice = (house: House, actor: Actor, id: string, input: { readonly delivery: Exclude<Delivery, 'in_program'>; readonly proof: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const notice = await holdNotice(unit, id);
    if (!notice) throw new Refusal('not_found', 'cases.no_such_notice');
    must(actor, runCases, await subjectOf(unit, (await findCase(unit, notice.caseId))!));
    if (notice.deliveredAt !== null) throw new Refusal('conflict', 'cases.notice_delivered');
    if (!(await filesGiven(unit, [input.proof])).has(input.proof)) throw new Refusal('not_found', 'cases.no_such_file');
    const { name } = await readFile(unit, input.proof);
    await proveDelivery(unit, id, input.delivery, { hash: input.proof, name });
    unit.audit({ action: 'cases.notice_proved', subjectKind: 'case', subjectId: notice.caseId, detail: { delivery: input.delivery } });
    return {};
  });
