import { parseDate } from 'feelin';
import { isDay } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FactDefinition, FactType, FactValue, Facts, Scalar, Vocabulary } from '../model.ts';

/** What a rule is applied with: the words, the parameters' values on the day, and the version to record. */
export interface RuleContext {
  readonly vocabulary: Vocabulary;
  /** FEEL name of a parameter → its value on the day. */
  readonly parameters: Readonly<Record<string, Scalar>>;
  readonly packVersion: string;
}

export function definitionOf(name: string, vocabulary: Vocabulary): FactDefinition {
  const definition = vocabulary.get(name);
  if (!definition) throw new Refusal('invalid', 'policy.fact_unknown', { fact: name });
  return definition;
}

/**
 * The value of a fact. A name that was not given at all is refused (say null when it is not known),
 * and so is a value of another type: FEEL would take `"abc" >= 2` for true without a word.
 */
export function factOf(facts: Facts, definition: FactDefinition): FactValue {
  const value = facts[definition.name];
  if (value === undefined) throw new Refusal('invalid', 'policy.fact_missing', { fact: definition.name });
  if (value !== null && !isOfType(value, definition.type)) {
    throw new Refusal('invalid', 'policy.fact_type', { fact: definition.name, type: definition.type, value: String(value).slice(0, 40) });
  }
  if (definition.values !== undefined && value !== null) {
    const list = Array.isArray(value) ? (value as readonly string[]) : [value as string];
    for (const one of list) {
      if (!definition.values.includes(one)) throw new Refusal('invalid', 'policy.fact_value', { fact: definition.name, value: String(one).slice(0, 40) });
    }
  }
  return value;
}

/** Every name given must be a word of the vocabulary. */
export function checkNames(facts: Facts, vocabulary: Vocabulary): void {
  for (const name of Object.keys(facts)) definitionOf(name, vocabulary);
}

export function isOfType(value: Exclude<FactValue, null>, type: FactType): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'strings':
      return Array.isArray(value) && value.every((v) => typeof v === 'string');
    case 'numbers':
      return Array.isArray(value) && value.every((v) => typeof v === 'number' && Number.isFinite(v));
  }
}

/** As FEEL wants it: days become FEEL dates. */
export const toFeel = (value: FactValue, type: FactType): unknown => (type === 'day' && typeof value === 'string' ? parseDate(value) : value);
