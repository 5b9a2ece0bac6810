import type { Facts, PolicyView } from '../policy/index.ts';
import type { Field } from './definition.ts';
import type { FactValues } from './model.ts';

/** The form of a decision table on the day of the policy: one line for each of its inputs, in its words, with the values the packs know. */
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

/** What was stated on the form of a table, as the facts it is asked with; null is a fact not known. */
export const statedFor = (policy: PolicyView, ruleId: string, stated: FactValues, except: readonly string[] = []): Facts =>
  Object.fromEntries(tableFields(policy, ruleId, except).map(({ key }) => [key, scalar(stated[key])]));

const scalar = (value: FactValues[string] | undefined): string | number | boolean | null => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null);
