import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import { parseCell } from '../feel/cell.ts';
import type { FactDefinition, PolicyPack } from '../model.ts';

/** Faults of one test: unknown names, text that is no FEEL, and words its input can never hold (FEEL would call them false for ever). */
export function lintCell(pack: PolicyPack, text: string, input: FactDefinition, parameters: readonly string[], at: string, found: Reason[]): void {
  try {
    const cell = parseCell(text, [...pack.vocabulary.keys(), ...parameters]);
    for (const name of cell.names) {
      if (!pack.vocabulary.has(name) && !parameters.includes(name)) found.push({ code: 'policy.fact_unknown', params: { fact: name }, at });
    }
    const numeric = input.type === 'number' || input.type === 'boolean' || input.type === 'numbers';
    cell.tree.iterate({
      enter(node) {
        if (node.name === 'DateTimeLiteral') return false;
        if (node.name !== 'StringLiteral') return undefined;
        const word = text.slice(node.from + 1, node.to - 1);
        if (numeric || (cell.names.length === 0 && input.values !== undefined && !input.values.includes(word))) {
          found.push({ code: 'policy.word_never_held', params: { word, fact: input.name }, at });
        }
        return undefined;
      },
    });
    if ((input.type === 'strings' || input.type === 'numbers') && /^(?:not\()?"/.test(text)) {
      found.push({ code: 'policy.list_compared_with_word', params: { fact: input.name, cell: text }, at });
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    found.push({ code: error.code, params: error.params, at });
  }
}
