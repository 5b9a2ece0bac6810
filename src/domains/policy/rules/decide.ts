import type { Day } from '../../../kernel/period.ts';
import type { Decision, DecisionTable, Facts, PolicyPack, Scalar } from '../model.ts';
import { checkNames, factOf, type RuleContext } from '../feel/facts.ts';
import { applyHitPolicy } from '../feel/hit-policy.ts';
import { interpretCell, type Truth } from '../feel/interpret-cell.ts';
import { parameterOn, ruleOn } from './parameter-on.ts';
import { prepareTable, type PreparedTable } from '../feel/prepare.ts';

/** The context of a rule on a day: the values of the parameters it uses, taken from the pack. */
export function contextOn(pack: PolicyPack, uses: readonly string[], on: Day): RuleContext {
  const parameters: Record<string, Scalar> = {};
  for (const id of uses) parameters[pack.parameters.get(id)?.name ?? id] = parameterOn(pack, id, on).value;
  return { vocabulary: pack.vocabulary, parameters, packVersion: pack.version };
}

/**
 * Decides one case by the version of a rule in force on a day.
 * In: facts by their Chinese names, null where not known. Out: outputs, the rows that lit with reason and article,
 * the pack version, and what is missing when it cannot be decided.
 * Refuses an unknown name, a name not given, a value of the wrong type, and a table that contradicts itself.
 */
export const decideRule = (pack: PolicyPack, ruleId: string, facts: Facts, on: Day): Decision => {
  const table = ruleOn(pack, ruleId, on);
  return decide(table, facts, contextOn(pack, table.uses ?? [], on));
};

/** The same for a table at hand (a draft that is being tried). */
export const decide = (table: DecisionTable, facts: Facts, context: RuleContext): Decision => interpret(prepareTable(table, context), facts, context);

/** Reference meaning of a table: each cell by FEEL. `compileTable` is proven equal to it. */
export function interpret(prepared: PreparedTable, facts: Facts, context: RuleContext): Decision {
  checkNames(facts, context.vocabulary);
  for (const definition of prepared.asks) factOf(facts, definition);
  return applyHitPolicy(
    prepared,
    (row) => {
      const { cells, reads } = prepared.rows[row]!;
      let truth: Truth = 1;
      for (let i = 0; i < cells.length; i++) {
        const one = interpretCell(cells[i]!, prepared.inputs[i]!, reads[i]!, facts, context);
        if (one === 0) return 0;
        if (one === -1) truth = -1;
      }
      return truth;
    },
    facts,
    context,
  );
}
