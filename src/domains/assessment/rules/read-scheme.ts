import { schemeDefinition, type DraftScheme, type SchemeDefinition } from '../scheme-format.ts';

export const rule = { ruleId: 'assessment.read_scheme', source: '高质量发展监测评价指标体系、年度考核指标及实施办法 (M038)' } as const;

/** A draft as a finished scheme; null while some field cannot be read. Whether it holds together `checkScheme` says. */
export function readScheme(draft: DraftScheme): SchemeDefinition | null {
  const read = schemeDefinition.safeParse(draft);
  return read.success ? read.data : null;
}
