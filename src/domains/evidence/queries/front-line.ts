import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject, peopleAt, personSummaries, regionName, watermarkOf } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import { arenas } from '../model.ts';
import { frontLineWeights, isFrontLine, weighed, type FrontLineWeight } from '../rules/front-line-weight.ts';
import { both, findEntries, inState, namesPerson, occurredBetween } from '../store/entry.ts';
import { countFrontLine } from '../store/front-line.ts';
import { evidenceTexts, listFile } from './list-file.ts';
import { peopleInReach } from './scope.ts';

type Out<E extends { output: z.ZodType }> = z.input<E['output']>;

/** The weights of the pack in force; without any, front line and office weigh the same. */
async function weightsInForce(unit: Unit): Promise<{ front: number; office: number }> {
  const policy = await policyInForce(unit, unit.today);
  const or = (id: string, otherwise: number): number => {
    try {
      return policy.number(id);
    } catch (error) {
      if (isRefusal(error) && error.code.startsWith('policy.parameter_not')) return otherwise;
      throw error;
    }
  };
  return { front: or('front-line-evidence-weight', 1), office: or('office-evidence-weight', 1) };
}

/** M014 inside the caller's unit: confirmed evidence of these people (or all) in a period, front line weighted. Asks no permission. */
export async function frontLineOf(
  unit: Unit,
  personIds: readonly string[] | 'all',
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
  options: { readonly frontOnly?: boolean; readonly weights?: { readonly front: number; readonly office: number } } = {},
): Promise<{ weights: { readonly front: number; readonly office: number }; candidates: FrontLineWeight[] }> {
  const weights = options.weights ?? (await weightsInForce(unit));
  const entries = await findEntries(unit, both(inState(['confirmed']), occurredBetween(period.from, period.to), ...(personIds === 'all' ? [] : [namesPerson(personIds)])));
  const wanted = personIds === 'all' ? null : new Set(personIds);
  const candidates = frontLineWeights(entries, weights, options.frontOnly).filter((c) => wanted === null || wanted.has(c.personId));
  return { weights, candidates };
}

type Query = z.output<NonNullable<typeof contract.searchFrontLine.query>>;

async function pageOf(unit: Unit, query: Omit<Query, 'offset' | 'limit'>, page: { readonly offset: number; readonly limit: number }): Promise<Out<typeof contract.searchFrontLine>> {
  const reach = await peopleInReach(unit, readOverviews);
  const under = query.organizationId === undefined ? null : new Set<string>((await peopleAt(unit, (await organizationSubject(unit, query.organizationId)).organizationPaths ?? [])).map((p) => p.id));
  const personIds = reach === 'all' ? under && [...under] : [...reach].filter((id) => under === null || under.has(id));
  const weights = await weightsInForce(unit);
  const { people, total } = await countFrontLine(unit, { ...query, ...page, personIds, weights, frontArenas: arenas.filter(isFrontLine) });
  const who = await personSummaries(unit, people.map((p) => p.personId));
  return {
    frontWeight: weights.front,
    officeWeight: weights.office,
    total,
    next: people.length > 0 && page.offset + people.length < total ? page.offset + people.length : null,
    candidates: people.map((p) => {
      const { byArena, ...counted } = weighed(p.personId, p.byArena, weights);
      const person = who.get(p.personId);
      return { ...counted, byArena: { ...byArena } as Record<string, number>, name: person?.name ?? '', organizationName: person?.organizationName ?? null };
    }),
  };
}

/** M014: candidates within reach, heaviest first, a page at a time. */
export const searchFrontLine = (house: House, actor: Actor, { offset, limit, ...query }: Query): Promise<Out<typeof contract.searchFrontLine>> => house.unit(actor, (unit) => pageOf(unit, query, { offset, limit }));

/** So many candidates fit on a list that people still read. */
const MOST_EXPORTED = 5000;

/** The same list as xlsx, marked with who took it out and when; taking it out is audited. */
export async function exportFrontLine(house: House, actor: Actor, { language, ...query }: z.output<NonNullable<typeof contract.exportFrontLine.query>>): Promise<FileAnswer> {
  const t = evidenceTexts(language);
  const { found, watermark, day } = await house.unit(actor, async (unit) => {
    const answer = await pageOf(unit, query, { offset: 0, limit: MOST_EXPORTED });
    unit.audit({ action: 'evidence.list_exported', subjectKind: 'people', subjectId: null, detail: { list: 'front_line', people: answer.candidates.length, ...query } });
    return { found: answer, watermark: watermarkOf(await regionName(unit), actor, unit.at), day: unit.today };
  });
  const title = t.part.frontLine;
  return listFile(title, day, watermark, [t.field.persons, t.field.organization, t.frontLine.weight, t.frontLine.front, t.frontLine.office, ...arenas.map((a) => t.arena[a])], found.candidates.map((c) => [c.name, c.organizationName, String(c.weight), String(c.frontLineEntries), String(c.officeEntries), ...arenas.map((a) => String(c.byArena[a] ?? 0))]));
}
