import type { PolicyView } from '../../policy/index.ts';
import type { Field } from '../../cases/index.ts';

/** The form of a decision table: one line for each of its inputs, in its words, with the values the packs know. */
export function tableFields(policy: PolicyView, ruleId: string, except: readonly string[] = []): Field[] {
  const table = policy.pack.rules.get(ruleId)?.findLast((t) => t.effectiveFrom <= policy.on);
  return (table?.inputs ?? [])
    .filter((i) => !except.includes(i.name))
    .map((input): Field => {
      const known = policy.pack.vocabulary.get(input.name);
      const title = { zh: known?.meaning.zh ?? input.name, en: known?.meaning.en ?? input.name };
      const choices = (known?.values ?? []).map((value) => ({ value, title: { zh: value, en: value } }));
      const kind: Field['kind'] = input.type === 'boolean' ? 'yes_no' : input.type === 'number' ? 'number' : input.type === 'day' ? 'day' : choices.length > 0 ? 'choice' : 'text';
      return { key: input.name, kind, title, required: true, ...(kind === 'choice' ? { choices } : {}) };
    });
}
