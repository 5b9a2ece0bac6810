import type { FactSupply } from '../../../kernel/fact-supply.ts';
import type { Day } from '../../../kernel/period.ts';
import type { FactDefinition, PolicyPack } from '../model.ts';
import { factsForMeasures } from './match-measures.ts';

/** Who asks for a fact: a decision table in force, or the conditions of measures. */
export interface FactAsker {
  readonly kind: 'rule' | 'measures';
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Somebody tells the fact to this asker. */
  readonly told: boolean;
}
export interface FactLine {
  readonly fact: FactDefinition;
  readonly askers: readonly FactAsker[];
  readonly supplies: readonly FactSupply[];
  /** `all` askers are told, `some`, or `none`: then a row that needs it stays undetermined (不明). */
  readonly told: 'all' | 'some' | 'none';
}

export const MEASURES = 'measures';

/** policy.fact_lines: every fact that a table in force or a measure asks for, with who tells it and who waits for it in vain; those first. */
export function factLines(pack: PolicyPack, on: Day, supplies: readonly FactSupply[]): FactLine[] {
  const asked = new Map<string, Omit<FactAsker, 'told'>[]>();
  const ask = (name: string, asker: Omit<FactAsker, 'told'>): void => void asked.set(name, [...(asked.get(name) ?? []), asker]);
  for (const [id, versions] of pack.rules) {
    const table = versions.findLast((v) => v.effectiveFrom <= on);
    for (const input of table?.inputs ?? []) ask(input.name, { kind: 'rule', id, title: table!.title });
  }
  for (const name of factsForMeasures(pack)) ask(name, { kind: 'measures', id: MEASURES, title: { zh: '措施条件', en: 'Conditions of measures' } });
  const reaches = (s: FactSupply, a: Omit<FactAsker, 'told'>): boolean => s.to === 'all' || (s.to === 'measures' ? a.kind === 'measures' : a.kind === 'rule' && s.to.rule === a.id);
  const order = { none: 0, some: 1, all: 2 } as const;
  return [...asked]
    .map(([name, by]): FactLine => {
      const own = supplies.filter((s) => (s.fact === null || s.fact === name) && by.some((a) => reaches(s, a)));
      const askers = by.map((a) => ({ ...a, told: own.some((s) => reaches(s, a)) }));
      return { fact: pack.vocabulary.get(name)!, askers, supplies: own, told: askers.every((a) => a.told) ? 'all' : askers.some((a) => a.told) ? 'some' : 'none' };
    })
    .sort((a, b) => order[a.told] - order[b.told]);
}
