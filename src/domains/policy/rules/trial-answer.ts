import type { Day } from '../../../kernel/period.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { TrialAnswer } from '../contract/workbench.ts';
import type { Decision, Facts, PolicyPack, Source } from '../model.ts';
import { compileTable } from './compile.ts';
import { contextOn } from './decide.ts';
import { ruleOn } from './parameter-on.ts';

type Cite = (source: Source) => TrialAnswer['why'][number]['source'];
type Answer = Decision | Refusal;

/** One table, ready to answer for many. What it asks and a past case does not tell is not known, never false. */
export interface TrialTable {
  answer(facts: Facts): Answer;
  show(answer: Answer, cite: Cite): TrialAnswer;
}

/** The table of a policy on a day; one that is not there, or not yet, answers everybody with that refusal. */
export function trialTable(pack: PolicyPack, rule: string, on: Day): TrialTable {
  try {
    const table = ruleOn(pack, rule, on);
    const compiled = compileTable(table, contextOn(pack, table.uses ?? [], on));
    return {
      answer: (facts) => {
        const told: Record<string, Facts[string]> = {};
        for (const name of compiled.asks) told[name] = facts[name] ?? null;
        return refusalOr(() => compiled.decide(told));
      },
      show,
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { answer: () => error, show };
  }
}

/** Both answers when they differ in what they say (not merely in the row that says it), else null. */
export function compareAnswers(without: TrialTable, withDraft: TrialTable, facts: Facts): { without(cite: Cite): TrialAnswer; withDraft(cite: Cite): TrialAnswer } | null {
  const one = without.answer(facts);
  const other = withDraft.answer(facts);
  if (said(one) === said(other)) return null;
  return { without: (cite) => without.show(one, cite), withDraft: (cite) => withDraft.show(other, cite) };
}

function refusalOr(decide: () => Decision): Answer {
  try {
    return decide();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error;
  }
}

const said = (answer: Answer): string => (isRefusal(answer) ? `refused ${answer.code}` : JSON.stringify([answer.status, answer.outputs, answer.collected]));

function show(answer: Answer, cite: Cite): TrialAnswer {
  if (isRefusal(answer)) return { status: 'refused', outputs: [], missing: [], why: [], refusal: { code: answer.code, params: { ...answer.params } } };
  return {
    status: answer.status,
    outputs: answer.outputs ? [{ ...answer.outputs }] : answer.collected.map((o) => ({ ...o })),
    missing: [...answer.missing],
    why: answer.trace.map((t) => ({ row: t.row, reason: { zh: t.reason.zh, en: t.reason.en }, source: cite(t.source) })),
    refusal: null,
  };
}
