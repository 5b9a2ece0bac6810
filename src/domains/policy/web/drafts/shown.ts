import type { TFunction } from 'i18next';

const words = (value: unknown, t: TFunction<'policy'>): string => {
  if (value === true || value === false) return t(value ? 'yes' : 'no');
  if (value === null || value === undefined) return t('rule.unknown');
  if (Array.isArray(value)) return value.map((v) => words(v, t)).join('、');
  if (typeof value === 'object') return Object.entries(value).map(([name, v]) => `${name}：${words(v, t)}`).join('；');
  return String(value);
};

/** What a table answered, or should have: a value, or the outcome in words. */
export function shown(answer: unknown, t: TFunction<'policy'>): string {
  if (typeof answer !== 'object' || answer === null || !('status' in answer)) return words(answer, t);
  const { status, outputs, collected, missing } = answer as { status: string; outputs?: object | readonly object[] | null; collected?: readonly object[]; missing?: readonly string[] };
  const rows = [...(Array.isArray(outputs) ? (outputs as readonly object[]) : outputs ? [outputs] : []), ...(collected ?? [])];
  const said = [...rows.filter((one) => Object.keys(one).length > 0).map((one) => words(one, t)), ...(missing && missing.length > 0 ? [t('rule.missing', { facts: missing.join('、') })] : [])];
  const plain = status === 'decided' && said.length > 0;
  return [...(plain ? [] : [t(`rule.status.${status as 'decided'}`, { defaultValue: status })]), ...said].join('；');
}
