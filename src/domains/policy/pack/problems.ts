import type { z } from 'zod';
import { parse, YAMLParseError } from 'yaml';
import type { Reason } from '../../../kernel/refusal.ts';

/** Faults found while reading a pack, gathered so that one look shows them all. */
export type Problems = Reason[];

const LONGEST = 80;
const short = (value: string): string => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

/** `rows[2].when[0]` from zod's path. */
const spell = (path: readonly PropertyKey[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('') || '(file)';

/** Reads one YAML file against its format. Faults go into `problems`, named by file and path; then the answer is null. */
export function readYaml<T>(file: string, text: string, format: z.ZodType<T>, problems: Problems): T | null {
  let data: unknown;
  try {
    // `core` keeps dates as text; a bomb of aliases is cut off.
    data = parse(text, { schema: 'core', maxAliasCount: 50, prettyErrors: true });
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    problems.push({ code: 'policy.pack_yaml', params: { file, message: short(error.message) }, at: file });
    return null;
  }
  const result = format.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = spell(issue.path);
    problems.push({ code: 'policy.pack_field', params: { file, path, message: short(issue.message) }, at: `${file}#${path}` });
  }
  return null;
}
