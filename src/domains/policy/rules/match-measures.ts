import type { Day } from '../../../kernel/period.ts';
import type { FactDefinition, Facts, Measure, PolicyPack, Problem, Source } from '../model.ts';
import { parseCell } from '../feel/cell.ts';
import { contextOn } from './decide.ts';
import { checkNames, definitionOf, type RuleContext } from '../feel/facts.ts';
import { interpretCell, type Truth } from '../feel/interpret-cell.ts';

export type ConditionState = 'met' | 'missing' | 'not_known';

export interface MatchedCondition {
  readonly fact: string;
  readonly state: ConditionState;
  readonly text: { readonly zh: string; readonly en: string };
  readonly source: Source;
  /** The condition is a working proposal that the cited text does not state. */
  readonly proposed: boolean;
}

export interface MeasureMatch {
  readonly measureId: string;
  /** `yes` when every beneficiary test holds; `not_known` when a fact for it is lacking. */
  readonly applies: 'yes' | 'no' | 'not_known';
  /** All conditions met: it may be given now. */
  readonly ready: boolean;
  readonly conditions: readonly MatchedCondition[];
  /** Facts that must be known for a full answer. */
  readonly lacks: readonly string[];
  readonly packVersion: string;
}

/** One measure for one person: whom it is for, which conditions are met, which are missing, which cannot be said. */
export function matchMeasure(measure: Measure, facts: Facts, context: RuleContext): MeasureMatch {
  checkNames(facts, context.vocabulary);
  const known = [...context.vocabulary.keys(), ...Object.keys(context.parameters)];
  const lacks = new Set<string>();
  const truthOf = (test: { readonly fact: string; readonly test: string }): Truth => {
    const input = definitionOf(test.fact, context.vocabulary);
    const cell = parseCell(test.test, known);
    const others = cell.names.filter((n) => !Object.hasOwn(context.parameters, n)).map((n) => definitionOf(n, context.vocabulary));
    const reads: FactDefinition[] = [...new Set([input, ...others])];
    const truth = interpretCell(cell, input, reads, facts, context);
    if (truth === -1) for (const d of reads) if (facts[d.name] === null) lacks.add(d.name);
    return truth;
  };
  const whom = measure.beneficiaries.map(truthOf);
  const applies = whom.includes(0) ? 'no' : whom.includes(-1) ? 'not_known' : 'yes';
  const conditions = measure.conditions.map((condition): MatchedCondition => {
    const truth = truthOf(condition);
    const state: ConditionState = truth === 1 ? 'met' : truth === 0 ? 'missing' : 'not_known';
    return { fact: condition.fact, state, text: condition.text, source: condition.source, proposed: condition.proposed === true };
  });
  return {
    measureId: measure.id,
    applies,
    ready: applies === 'yes' && conditions.every((c) => c.state === 'met'),
    conditions,
    lacks: [...lacks].sort(),
    packVersion: context.packVersion,
  };
}

/**
 * The measures of a pack that answer a confirmed problem of one person, ready ones first, then by how little is missing.
 * Measures that are not for this person are left out; those of which it cannot be said stay, marked. Proposals only: people decide.
 */
export function matchMeasures(pack: PolicyPack, problem: Problem, facts: Facts, on: Day): readonly MeasureMatch[] {
  const open = (m: MeasureMatch): number => m.conditions.filter((c) => c.state !== 'met').length;
  const rank = (m: MeasureMatch): number => (m.ready ? 0 : m.applies === 'yes' ? 1 : 2);
  return [...pack.measures.values()]
    .filter((m) => m.problem === problem || m.problem === 'cross_cutting')
    .map((m) => matchMeasure(m, facts, contextOn(pack, m.uses ?? [], on)))
    .filter((m) => m.applies !== 'no')
    .sort((a, b) => rank(a) - rank(b) || open(a) - open(b) || (a.measureId < b.measureId ? -1 : 1));
}

/** The facts needed to match all measures of a pack, so that the caller knows what to collect. */
export function factsForMeasures(pack: PolicyPack): readonly string[] {
  const names = new Set<string>();
  for (const measure of pack.measures.values()) {
    const parameters = new Set((measure.uses ?? []).map((id) => pack.parameters.get(id)?.name ?? id));
    for (const test of [...measure.beneficiaries, ...measure.conditions]) {
      names.add(test.fact);
      for (const name of parseCell(test.test, [...pack.vocabulary.keys(), ...parameters]).names) if (!parameters.has(name)) names.add(name);
    }
  }
  return [...names].sort();
}
