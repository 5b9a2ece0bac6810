import { condition, type Condition } from '../../contract.ts';

export type ConditionField = Condition['field'];

/** The conditions as the menu offers them. */
export const conditionGroups: readonly { readonly key: string; readonly fields: readonly ConditionField[] }[] = [
  { key: 'person', fields: ['age', 'sex', 'ethnicity', 'politicalStatus', 'education', 'major'] },
  { key: 'post', fields: ['organization', 'unitType', 'title', 'category', 'principal', 'level', 'rank', 'staffCategory'] },
  { key: 'time', fields: ['yearsInPost', 'yearsAtLevel', 'yearsInRank', 'yearsOfService'] },
  { key: 'result', fields: ['grade', 'timesOutstanding', 'withinEffectPeriod'] },
  { key: 'state', fields: ['inOffice', 'awaitingPost', 'tag'] },
];
export const rangeFields = ['age', 'yearsInPost', 'yearsAtLevel', 'yearsInRank', 'yearsOfService'] as const;
export const yesNoFields = ['principal', 'awaitingPost', 'inOffice', 'withinEffectPeriod'] as const;
export const isRange = (field: string): field is (typeof rangeFields)[number] => (rangeFields as readonly string[]).includes(field);
export const isYesNo = (field: string): field is (typeof yesNoFields)[number] => (yesNoFields as readonly string[]).includes(field);

/** What is being filled in: a field and whatever has been typed so far. */
export type ConditionDraft = { readonly field: ConditionField } & Readonly<Record<string, unknown>>;
export const newDraft = (field: ConditionField): ConditionDraft => (isYesNo(field) ? { field, is: true } : { field });

/** The condition of a draft, or null while something is missing. */
export function finished(draft: ConditionDraft): Condition | null {
  const cleaned = Object.fromEntries(Object.entries(draft).filter(([, v]) => v !== undefined && v !== null && v !== ''));
  const read = condition.safeParse(cleaned);
  if (!read.success) return null;
  const c = read.data;
  if (isRange(c.field)) {
    const { min, max } = c as { min?: number; max?: number };
    if ((min === undefined && max === undefined) || (min !== undefined && max !== undefined && min > max)) return null;
  }
  return c;
}

const PARAMETER = 'c';
/** Conditions of the address: one `c` each, as the contract writes them. What cannot be read is left out. */
export function readConditions(search: URLSearchParams): Condition[] {
  return search.getAll(PARAMETER).flatMap((text) => {
    try {
      const c = finished(JSON.parse(text) as ConditionDraft);
      return c ? [c] : [];
    } catch {
      return [];
    }
  });
}
export function writeConditions(search: URLSearchParams, conditions: readonly Condition[]): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(PARAMETER);
  for (const c of conditions) next.append(PARAMETER, JSON.stringify(c));
  return next;
}

/** The address of the roster under these conditions. */
export const rosterAddress = (conditions: readonly Condition[], more: Readonly<Record<string, string>> = {}): string => `/people?${writeConditions(new URLSearchParams(more), conditions).toString()}`;

/** The condition that a step of a statistics picture stands for; null where the search cannot say it exactly. */
export function conditionOfCount(group: string, key: string): Condition | null {
  if (group === 'age') {
    const m = /^(\d+)(-|\+)(\d+)?$/.exec(key);
    if (!m) return null;
    return m[2] === '+' ? { field: 'age', min: Number(m[1]) } : m[3] ? { field: 'age', min: Number(m[1]), max: Number(m[3]) } : { field: 'age', max: Number(m[1]) };
  }
  if (key === 'unknown' || key === 'none') return null;
  const drafts: Readonly<Record<string, ConditionDraft>> = {
    sex: { field: 'sex', is: key },
    level: { field: 'level', in: [key] },
    rank: { field: 'rank', in: [key] },
    unitType: { field: 'unitType', in: [key] },
    staffCategory: { field: 'staffCategory', in: [key] },
    lastGrade: { field: 'grade', in: [key] },
    ...(key === 'postgraduate' ? { education: { field: 'education', atLeast: 4 } } : {}),
  };
  const draft = drafts[group];
  return draft ? finished(draft) : null;
}
