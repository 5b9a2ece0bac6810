import type { PostCategory } from '../model.ts';
import { unitTypeWords } from './unit-type-words.ts';
import { subjectOf, type SchemeDefinition } from '../scheme-format.ts';

export const rule = { ruleId: 'assessment.class_and_group', source: '湘潭城发集团个人考核分层分类设置程序和权重 (M057)' } as const;

/** What decides the class of a person or of a team. */
export interface Place {
  /** Null when it is not known; teams have none. */
  readonly category: PostCategory | null;
  readonly unitType: string;
  /** 职务层次; null when not known. */
  readonly level?: string | null;
  /** The unit and all above it. */
  readonly units?: readonly string[];
}

/**
 * The class whose weights apply: the first that fits among those that say most — the unit itself before leadership level
 * before kind of unit before those that take all. Null when the category is not known — then nobody guesses.
 */
export function classOf(definition: Pick<SchemeDefinition, 'classes' | 'purpose' | 'subject'>, place: Place): string | null {
  const team = subjectOf(definition) === 'team';
  if (!team && place.category === null) return null;
  const fits = definition.classes.filter(
    (c) =>
      (team || c.categories.includes(place.category!)) &&
      (c.unitTypes?.includes(place.unitType) ?? true) &&
      (c.levels === undefined || (place.level != null && c.levels.includes(place.level))) &&
      (c.units?.some((u) => place.units?.includes(u)) ?? true),
  );
  const says = (c: SchemeDefinition['classes'][number]): number => (c.units ? 4 : 0) + (c.levels ? 2 : 0) + (c.unitTypes ? 1 : 0);
  return fits.reduce<SchemeDefinition['classes'][number] | null>((best, c) => (best === null || says(c) > says(best) ? c : best), null)?.key ?? null;
}

/** The comparable group, e.g. `deputy/township`; `all` when the scheme compares everybody. */
export function groupOf(definition: SchemeDefinition, classKey: string, unitType: string): string {
  const unitGroup = definition.groups.unitGroups.find((g) => g.types.includes(unitType))?.key ?? unitType;
  const parts = definition.groups.by.map((by) => (by === 'class' ? classKey : unitGroup));
  return parts.length === 0 ? 'all' : parts.join('/');
}

const inWords = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');

/** The name of a group in both languages, e.g. 副职·乡镇街道园区. A kind of unit that the scheme puts in no group is called by its own name. */
export function groupName(definition: SchemeDefinition, group: string): { zh: string; en: string } {
  const parts = group === 'all' ? [] : group.split('/');
  const named = definition.groups.by.map((by, i) => {
    const key = parts[i] ?? '';
    return (by === 'class' ? definition.classes : definition.groups.unitGroups).find((x) => x.key === key)?.name ?? { zh: unitTypeWords[key] ?? key, en: inWords(key) };
  });
  return named.length === 0 ? { zh: '全部', en: 'Everybody' } : { zh: named.map((n) => n.zh).join('·'), en: named.map((n) => n.en).join(' · ') };
}
