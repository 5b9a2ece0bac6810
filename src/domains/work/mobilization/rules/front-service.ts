import type { Explanation } from '../../../../kernel/explanation.ts';
import { addDays, type Day } from '../../../../kernel/period.ts';
import type { Deployment } from '../model.ts';

export type Served = Pick<Deployment, 'personId' | 'arrivedOn' | 'leftOn' | 'arrivalEvidenceId' | 'state'> & { readonly front: string };
export interface Service {
  readonly personId: string;
  readonly times: number;
  /** Calendar days at a front, first and last counted; a day at two of them is one day. */
  readonly days: number;
  readonly now: boolean;
  readonly explanation: Explanation;
}

/** work.front_service (M036, M037): the front-line service of everybody who arrived, each figure down to the stays it adds up from. */
export function serviceOf(deployments: readonly Served[], today: Day): Service[] {
  const there = deployments.filter((d) => d.arrivedOn !== null);
  return [...new Set(there.map((d) => d.personId))]
    .map((personId) => {
      const own = there.filter((d) => d.personId === personId).sort((a, b) => a.arrivedOn!.localeCompare(b.arrivedOn!));
      const counted = new Set<Day>();
      const children = own.map((d): Explanation => {
        const before = counted.size;
        for (let day = d.arrivedOn!; day <= (d.leftOn ?? today); day = addDays(day, 1)) counted.add(day);
        return { statement: d.leftOn === null ? 'fronts.explain.there' : 'fronts.explain.stay', params: { front: d.front, from: d.arrivedOn!, to: d.leftOn ?? today }, value: String(counted.size - before), ...(d.arrivalEvidenceId === null ? {} : { evidenceIds: [d.arrivalEvidenceId] }) };
      });
      return { personId, times: own.length, days: counted.size, now: own.some((d) => d.state === 'on_site'), explanation: { statement: 'fronts.explain.service', params: { times: own.length }, value: String(counted.size), ruleId: 'work.front_service', source: 'M037', children } };
    })
    .sort((a, b) => b.days - a.days || a.personId.localeCompare(b.personId));
}
