import type { Explanation } from '../../../../kernel/explanation.ts';
import type { Day } from '../../../../kernel/period.ts';
import { workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { Charge, Dispute } from '../model.ts';

export interface UnitCoverage {
  readonly organizationId: string;
  readonly people: number;
  readonly had: number;
  /** Who has not been given sole charge of anything yet. */
  readonly not: number;
}
const inSole = (charges: readonly Pick<Charge, 'kind' | 'personId'>[]): ReadonlySet<string> => new Set(charges.filter((c) => c.kind === 'sole').map((c) => c.personId));
/** work.sole_charge_coverage (M029): everybody in office is on exactly one side; coordination is not sole charge. */
export function withoutSole<P extends { readonly id: string }>(people: readonly P[], charges: readonly Pick<Charge, 'kind' | 'personId'>[]): P[] {
  const given = inSole(charges);
  return people.filter((p) => !given.has(p.id));
}
/** The same counted by the unit of the main post, where most wait first; the units add up to everybody. */
export function coverageByUnit(people: readonly { readonly id: string; readonly organizationId: string }[], charges: readonly Pick<Charge, 'kind' | 'personId'>[]): UnitCoverage[] {
  const given = inSole(charges);
  const units = new Map<string, { people: number; had: number }>();
  for (const p of people) {
    const u = units.get(p.organizationId) ?? { people: 0, had: 0 };
    units.set(p.organizationId, { people: u.people + 1, had: u.had + (given.has(p.id) ? 1 : 0) });
  }
  return [...units].map(([organizationId, u]) => ({ organizationId, ...u, not: u.people - u.had })).sort((a, b) => b.not - a.not || b.people - a.people || a.organizationId.localeCompare(b.organizationId));
}

export interface Effectiveness {
  readonly personId: string;
  readonly matters: number;
  readonly ended: number;
  readonly achieved: number;
  /** Past the day it should have ended by, and not ended. */
  readonly overdue: number;
  readonly disputes: number;
  readonly settled: number;
  /** Working days from raising to settling, of those settled; one decimal. */
  readonly mean: string | null;
  readonly explanation: Explanation;
}
/** work.coordination_effectiveness (M030): per lead cadre what he coordinates, what became of it, and the disputes he settled. Matters and disputes of all leads add up to all. */
export function effectivenessOf(charges: readonly Charge[], disputes: readonly Dispute[], today: Day): Effectiveness[] {
  const led = charges.filter((c) => c.kind === 'coordination');
  return [...new Set(led.map((c) => c.personId))]
    .map((personId) => {
      const own = led.filter((c) => c.personId === personId);
      const about = (c: Charge): Dispute[] => disputes.filter((d) => d.chargeId === c.id);
      const all = own.flatMap(about);
      const settled = all.filter((d) => d.settledOn !== null);
      const days = settled.reduce((n, d) => n + workingDaysBetween(d.raisedOn, d.settledOn!), 0);
      const counts = { matters: own.length, ended: own.filter((c) => c.endedOn !== null).length, achieved: own.filter((c) => c.result === 'achieved').length, overdue: own.filter((c) => c.endedOn === null && c.untilOn < today).length, disputes: all.length, settled: settled.length };
      const line = (c: Charge): Explanation => ({ statement: `charges.explain.${c.result ?? (c.untilOn < today ? 'overdue' : 'running')}`, params: { title: c.title, disputes: about(c).length, settled: about(c).filter((d) => d.settledOn !== null).length }, value: c.result === 'achieved' ? '1' : '0' });
      return { personId, ...counts, mean: settled.length === 0 ? null : (days / settled.length).toFixed(1), explanation: { statement: 'charges.explain.lead', params: counts, value: String(counts.achieved), ruleId: 'work.coordination_effectiveness', source: 'M030', children: own.map(line) } };
    })
    .sort((a, b) => b.achieved - a.achieved || b.matters - a.matters || a.personId.localeCompare(b.personId));
}
