import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { practiceCatalogue } from '../../policy/index.ts';
import { organizationNames, organizationSubject } from '../../registry/index.ts';
import { answerRecommendations, recommendExperiences, reviewExperiences, submitExperiences } from './access.ts';
import type { Experience, ExperienceProblem, Recommendation, RecommendationAnswer, Standing } from './model.ts';
import { adoptionReportsOf, answerOne, changeExperience, decideAdoptionReport, experiences, findAdoptionReport, findExperience, findRecommendation, insertAdoptionReport, insertExperience, insertRecommendations, recommendationsOf } from './store.ts';

type Nothing = Record<never, never>;
export interface SaidExperience {
  readonly title: string;
  readonly problem: ExperienceProblem;
  readonly account: string;
  readonly results: string;
  readonly practiceId: string | null;
}
async function mustKnowPractice(practiceId: string | null): Promise<void> {
  if (practiceId !== null && !(await practiceCatalogue()).some((p) => p.id === practiceId)) throw new Refusal('invalid', 'guidance.no_such_practice', {}, [{ code: 'guidance.no_such_practice', at: 'practiceId' }]);
}
const twice = (title: string) => new Refusal('conflict', 'guidance.experience_twice', { title }, [{ code: 'guidance.experience_twice', params: { title }, at: 'title' }]);

export const submitExperience = (house: House, actor: Actor, input: SaidExperience & { readonly organizationId: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, submitExperiences, await organizationSubject(unit, input.organizationId));
    await mustKnowPractice(input.practiceId);
    const id = await insertExperience(unit, input);
    if (id === null) throw twice(input.title);
    unit.audit({ action: 'supervision.experience_submitted', subjectKind: 'experience', subjectId: id, detail: { title: input.title } });
    return { id };
  });

async function held(unit: Unit, id: string, permission: Parameters<typeof must>[1], state: Experience['state']): Promise<Experience> {
  const seen = await findExperience(unit, id);
  if (!seen) throw new Refusal('not_found', 'guidance.no_such_experience');
  must(unit.actor, permission, await organizationSubject(unit, seen.organizationId));
  const experience = (await findExperience(unit, id, true))!;
  if (experience.state !== state) throw new Refusal('conflict', 'guidance.experience_moved', { state: experience.state });
  return experience;
}

export const reviseExperience = (house: House, actor: Actor, id: string, input: SaidExperience): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const { organizationId } = await held(unit, id, submitExperiences, 'returned');
    await mustKnowPractice(input.practiceId);
    if ((await experiences(unit)).some((e) => e.id !== id && e.organizationId === organizationId && e.title === input.title)) throw twice(input.title);
    await changeExperience(unit, id, { title: input.title, problem: input.problem, account: input.account, results: input.results, practice_id: input.practiceId, state: 'submitted', submitted_on: unit.today, submitted_by: actor.name, submitter_account_id: actor.accountId, decided_on: null, decided_by: null });
    unit.audit({ action: 'supervision.experience_submitted', subjectKind: 'experience', subjectId: id, detail: { title: input.title } });
    return {};
  });

export const reviewExperience = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const experience = await held(unit, id, reviewExperiences, 'submitted');
    if (experience.submitterAccountId !== null && experience.submitterAccountId === actor.accountId) throw new Refusal('forbidden', 'guidance.oneself');
    await changeExperience(unit, id, { state: input.accepted ? 'accepted' : 'returned', opinion: input.opinion, decided_on: unit.today, decided_by: actor.name });
    unit.audit({ action: 'supervision.experience_reviewed', subjectKind: 'experience', subjectId: id, detail: { accepted: input.accepted, opinion: input.opinion } });
    return {};
  });

export const withdrawExperience = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await held(unit, id, recommendExperiences, 'accepted');
    await changeExperience(unit, id, { state: 'withdrawn', opinion: reason, decided_on: unit.today, decided_by: actor.name });
    unit.audit({ action: 'supervision.experience_withdrawn', subjectKind: 'experience', subjectId: id, detail: { reason } });
    return {};
  });

export const recommendExperience = (house: House, actor: Actor, id: string, input: { readonly organizationIds: readonly string[]; readonly why: string; readonly answerBy: Day }): Promise<{ ids: string[] }> =>
  house.unit(actor, async (unit) => {
    const experience = await held(unit, id, recommendExperiences, 'accepted');
    const to = [...new Set(input.organizationIds)];
    for (const organizationId of to) await organizationSubject(unit, organizationId);
    if (input.answerBy < unit.today) throw new Refusal('invalid', 'guidance.due_before_today', {}, [{ code: 'guidance.due_before_today', at: 'answerBy' }]);
    if (to.includes(experience.organizationId)) throw new Refusal('rule', 'guidance.own_unit', {}, [{ code: 'guidance.own_unit', at: 'organizationIds' }]);
    const before = (await recommendationsOf(unit, [id])).filter((r) => to.includes(r.organizationId)).map((r) => r.organizationId);
    if (before.length > 0) {
      const names = [...(await organizationNames(unit, before)).values()].join('、');
      throw new Refusal('conflict', 'guidance.already_recommended', { names }, [{ code: 'guidance.already_recommended', params: { names }, at: 'organizationIds' }]);
    }
    const ids = await insertRecommendations(unit, id, to, input.why, input.answerBy);
    unit.audit({ action: 'supervision.experience_recommended', subjectKind: 'experience', subjectId: id, detail: { count: ids.length, answerBy: input.answerBy } });
    return { ids };
  });

async function heldRecommendation(unit: Unit, id: string): Promise<Recommendation> {
  const seen = await findRecommendation(unit, id);
  if (!seen) throw new Refusal('not_found', 'guidance.no_such_recommendation');
  must(unit.actor, answerRecommendations, await organizationSubject(unit, seen.organizationId));
  return (await findRecommendation(unit, id, true))!;
}

/** 采纳、改造采纳、不采纳: nobody has to adopt what does not fit. */
export const answerRecommendation = (house: House, actor: Actor, id: string, input: { readonly answer: RecommendationAnswer; readonly note: string; readonly finishBy: Day | null }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const r = await heldRecommendation(unit, id);
    if (r.answer !== null) throw new Refusal('conflict', 'guidance.recommendation_moved');
    // What was withdrawn meanwhile is not adopted any more.
    const state = (await findExperience(unit, r.experienceId, true))!.state;
    if (state !== 'accepted') throw new Refusal('conflict', 'guidance.experience_moved', { state });
    const finishBy = input.answer === 'declined' ? null : input.finishBy;
    if (input.answer !== 'declined' && finishBy === null) throw new Refusal('invalid', 'guidance.finish_missing', {}, [{ code: 'guidance.finish_missing', at: 'finishBy' }]);
    if (finishBy !== null && finishBy < unit.today) throw new Refusal('invalid', 'guidance.due_before_today', {}, [{ code: 'guidance.due_before_today', at: 'finishBy' }]);
    await answerOne(unit, id, { answer: input.answer, note: input.note, finishBy });
    unit.audit({ action: 'supervision.recommendation_answered', subjectKind: 'recommendation', subjectId: id, detail: { answer: input.answer } });
    return {};
  });

export const reportAdoption = (house: House, actor: Actor, id: string, input: { readonly standing: Standing; readonly account: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const r = await heldRecommendation(unit, id);
    const reports = await adoptionReportsOf(unit, [id]);
    if (r.answer === null || r.answer === 'declined' || reports.some((x) => x.state === 'waiting' || x.state === 'confirmed')) throw new Refusal('conflict', 'guidance.recommendation_moved');
    const made = await insertAdoptionReport(unit, { recommendationId: id, number: reports.length + 1, standing: input.standing, account: input.account });
    unit.audit({ action: 'supervision.adoption_reported', subjectKind: 'recommendation', subjectId: id, detail: { standing: input.standing } });
    return { id: made };
  });

export const checkAdoption = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const seen = await findAdoptionReport(unit, id);
    const of = seen && (await findRecommendation(unit, seen.recommendationId));
    if (!of) throw new Refusal('not_found', 'guidance.no_such_report');
    must(actor, reviewExperiences, await organizationSubject(unit, of.organizationId));
    await findRecommendation(unit, of.id, true);
    const report = (await findAdoptionReport(unit, id))!;
    if (report.state !== 'waiting') throw new Refusal('conflict', 'guidance.report_moved', { state: report.state });
    if (report.reporterAccountId !== null && report.reporterAccountId === actor.accountId) throw new Refusal('forbidden', 'guidance.oneself');
    await decideAdoptionReport(unit, id, input.accepted ? 'confirmed' : 'returned', input.opinion);
    unit.audit({ action: 'supervision.adoption_checked', subjectKind: 'recommendation', subjectId: of.id, detail: { accepted: input.accepted, opinion: input.opinion } });
    return {};
  });
