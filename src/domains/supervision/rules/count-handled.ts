import type { Handled } from '../model.ts';

export type HandledLine = Pick<Handled, 'caseId' | 'personId' | 'type' | 'measure' | 'level' | 'decidedOn'>;
export interface CasesAndPersons {
  readonly cases: number;
  readonly persons: number;
  /** 人次: one for each person of each case. */
  readonly handlings: number;
  /** Persons to a case, in hundredths, rounded half up (362 in 77 cases: 470); null without cases. */
  readonly personsPerCase: number | null;
}
export interface HandledCount extends CasesAndPersons {
  readonly years: readonly (CasesAndPersons & { readonly year: number; readonly levels: readonly (CasesAndPersons & { readonly level: string | null })[] })[];
}

const count = (lines: readonly HandledLine[]): CasesAndPersons => {
  const cases = new Set(lines.map((l) => l.caseId)).size;
  const persons = new Set(lines.map((l) => l.personId)).size;
  return { cases, persons, handlings: new Set(lines.map((l) => `${l.caseId} ${l.personId}`)).size, personsPerCase: cases === 0 ? null : Math.floor((persons * 200 + cases) / (cases * 2)) };
};

/**
 * Cases, persons and persons to a case, over all, by year and by level (M090, T36). A case and a person are different facts: a case
 * with five people is one case, somebody in two cases is one person. In a year a person stands under the highest level he was handled
 * at, a case under that of its highest person, so that levels add up to the year. `order`: higher is a higher level.
 */
export function countHandled(lines: readonly HandledLine[], order: (level: string | null) => number): HandledCount {
  const years = [...new Set(lines.map((l) => Number(l.decidedOn.slice(0, 4))))].sort((a, b) => b - a);
  return {
    ...count(lines),
    years: years.map((year) => {
      const of = lines.filter((l) => Number(l.decidedOn.slice(0, 4)) === year);
      const highest = (key: 'caseId' | 'personId'): Map<string, string | null> => {
        const found = new Map<string, string | null>();
        for (const l of of) if (!found.has(l[key]) || order(l.level) > order(found.get(l[key])!)) found.set(l[key], l.level);
        return found;
      };
      const [casesAt, personsAt] = [highest('caseId'), highest('personId')];
      const levels = [...new Set([...casesAt.values(), ...personsAt.values()])].sort((a, b) => order(b) - order(a) || String(a).localeCompare(String(b)));
      return {
        year,
        ...count(of),
        levels: levels.map((level) => {
          const cases = [...casesAt.values()].filter((l) => l === level).length;
          const persons = [...personsAt.values()].filter((l) => l === level).length;
          return { level, cases, persons, handlings: of.filter((l) => personsAt.get(l.personId) === level).length, personsPerCase: cases === 0 ? null : Math.floor((persons * 200 + cases) / (cases * 2)) };
        }),
      };
    }),
  };
}

export interface TypeByMeasure {
  readonly persons: number;
  readonly types: readonly { readonly type: string; readonly persons: number; readonly measures: Readonly<Record<string, number>> }[];
  readonly measures: readonly { readonly measure: string; readonly persons: number }[];
}

/** Persons by type of problem and by measure (M088, T37). A person counts once in each cell, each row, each column and the whole, however many cases. */
export function countByTypeAndMeasure(lines: readonly HandledLine[], types: readonly string[] = []): TypeByMeasure {
  const persons = (of: readonly HandledLine[]): number => new Set(of.map((l) => l.personId)).size;
  const named = (of: 'type' | 'measure', first: readonly string[]) => [...first, ...[...new Set(lines.map((l) => l[of]))].filter((n) => !first.includes(n)).sort()];
  const measures = named('measure', []);
  return {
    persons: persons(lines),
    types: named('type', types).map((type) => {
      const row = lines.filter((l) => l.type === type);
      return { type, persons: persons(row), measures: Object.fromEntries(measures.map((m) => [m, persons(row.filter((l) => l.measure === m))])) };
    }),
    measures: measures.map((measure) => ({ measure, persons: persons(lines.filter((l) => l.measure === measure)) })),
  };
}
