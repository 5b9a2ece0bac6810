import type { Unit } from '../../../platform/house/index.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Facts, PolicyView } from '../../policy/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { personFacts } from '../../registry/index.ts';
import { resultsOf } from '../../assessment/index.ts';
import { evidenceFacts } from '../rules/evidence-facts.ts';

const YEARS_LOOKED_AT = 3;

/**
 * What is known of one person under the names of `policies/facts.yaml`, for the measures' conditions.
 * A name nobody can supply is null: not known, which is not the same as false.
 */
export async function factsFor(unit: Unit, policy: PolicyView, personId: string, on: Day): Promise<Facts> {
  const year = Number(on.slice(0, 4));
  const registry = (await personFacts(unit, [personId], on)).get(personId) ?? {};
  const entries = await evidenceOf(unit, [personId], { from: `${year - YEARS_LOOKED_AT}${on.slice(4)}`, to: on }, { states: ['confirmed'] });
  const latest = (await resultsOf(unit, [personId], [year - 1, year])).filter((r) => r.rank !== null).sort((a, b) => b.year - a.year)[0];
  const assessment = latest?.rank ? { 同组排名百分位: Math.round((latest.rank / latest.groupSize) * 100) } : {};
  const known: Record<string, Facts[string]> = { ...evidenceFacts(personId, entries.map((e) => ({ ...e, content: e.content as unknown as Record<string, unknown> })), on), ...assessment, ...registry };
  return Object.fromEntries(policy.factsForMeasures().map((name) => [name, known[name] ?? null]));
}
