import type { MatterLimits } from '../../../kernel/likeness.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { StepContext } from '../../cases/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { personSummaries } from '../../registry/index.ts';
import type { Measure, MeasureKind } from '../model.ts';
import { askedBefore, asks, type Asked } from '../rules/asked-before.ts';
import { bodiesOf, seenBy } from '../rules/measure-sight.ts';
import { findMeasures, holdMeasures, insertMeasure } from '../store/measures.ts';

const MOST = 1000;

/** How alike and how near two matters are to be taken for one: the parameters by which supervision joins its items. */
export async function matterLimits(unit: Unit): Promise<MatterLimits> {
  const policy = await policyInForce(unit, unit.today);
  return { likeness: policy.number('joining-likeness'), days: policy.number('joining-days') };
}

/** The lines named to whoever asks, each as far as his body sees it. */
export async function namedHits(unit: Unit, hits: readonly Measure[]): Promise<Reason[]> {
  const people = await personSummaries(unit, hits.map((m) => m.personId));
  const reader = bodiesOf(unit.actor);
  return hits.map((m): Reason => {
    const seen = seenBy(m, reader);
    const common = { person: people.get(m.personId)?.name ?? '', body: m.body, kind: m.kind, on: m.onDay };
    return seen.hidden ? { code: 'protection.asked_restricted', params: common, at: 'differs' } : { code: 'protection.asked_about', params: { ...common, by: seen.recordedBy ?? '', matter: seen.matter ?? '' }, at: 'differs' };
  });
}

/**
 * 同一问题不重复问 (M129): refuses `protection.asked_before` when one of these people was asked about this matter by either body, unless it is
 * stated why it is another. The list is held from here on, so that of two who ask at once the second sees the first.
 */
export async function askOnce(unit: Unit, personIds: readonly string[], about: Asked, differs: string | null, counts: (m: Measure) => boolean = () => true): Promise<void> {
  await holdMeasures(unit);
  if (!asks(about.kind) || differs !== null) return;
  const hits = askedBefore(about, (await findMeasures(unit, { personIds, limit: MOST })).filter(counts), await matterLimits(unit));
  if (hits.length > 0) throw new Refusal('rule', 'protection.asked_before', { count: hits.length }, await namedHits(unit, hits));
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const subjects = ({ case: file }: StepContext): string[] => file.parties.filter((p) => p.role === 'subject').map((p) => p.personId);
const about = (unit: Unit, { facts }: StepContext, kind: MeasureKind): Asked => ({ kind, matter: text(facts['matter']) ?? '', lead: text(facts['lead']), onDay: unit.today });

/** The check of an opening or step of an inquiry that asks somebody. What was answered for at the opening is not asked again: only what came since. */
export const mayAsk =
  (kind: MeasureKind) =>
  async (unit: Unit, context: StepContext): Promise<void> => {
    await holdMeasures(unit);
    const people = subjects(context);
    const own = (await findMeasures(unit, { personIds: people, limit: MOST })).find((m) => m.caseId === context.case.id);
    await askOnce(unit, people, about(unit, context, kind), text(context.stated['differs']), (m) => m.caseId !== context.case.id && (own === undefined || m.recordedAt >= own.recordedAt));
  };

/** Puts a step of an inquiry on the shared list, a line for everybody it concerns. Of a reminder the day is that of the talk. */
export const putOnList =
  (kind: MeasureKind) =>
  async (unit: Unit, context: StepContext): Promise<void> => {
    const { case: file, facts, stated } = context;
    const talk = text(stated['talkOn']);
    for (const personId of subjects(context)) {
      await insertMeasure(unit, { body: 'organization', kind, personId, matter: text(facts['matter']) ?? file.title, lead: text(facts['lead']), onDay: talk !== null && talk < unit.today ? talk : unit.today, document: file.number, restricted: false, differs: text(stated['differs']), caseId: file.id, fingerprint: `case ${file.id} ${kind} ${personId}` });
      unit.audit({ action: 'protection.measure_recorded', subjectKind: 'person', subjectId: personId, detail: { body: 'organization', kind, caseId: file.id } });
    }
  };
