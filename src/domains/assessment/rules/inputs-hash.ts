import { createHash } from 'node:crypto';
import { packColumn } from './pack-column.ts';

export const rule = { ruleId: 'assessment.inputs_hash', source: '高质量发展监测评价指标体系、年度考核指标及实施办法 (M038)' } as const;

/** JSON with sorted keys, so that a value read back from the database has the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256, hex, over everything a computation rests on: scheme, policy version, people and columns. */
export function inputsHash(parts: { readonly definition: unknown; readonly policyVersion: string; readonly people: readonly unknown[]; readonly columns: ReadonlyMap<string, Float64Array> }): string {
  const hash = createHash('sha256').update(canonical(parts.definition)).update('\n').update(parts.policyVersion).update('\n');
  for (const person of parts.people) hash.update(canonical(person)).update('\n');
  for (const key of [...parts.columns.keys()].sort()) hash.update(key).update('\0').update(packColumn(parts.columns.get(key)!));
  return hash.digest('hex');
}
