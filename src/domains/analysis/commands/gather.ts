import { addMonths, type Day } from '../../../kernel/period.ts';
import { SCORE_SCALE } from '../../../kernel/score.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { scoresOf } from '../../assessment/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { organizationsNow, peopleAt, personFacts } from '../../registry/index.ts';
import type { Observations } from '../model.ts';
import { observe, type ObservedEntry, type ObservedPerson } from '../rules/observe.ts';

export interface Gathered {
  readonly observations: readonly Observations[];
  readonly paths: ReadonlyMap<string, string>;
}

const numberOrNull = (v: unknown): number | null => (typeof v === 'number' ? v : null);
const booleanOrNull = (v: unknown): boolean | null => (typeof v === 'boolean' ? v : null);

/** Collects what is on record about everybody in office on a day: the input of the diagnosis. */
export async function gather(unit: Unit, asOf: Day, periodMonths: number): Promise<Gathered> {
  // The period ends with the last full day; monthsObserved counts from its beginning.
  const period = { from: addMonths(asOf, -periodMonths), to: asOf };
  const people = await peopleAt(unit, 'all', { validAt: asOf });
  const inOffice = people.filter((p) => p.organizationId !== null && p.category !== null);
  const types = new Map((await organizationsNow(unit, { validAt: asOf })).map((o) => [o.id, o.type as string]));
  const facts = await personFacts(unit, 'all', asOf);
  const year = Number(asOf.slice(0, 4));
  const results = await scoresOf(unit, 'all', [year - 2, year - 1, year]);
  const scores = new Map<string, { year: number; total: number | null; dimensions: Record<string, number> }[]>();
  for (const r of results) {
    const dimensions = Object.fromEntries(r.dimensions.flatMap((d) => (d.score === null ? [] : [[d.key, d.score / SCORE_SCALE]])));
    (scores.get(r.personId) ?? scores.set(r.personId, []).get(r.personId)!).push({ year: r.year, total: r.score === null ? null : r.score / SCORE_SCALE, dimensions });
  }
  const entries = new Map<string, ObservedEntry[]>();
  for (const fact of await evidenceOf(unit, 'all', period, { states: ['confirmed'] })) {
    const entry: ObservedEntry = { ...fact, content: fact.content as unknown as Record<string, unknown> };
    for (const p of fact.persons) (entries.get(p.personId) ?? entries.set(p.personId, []).get(p.personId)!).push(entry);
  }
  const observations = inOffice.map((p): Observations => {
    const f = facts.get(p.id) ?? {};
    const yearsAtWork = numberOrNull(f['参加工作年限']);
    const years = (scores.get(p.id) ?? []).filter((s) => s.total !== null).sort((a, b) => b.year - a.year);
    const person: ObservedPerson = {
      personId: p.id,
      organizationId: p.organizationId!,
      category: p.category!,
      unitType: types.get(p.organizationId!) ?? 'unknown',
      monthsInPost: numberOrNull(f['任现职月数']),
      monthsAtWork: yearsAtWork === null ? null : yearsAtWork * 12,
      trainingHours: numberOrNull(f['年度培训学时']),
      educationMatchesPost: booleanOrNull(f['专业是否符合岗位']),
      kindsOfUnit: numberOrNull(f['经历单位类别数']),
      burned: booleanOrNull(f['是否受过处分']),
      dimensions: years[0]?.dimensions ?? {},
      scoreChange: years.length >= 2 ? years[0]!.total! - years[1]!.total! : null,
    };
    return observe(person, entries.get(p.id) ?? [], period);
  });
  return { observations, paths: new Map(inOffice.map((p) => [p.id, p.organizationPath!])) };
}
