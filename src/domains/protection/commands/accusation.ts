import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import type { Worker } from '../../../platform/http/index.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { findCase, openCaseIn, takeStepIn, type FactValues } from '../../cases/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { handleAccusations, ownAccusations } from '../access.ts';
import type { AccusationNotice } from '../model.ts';
import { accusationNotices, deliverNotice, findAccusation, findingOf, holdAccusationNotice, openFindings } from '../store/accusations.ts';
import { openIdentity, reportsBy } from '../store/reporters.ts';
import { appealTermOver } from '../types/false-accusation.ts';
import { mustBeImpartial } from './impartial.ts';

/** Opens the examination of an untrue report. Its title is the program's, so that no name stands in it. Refuses what the type refuses. */
export const openAccusation = (house: House, actor: Actor, reportId: string, grounds: string): Promise<{ id: string; number: string }> =>
  house.unit(actor, async (unit) => {
    const report = await findCase(unit, reportId);
    if (report?.type !== 'report') throw new Refusal('not_found', 'cases.no_such_case');
    return openCaseIn(unit, { type: 'false_accusation', opening: 'from_report', title: `举报核查${report.number}的诬告陷害查证`, organizationId: report.organizationId, parties: [], facts: { reportId, grounds } });
  });

/** The report behind a case of which the actor is the reporter; anybody else is told that there is none. */
export async function ownReport(unit: Unit, caseId: string): Promise<string> {
  const { actor } = unit;
  if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
  must(actor, ownAccusations, { regionId: actor.regionId, personIds: [actor.personId] });
  const accusation = await findAccusation(unit, { caseId });
  if (!accusation || !(await reportsBy(unit, actor.personId)).includes(accusation.reportId)) throw new Refusal('not_found', 'cases.no_such_case');
  return accusation.reportId;
}

/** He was told of it: before a proposal was served nobody learns here that there is a case. */
export async function toldNotices(unit: Unit, caseId: string): Promise<AccusationNotice[]> {
  const notices = await accusationNotices(unit, caseId);
  if (notices.length === 0) throw new Refusal('not_found', 'cases.no_such_case');
  return notices;
}

/**
 * 陈述申辩、申诉 of the reporter himself. Trail and audit know him as the sealed reporter only: who asked is settled first, the step is then
 * the program's. Refuses writing his own name into a file that others read.
 */
export async function takeAccusationStep(house: House, actor: Actor, caseId: string, input: { readonly action: 'reply' | 'appeal'; readonly text: string; readonly revision: number }): Promise<{ state: string; revision: number }> {
  await house.unit(actor, async (unit) => {
    const reportId = await ownReport(unit, caseId);
    await toldNotices(unit, caseId);
    const name = (await openIdentity(unit, reportId))!.name.replaceAll(/\s/g, '');
    if (name !== '' && input.text.replaceAll(/\s/g, '').includes(name)) throw new Refusal('rule', 'protection.names_the_reporter');
  });
  return house.unit(systemActor(actor.regionId, '反映人（身份密封）'), (unit) => takeStepIn(unit, caseId, { action: input.action, facts: { [input.action]: input.text } satisfies FactValues, revision: input.revision }));
}

/** 签收 by the reporter himself; acknowledged twice it stays as it was. */
export const acknowledgeAccusationNotice = (house: House, actor: Actor, id: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const notice = await holdAccusationNotice(unit, id);
    if (!notice) throw new Refusal('not_found', 'cases.no_such_notice');
    await ownReport(unit, notice.caseId);
    if (notice.deliveredAt === null) await deliverNotice(unit, id, 'in_program', null);
    return {};
  });

/** 送达回证: handed over outside the program, with the paper that proves it. */
export const proveAccusationNotice = (house: House, actor: Actor, id: string, input: { readonly delivery: 'in_person' | 'post'; readonly proof: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, handleAccusations, { regionId: actor.regionId, organizationPaths: [] });
    const notice = await holdAccusationNotice(unit, id);
    if (!notice) throw new Refusal('not_found', 'cases.no_such_notice');
    await mustBeImpartial(unit, (await findAccusation(unit, { caseId: notice.caseId }))!.reportId);
    if (notice.deliveredAt !== null) throw new Refusal('conflict', 'cases.notice_delivered');
    await readFile(unit, input.proof);
    await deliverNotice(unit, id, input.delivery, input.proof);
    unit.audit({ action: 'protection.accusation_notice_proved', subjectKind: 'case', subjectId: notice.caseId, detail: { delivery: input.delivery } });
    return {};
  });

/** 生效 and 期满 of one finding, read once its file is held: whoever comes second finds it done. */
async function moveFinding(unit: Unit, caseId: string): Promise<void> {
  const file = await findCase(unit, caseId, true);
  if (!file || file.closedOn !== null || file.suspendedOn !== null) return;
  const until = (await findingOf(unit, caseId))?.effectiveUntil ?? null;
  if (file.state === 'found' && (await appealTermOver(unit, caseId, await policyVersion(unit, file.policyVersion, file.openedOn)))) await takeStepIn(unit, caseId, { action: 'take_effect', revision: null });
  else if (file.state === 'in_effect' && until !== null && until <= unit.today) await takeStepIn(unit, caseId, { action: 'expire', revision: null });
}

/**
 * Brings findings into effect that were served and not appealed in time, and ends those that have run out; each in a unit of work of its
 * own, so that one that fails keeps no other.
 */
export const accusationWorker: Worker = {
  name: 'protection.accusations',
  everySeconds: 300,
  run: async (house, regionId) => {
    const actor = systemActor(regionId as RegionId, 'accusations');
    for (const caseId of await house.unit(actor, openFindings)) {
      await house.unit(actor, (unit) => moveFinding(unit, caseId)).catch((error: unknown) => house.log.error({ err: error, caseId, worker: accusationWorker.name }, 'a finding could not be moved on; it is tried again'));
    }
    return false;
  },
};
