import type { Day, PartialDate } from '../../kernel/period.ts';
import type { BallotFormFile, Decision, Facts, Measure, PolicyDocument, PolicyPack, Practice, Problem, SchemeFile, Source } from './model.ts';
import { compileTable, type CompiledTable } from './rules/compile.ts';
import { contextOn, decideRule } from './rules/decide.ts';
import { factsForMeasures, matchMeasures, type MeasureMatch } from './rules/match-measures.ts';
import { numberOn, parameterOn, ruleOn, type DatedValue } from './rules/parameter-on.ts';
import { retirementMonth, type RetirementMonth } from './rules/retirement-month.ts';

/** The policy of a region on one day: what other domains decide by. Plain and immutable, so it may be kept while a unit of work runs. */
export interface PolicyView {
  /** `xiangyin@0123456789ab`; store it with every result. */
  readonly version: string;
  readonly packId: string;
  readonly on: Day;
  readonly pack: PolicyPack;
  /** Value with its article. Refuses `policy.parameter_not_found`, `policy.parameter_not_yet`. */
  parameter(id: string): DatedValue;
  /** The same as a number; refuses `policy.parameter_not_number`. */
  number(id: string): number;
  /** Decides one case by the table in force on the day; the trace names row, reason and article. Null is a fact not known. */
  decide(ruleId: string, facts: Facts): Decision;
  /** The table once parsed to closures, for a whole population; the same answers. */
  compile(ruleId: string): CompiledTable;
  has(ruleId: string): boolean;
  measures(): readonly Measure[];
  measure(id: string): Measure | undefined;
  /** Measures that answer a problem of one person, ready ones first, each with conditions met, missing or not known. */
  matchMeasures(problem: Problem, facts: Facts): readonly MeasureMatch[];
  /** The facts `matchMeasures` asks for. */
  factsForMeasures(): readonly string[];
  retirementMonth(born: PartialDate, originalAge: number): RetirementMonth | Decision;
  practices(): readonly Practice[];
  /** Marking schemes as written; the assessment domain checks and reads them. */
  schemes(): readonly SchemeFile[];
  /** Ready-made ballot forms as written; the assessment domain checks and reads them. */
  ballotForms(): readonly BallotFormFile[];
  document(id: string): PolicyDocument | undefined;
  /** `公务员考核规定 第十八条`, as an explanation names its source. */
  cite(source: Source): string;
  /** The same version on another day. */
  at(on: Day): PolicyView;
}

const compiled = new WeakMap<PolicyPack, Map<string, CompiledTable>>();

export function viewOf(pack: PolicyPack, on: Day): PolicyView {
  return {
    version: pack.version,
    packId: pack.id,
    on,
    pack,
    parameter: (id) => parameterOn(pack, id, on),
    number: (id) => numberOn(pack, id, on),
    decide: (ruleId, facts) => decideRule(pack, ruleId, facts, on),
    compile: (ruleId) => {
      const tables = compiled.get(pack) ?? new Map<string, CompiledTable>();
      compiled.set(pack, tables);
      const rule = ruleOn(pack, ruleId, on);
      const context = contextOn(pack, rule.uses ?? [], on);
      // Days with the same table and the same values of its parameters share the closures.
      const key = `${ruleId} ${rule.effectiveFrom} ${JSON.stringify(context.parameters)}`;
      let table = tables.get(key);
      if (!table) {
        table = compileTable(rule, context);
        tables.set(key, table);
      }
      return table;
    },
    has: (ruleId) => (pack.rules.get(ruleId) ?? []).some((r) => r.effectiveFrom <= on),
    measures: () => [...pack.measures.values()],
    measure: (id) => pack.measures.get(id),
    matchMeasures: (problem, facts) => matchMeasures(pack, problem, facts, on),
    factsForMeasures: () => factsForMeasures(pack),
    retirementMonth: (born, originalAge) => retirementMonth(pack, born, originalAge, on),
    practices: () => [...pack.practices.values()],
    schemes: () => [...pack.schemes.values()],
    ballotForms: () => [...pack.ballotForms.values()],
    document: (id) => pack.documents.get(id),
    cite: (source) => `${pack.documents.get(source.document)?.title ?? source.document} ${source.article}`,
    at: (day) => viewOf(pack, day),
  };
}
