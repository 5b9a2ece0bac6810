import { addMonths, type Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { ratingsOf } from '../../assessment/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { idsInOffice, organizationsNow, peopleAt, personFacts } from '../../registry/index.ts';
import type { Observations, Rating } from '../model.ts';
import { observe, type ObservedEntry, type ObservedPerson } from '../rules/observe.ts';

export interface Gathered {
  readonly observations: readonly Observations[];
  readonly paths: ReadonlyMap<string, string>;
}

const numberOrNull = (v: unknown): number | null => (typeof v === 'number' ? v : null);
const booleanOrNull = (v: unknown): boolean | null => (typeof v === 'boolean' ? v : null);
const GRADED = ['优秀', '称职', '基本称职', '不称职'];

/** Collects what is on record about everybody in office on a day: the input of the diagnosis. A handful of statements for the whole region. */
export async function gather(unit: Unit, asOf: Day, periodMonths: number): Promise<Gathered> {
  // The period ends with the last full day.
  const period = { from: addMonths(asOf, -periodMonths), to: asOf };
  const inOffice = (await peopleAt(unit, 'all', { validAt: asOf })).filter((p) => p.organizationId !== null && p.category !== null);
  const hereBefore = new Set(await idsInOffice(unit, { validAt: period.from }));
  const types = new Map((await organizationsNow(unit, { validAt: asOf })).map((o) => [o.id, o.type as string]));
  const facts = await personFacts(unit, 'all', asOf);
  const year = Number(asOf.slice(0, 4));
  const ratings = new Map<string, Rating[]>();
  for (const r of await ratingsOf(unit, [year - 1, year])) {
    const rating: Rating = { year: r.year, organizationId: r.organizationId, category: r.classKey, dimensions: r.dimensions };
    (ratings.get(r.personId) ?? ratings.set(r.personId, []).get(r.personId)!).push(rating);
  }
  const entries = new Map<string, ObservedEntry[]>();
  for (const fact of await evidenceOf(unit, 'all', period, { states: ['confirmed'] })) {
    const entry: ObservedEntry = { ...fact, content: fact.content as unknown as Record<string, unknown> };
    for (const p of fact.persons) (entries.get(p.personId) ?? entries.set(p.personId, []).get(p.personId)!).push(entry);
  }
  const observations = inOffice.map((p): Observations => {
    const f = facts.get(p.id) ?? {};
    const monthsInPost = numberOrNull(f['任现职月数']);
    const grades = Array.isArray(f['年度考核等次列表']) ? f['年度考核等次列表'].filter((g) => GRADED.includes(String(g))) : [];
    const person: ObservedPerson = {
      personId: p.id,
      organizationId: p.organizationId!,
      category: p.category!,
      unitType: types.get(p.organizationId!) ?? 'unknown',
      monthsInPost,
      monthsHere: hereBefore.has(p.id) ? periodMonths : Math.min(monthsInPost ?? 0, periodMonths),
      trainingHours: numberOrNull(f['年度培训学时']),
      educationMatchesPost: booleanOrNull(f['专业是否符合岗位']),
      outstandingYears: { outstanding: grades.filter((g) => g === '优秀').length, graded: grades.length },
      ratings: ratings.get(p.id) ?? [],
    };
    return observe(person, entries.get(p.id) ?? [], period);
  });
  return { observations, paths: new Map(inOffice.map((p) => [p.id, p.organizationPath!])) };
}
