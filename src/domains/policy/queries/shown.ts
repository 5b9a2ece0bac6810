import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { conditionView, MeasureView, ParameterView, RuleView } from '../contract.ts';
import type { CitedSource } from '../contract/words.ts';
import type { DecisionTable, ExampleFile, Measure, Parameter, PolicyPack, Source } from '../model.ts';
import { contextOn } from '../rules/decide.ts';
import { parameterOn } from '../rules/parameter-on.ts';
import { prepareTable } from '../feel/prepare.ts';
import { runExamples, type ExampleResult } from '../pack/run-examples.ts';
import type { MeasureState } from '../store/register.ts';

/** The examples of every pack in the line, not only of the closest: a table is shown with all that prove it. */
export type AllExamples = readonly ExampleFile[];

export const cited = (pack: PolicyPack, source: Source): CitedSource => ({ ...source, title: pack.documents.get(source.document)?.title ?? source.document });

export function showParameter(pack: PolicyPack, parameter: Parameter, on: Day): ParameterView {
  let from: Day | null = null;
  for (const v of parameter.values) if (v.from <= on && (from === null || v.from > from)) from = v.from;
  return {
    id: parameter.id,
    name: parameter.name,
    title: parameter.title,
    unit: parameter.unit,
    values: parameter.values.map((v) => ({
      from: v.from,
      value: v.value,
      inForce: v.from === from,
      source: cited(pack, v.source),
      also: (v.also ?? []).map((s) => cited(pack, s)),
      verified: v.verified,
      note: v.note ?? null,
    })),
  };
}

export function showRule(pack: PolicyPack, table: DecisionTable, on: Day, examples: AllExamples): RuleView {
  const context = contextOn(pack, table.uses ?? [], on);
  return {
    id: table.id,
    title: table.title,
    effectiveFrom: table.effectiveFrom,
    hitPolicy: table.hitPolicy,
    uses: (table.uses ?? []).map((id) => ({ id, name: pack.parameters.get(id)?.name ?? id, value: parameterOn(pack, id, on).value })),
    inputs: table.inputs.map((input) => {
      const fact = pack.vocabulary.get(input.name);
      return { name: input.name, en: fact?.en ?? input.name, type: input.type, unit: fact?.unit ?? null, values: [...(fact?.values ?? [])] };
    }),
    outputs: table.outputs.map((o) => ({ name: o.name, type: o.type })),
    rows: table.rows.map((row, i) => ({
      row: i + 1,
      when: [...row.when],
      outputs: table.outputs.map((o) => String(row.then[o.name] ?? '')),
      reason: row.reason,
      source: cited(pack, row.source),
      also: (row.also ?? []).map((s) => cited(pack, s)),
      verified: row.verified,
      note: row.note ?? null,
    })),
    asks: prepareTable(table, context).asks.map((f) => f.name),
    examples: resultsOf(pack, table.id, examples).map(({ name, passed, expected, actual }) => ({ name, passed, expected, actual })),
  };
}

/** The table in force on a day, or null before its first day. */
export function tableOn(pack: PolicyPack, versions: readonly DecisionTable[], on: Day): DecisionTable | null {
  return versions.findLast((v) => v.effectiveFrom <= on) ?? null;
}

const ran = new WeakMap<PolicyPack, Map<string, readonly ExampleResult[]>>();

/** The results of a rule's examples, worked out once for a pack: both are fixed. An example that cannot run at all fails. */
export function resultsOf(pack: PolicyPack, ruleId: string, examples: AllExamples): readonly ExampleResult[] {
  const known = ran.get(pack) ?? new Map<string, readonly ExampleResult[]>();
  ran.set(pack, known);
  let results = known.get(ruleId);
  if (!results) {
    const own = examples.filter((e) => e.rule === ruleId);
    try {
      results = runExamples({ ...pack, examples: own });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      results = own.flatMap((e) => e.cases.map((c) => ({ subject: ruleId, name: c.name, passed: false, expected: c.expected, actual: error.code })));
    }
    known.set(ruleId, results);
  }
  return results;
}

type Units = ReadonlyMap<string, string>;

export function showMeasure(pack: PolicyPack, measure: Measure, state: MeasureState | undefined, units: Units): MeasureView {
  return {
    id: measure.id,
    title: measure.title,
    problem: measure.problem,
    lever: measure.lever,
    delivery: measure.delivery,
    owner: measure.owner,
    quote: measure.quote ?? null,
    practice: measure.practice ?? null,
    source: cited(pack, measure.source),
    beneficiaries: measure.beneficiaries.map(({ fact, test }) => ({ fact, test })),
    conditions: measure.conditions.map((c): z.infer<typeof conditionView> => ({ fact: c.fact, text: c.text, source: cited(pack, c.source), proposed: c.proposed === true })),
    verified: measure.verified,
    from: 'pack',
    ...standing(state, units),
  };
}

export function showLocalMeasure(pack: PolicyPack, state: MeasureState, titles: ReadonlyMap<string, string>, units: Units): MeasureView {
  const w = state.wording!;
  return {
    id: state.measureId,
    // Typed in by the region in its own language; there is no translation to show.
    title: { zh: w.title, en: w.title },
    problem: w.problem,
    lever: w.lever,
    delivery: { zh: w.delivery, en: w.delivery },
    owner: w.owner,
    quote: w.quote,
    practice: null,
    source: w.basis ? { ...w.basis, title: titles.get(w.basis.document) ?? w.basis.document } : null,
    beneficiaries: [],
    conditions: [],
    verified: false,
    from: 'register',
    ...standing(state, units),
  };
}

const standing = (state: MeasureState | undefined, units: Units): Pick<MeasureView, 'state' | 'units' | 'since' | 'stateReason'> => ({
  state: state?.state ?? 'in_force',
  units: state?.unitIds?.map((id) => ({ id, name: units.get(id) ?? id })) ?? null,
  since: state?.from ?? null,
  stateReason: state?.reason ?? null,
});
