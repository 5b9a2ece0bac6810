import type { RuleBody } from '../bodies.ts';

const NAMES = /\p{Script=Han}[\p{Script=Han}A-Za-z0-9_]*/gu;

/** Names that the conditions and conclusions of a table read, beside the inputs themselves: parameters and other facts. */
export function namesRead(rule: RuleBody): Set<string> {
  const texts = (rule.rows ?? []).flatMap((row) => [...row.when, ...Object.values(row.then).filter((v): v is string => typeof v === 'string' && v.startsWith('='))]);
  return new Set(texts.flatMap((text) => text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(NAMES) ?? []));
}

/** The table with `uses` as its cells need it, so that nobody has to keep that list by hand. */
export function withUses(rule: RuleBody, parameters: readonly { readonly id: string; readonly name: string }[]): RuleBody {
  const read = namesRead(rule);
  const uses = parameters.filter((p) => read.has(p.name)).map((p) => p.id);
  // A parameter nobody here knows (of the same YAML file, perhaps) stays as written.
  const strange = (rule.uses ?? []).filter((id) => !parameters.some((p) => p.id === id));
  const { uses: _old, ...rest } = rule;
  const all = [...new Set([...uses, ...strange])];
  return all.length > 0 ? { ...rest, uses: all } : rest;
}
