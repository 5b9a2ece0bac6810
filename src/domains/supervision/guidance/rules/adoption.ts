import type { Explanation } from '../../../../kernel/explanation.ts';
import { percentOf } from '../../../../kernel/percent.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { AdoptionReport, Recommendation } from '../model.ts';

export const adoptionStandings = ['unanswered', 'late_answer', 'declined', 'planned', 'running', 'waiting', 'in_place', 'given_up', 'overdue'] as const;
export type AdoptionStanding = (typeof adoptionStandings)[number];

/**
 * What became of one recommendation by a day. In place only by a confirmed report; a report sent back counts for nothing; what a unit
 * gave up it says itself. Overdue: adopted, its day over, and nothing waits to be confirmed.
 */
export function adoptionStanding(r: Pick<Recommendation, 'answer' | 'answerBy' | 'finishBy'>, reports: readonly Pick<AdoptionReport, 'number' | 'standing' | 'state'>[], today: Day): AdoptionStanding {
  if (r.answer === null) return r.answerBy < today ? 'late_answer' : 'unanswered';
  if (r.answer === 'declined') return 'declined';
  if (reports.some((x) => x.state === 'confirmed')) return 'in_place';
  const last = reports.filter((x) => x.state !== 'returned').reduce<(typeof reports)[number] | null>((a, x) => (a === null || x.number > a.number ? x : a), null);
  if (last?.standing === 'given_up') return 'given_up';
  if (last?.state === 'waiting') return 'waiting';
  if (r.finishBy! < today) return 'overdue';
  return last === null ? 'planned' : 'running';
}

export interface Adoption {
  readonly recommended: number;
  readonly answered: number;
  /** As it is or changed to fit. */
  readonly adopted: number;
  readonly declined: number;
  readonly inPlace: number;
  readonly overdue: number;
  readonly givenUp: number;
  /** Adopted ÷ recommended: whoever did not answer has not adopted. */
  readonly adoptionRate: string | null;
  /** In place ÷ adopted: what was given up was adopted and is not in place. */
  readonly placeRate: string | null;
  readonly explanation: Explanation;
}

/** supervision.adoption (M239). */
export function adoptionOf(lines: readonly { readonly name: string; readonly standing: AdoptionStanding }[]): Adoption {
  const count = (...of: AdoptionStanding[]): number => lines.filter((l) => of.includes(l.standing)).length;
  const unanswered = count('unanswered', 'late_answer');
  const declined = count('declined');
  const adopted = lines.length - unanswered - declined;
  const counts = { recommended: lines.length, answered: lines.length - unanswered, adopted, declined, inPlace: count('in_place'), overdue: count('overdue', 'late_answer'), givenUp: count('given_up') };
  const [adoptionRate, placeRate] = [percentOf(adopted, lines.length), percentOf(counts.inPlace, adopted)];
  return {
    ...counts, adoptionRate, placeRate,
    explanation: { statement: 'guidance.explain.adoption', params: counts, ...(adoptionRate === null ? {} : { value: adoptionRate, unit: '%' }), ruleId: 'supervision.adoption', source: 'M239', children: lines.map((l) => ({ statement: `guidance.explain.adoption_${l.standing}`, params: { name: l.name }, value: ['unanswered', 'late_answer', 'declined'].includes(l.standing) ? '0' : '1' })) },
  };
}
