import type { PartialDate } from '../../../kernel/period.ts';

export const rule = { ruleId: 'registry.kinship', source: '公务员法 第七十四条、第七十六条' } as const;

/** How two people stand to each other as their files say. `possible`: the names agree, the dates of birth say nothing. */
export type Kinship = 'none' | 'possible' | 'relative';

export interface FiledPerson {
  readonly name: string;
  readonly bornOn: PartialDate | null;
  readonly family: readonly { readonly name: string; readonly bornOn: PartialDate | null }[];
}

/** Files name relatives by name and month of birth only. Both files are asked: it is enough that one of them names the other. */
export function kinship(a: FiledPerson, b: FiledPerson): Kinship {
  const found = [...a.family.map((f) => match(f, b)), ...b.family.map((f) => match(f, a))];
  return found.includes('relative') ? 'relative' : found.includes('possible') ? 'possible' : 'none';
}

function match(member: { readonly name: string; readonly bornOn: PartialDate | null }, person: Pick<FiledPerson, 'name' | 'bornOn'>): Kinship {
  if (bare(member.name) !== bare(person.name)) return 'none';
  if (member.bornOn === null || person.bornOn === null) return 'possible';
  // A year alone says no more than a year.
  const known = Math.min(member.bornOn.length, person.bornOn.length, 7);
  if (member.bornOn.slice(0, known) !== person.bornOn.slice(0, known)) return 'none';
  return known === 7 ? 'relative' : 'possible';
}

const bare = (name: string): string => name.replaceAll(/[\s·•]/g, '');
