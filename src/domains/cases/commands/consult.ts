import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { giveOpinions, runCases } from '../access.ts';
import type { Consultation } from '../model.ts';
import { answerConsultation, changeCase, findConsultation, insertConsultation } from '../store/index.ts';
import { dueOn, holdCase, kinshipTo, record, refuse, subjectOf } from './hold-case.ts';

/** 会商: asks a body the type names for its opinion; several may be asked at once, each on the one file. Refuses an unknown body and one already asked. */
export const consultBody = (house: House, actor: Actor, id: string, input: { readonly revision: number; readonly body: string; readonly question: string }): Promise<{ revision: number; dueOn: string | null }> =>
  house.unit(actor, async (unit) => {
    const { file, type } = await holdCase(unit, id, input.revision, runCases);
    if (file.closedOn !== null) throw new Refusal('conflict', 'cases.closed', { closedOn: file.closedOn });
    if (!type.consults?.some((b) => b.key === input.body)) throw new Refusal('invalid', 'cases.no_such_body', { body: input.body });
    const due = dueOn(type.consultTerm, await policyVersion(unit, file.policyVersion, file.openedOn), unit.today);
    if (!(await insertConsultation(unit, id, { body: input.body, question: input.question, dueOn: due }))) throw new Refusal('conflict', 'cases.body_asked', { body: input.body });
    await record(unit, file, { action: 'consult', to: file.state, reason: null, stated: { body: input.body, question: input.question } });
    await changeCase(unit, id, {});
    unit.audit({ action: 'cases.body_consulted', subjectKind: 'case', subjectId: id, detail: { body: input.body } });
    return { revision: file.revision + 1, dueOn: due };
  });

/** The opinion of a body that was asked, once. Refuses whoever is concerned himself or a relative. */
export const answerForBody = (house: House, actor: Actor, consultationId: string, input: { readonly opinion: NonNullable<Consultation['opinion']>; readonly answer: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const seen = await findConsultation(unit, consultationId);
    if (!seen) throw new Refusal('not_found', 'cases.no_such_consultation');
    const { file } = await holdCase(unit, seen.caseId, null, giveOpinions);
    must(actor, giveOpinions, await subjectOf(unit, file));
    // Read again now that the file is held: another answer may have come in meanwhile.
    const consultation = (await findConsultation(unit, consultationId))!;
    if (consultation.opinion !== null) throw new Refusal('conflict', 'cases.opinion_given', { by: consultation.answeredBy ?? '' });
    if (file.closedOn !== null) throw new Refusal('conflict', 'cases.closed', { closedOn: file.closedOn });
    if (actor.personId !== null && file.parties.some((p) => p.personId === actor.personId)) refuse([{ code: 'cases.own_case', source: '公务员法 第七十六条' }]);
    if ((await kinshipTo(unit, file)) === 'relative') refuse([{ code: 'cases.relative', source: '公务员法 第七十六条' }]);
    await answerConsultation(unit, consultationId, input.opinion, input.answer);
    await record(unit, file, { action: 'answer', to: file.state, reason: null, stated: { body: consultation.body, opinion: input.opinion } });
    await changeCase(unit, file.id, {});
    unit.audit({ action: 'cases.opinion_given', subjectKind: 'case', subjectId: file.id, detail: { body: consultation.body, opinion: input.opinion } });
    return {};
  });
