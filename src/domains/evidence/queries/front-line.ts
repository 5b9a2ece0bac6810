import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject, peopleAt, personSummaries } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import { frontLineWeights, type FrontLineWeight } from '../rules/front-line-weight.ts';
import { both, findEntries, inState, namesPerson, occurredBetween } from '../store/entry.ts';
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

export const searchFrontLine = (house: House, actor: Actor, query: z.output<NonNullable<typeof contract.searchFrontLine.query>>): Promise<Out<typeof contract.searchFrontLine>> =>
  house.unit(actor, async (unit) => {
    const reach = await peopleInReach(unit, readOverviews);
    const under = query.organizationId === undefined ? null : new Set((await peopleAt(unit, (await organizationSubject(unit, query.organizationId)).organizationPaths ?? [])).map((p) => p.id));
    const ids = reach === 'all' ? (under === null ? ('all' as const) : [...under]) : [...reach].filter((id) => under === null || under.has(id));
    const { weights, candidates } = await frontLineOf(unit, ids, query, { frontOnly: query.frontOnly });
    const page = candidates.slice(0, query.limit);
    const people = await personSummaries(unit, page.map((c) => c.personId));
    return {
      frontWeight: weights.front,
      officeWeight: weights.office,
      candidates: page.map((c) => ({ ...c, byArena: { ...c.byArena } as Record<string, number>, name: people.get(c.personId)?.name ?? '', organizationName: people.get(c.personId)?.organizationName ?? null })),
    };
  });
