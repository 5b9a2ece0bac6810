import type { PostCategory } from '../model.ts';
import type { SchemeDefinition } from '../scheme-format.ts';

export const rule = { ruleId: 'assessment.class_and_group', source: '湘潭城发集团个人考核分层分类设置程序和权重 (M057)' } as const;

/**
 * The class whose weights apply to a person: the first whose category and kind of unit fit; classes that name
 * kinds of unit go before those that take all. Null when the category is not known — then nobody guesses.
 */
export function classOf(definition: SchemeDefinition, category: PostCategory | null, unitType: string): string | null {
  if (category === null) return null;
  const fits = definition.classes.filter((c) => c.categories.includes(category));
  return (fits.find((c) => c.unitTypes?.includes(unitType)) ?? fits.find((c) => c.unitTypes === undefined))?.key ?? null;
}

/** The comparable group, e.g. `deputy/township`; `all` when the scheme compares everybody. */
export function groupOf(definition: SchemeDefinition, classKey: string, unitType: string): string {
  const unitGroup = definition.groups.unitGroups.find((g) => g.types.includes(unitType))?.key ?? unitType;
  const parts = definition.groups.by.map((by) => (by === 'class' ? classKey : unitGroup));
  return parts.length === 0 ? 'all' : parts.join('/');
}

/** The name of a group in both languages, e.g. 副职·乡镇街道园区. A kind of unit that the scheme does not name keeps its own word. */
export function groupName(definition: SchemeDefinition, group: string): { zh: string; en: string } {
  const parts = group === 'all' ? [] : group.split('/');
  const named = definition.groups.by.map((by, i) => {
    const key = parts[i] ?? '';
    return (by === 'class' ? definition.classes : definition.groups.unitGroups).find((x) => x.key === key)?.name ?? { zh: key, en: key };
  });
  return named.length === 0 ? { zh: '全部', en: 'Everybody' } : { zh: named.map((n) => n.zh).join('·'), en: named.map((n) => n.en).join(' · ') };
}
