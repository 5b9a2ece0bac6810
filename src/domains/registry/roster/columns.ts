import { rosterFields, type FieldSpec, type RosterField, type RosterKey } from './model.ts';

export { rosterFields, type CellKind, type RosterField, type RosterKey } from './model.ts';

export const fieldOf = (key: RosterKey): RosterField => (key.startsWith('assessment.') ? 'assessment' : (key as RosterField));
export const specOf = (key: RosterKey): FieldSpec => rosterFields[fieldOf(key)];
export const labelOf = (key: RosterKey): string => (key.startsWith('assessment.') ? `${key.slice(11)}年度考核` : specOf(key).label);
export const requiredKeys: readonly RosterKey[] = (Object.keys(rosterFields) as RosterField[]).filter((f) => 'required' in rosterFields[f]) as RosterKey[];

/** A heading without what does not matter: spaces, brackets, slashes, units, full width. */
export const normalizeHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\((?:必填|选填|文本|年\.月|年月|yyyy.*?|岁|\*)\)/gi, '')
    .replace(/[\s\u200b-\u200f\ufeff*()（）/\\、,:：_\-—.·|【】[\]“”"']/g, '')
    .toLowerCase();

const byHeader = new Map<string, RosterField>();
for (const [field, spec] of Object.entries(rosterFields) as [RosterField, FieldSpec][])
  for (const text of [spec.label, ...spec.aliases]) byHeader.set(normalizeHeader(text), field);

const YEAR_GRADE = /^(?:(20\d\d)年?度?(?:年度)?考核(?:结果|等次|情况)?|(?:年度)?考核(?:结果|等次|情况)?(20\d\d)年?度?)$/;
const YEAR_ONLY = /^(20\d\d)年?度?$/;

/** The meaning of a heading by its words alone: exact (1) or by its longest known part (0.7). */
export function keyOfHeader(header: string): { readonly key: RosterKey; readonly confidence: number } | null {
  const text = normalizeHeader(header);
  if (!text) return null;
  const graded = YEAR_GRADE.exec(text);
  if (graded) return { key: `assessment.${Number(graded[1] ?? graded[2])}`, confidence: 1 };
  const exact = byHeader.get(text);
  if (exact === 'assessment') return { key: 'assessments', confidence: 0.8 };
  if (exact) return { key: exact as RosterKey, confidence: 1 };
  const grouped = /(考核)/.test(text) ? /(20\d\d)/.exec(text) : null;
  if (grouped) return { key: `assessment.${Number(grouped[1])}`, confidence: 0.9 };
  let best: { field: RosterField; length: number } | null = null;
  for (const [alias, field] of byHeader) if (alias.length >= 2 && alias.length > (best?.length ?? 0) && text.includes(alias)) best = { field, length: alias.length };
  if (!best || YEAR_ONLY.test(text)) return null;
  const key: RosterKey = best.field === 'assessment' ? 'assessments' : (best.field as RosterKey);
  return { key, confidence: Math.round((0.35 + 0.5 * (best.length / text.length)) * 100) / 100 };
}
