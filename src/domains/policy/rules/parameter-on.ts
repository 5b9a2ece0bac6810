import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { DecisionTable, ParameterValue, PolicyPack, Scalar } from '../model.ts';

export interface DatedValue {
  readonly parameterId: string;
  readonly unit: string;
  readonly value: Scalar;
  readonly from: Day;
  readonly source: ParameterValue['source'];
  readonly verified: boolean;
  readonly packVersion: string;
}

/**
 * The value of a parameter on a day, with the article that sets it.
 * Refuses `not_found` for a parameter the pack lacks, `rule` for a day before its first value.
 */
export function parameterOn(pack: PolicyPack, id: string, on: Day): DatedValue {
  const parameter = pack.parameters.get(id);
  if (!parameter) throw new Refusal('not_found', 'policy.parameter_not_found', { parameter: id, pack: pack.version });
  let found: ParameterValue | null = null;
  for (const value of parameter.values) if (value.from <= on && (found === null || value.from > found.from)) found = value;
  if (!found) throw new Refusal('rule', 'policy.parameter_not_yet', { parameter: id, on });
  return { parameterId: id, unit: parameter.unit, value: found.value, from: found.from, source: found.source, verified: found.verified, packVersion: pack.version };
}

/** The same for a value that must be a number (a share, a term, a count). */
export function numberOn(pack: PolicyPack, id: string, on: Day): number {
  const { value } = parameterOn(pack, id, on);
  if (typeof value !== 'number') throw new Refusal('invalid', 'policy.parameter_not_number', { parameter: id, value: String(value) });
  return value;
}

/** The version of a rule in force on a day. */
export function ruleOn(pack: PolicyPack, id: string, on: Day): DecisionTable {
  const versions = pack.rules.get(id);
  if (!versions) throw new Refusal('not_found', 'policy.rule_not_found', { rule: id, pack: pack.version });
  const table = versions.findLast((v) => v.effectiveFrom <= on);
  if (!table) throw new Refusal('rule', 'policy.rule_not_yet', { rule: id, on });
  return table;
}
