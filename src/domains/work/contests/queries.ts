import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore } from '../../../kernel/score.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow } from '../../registry/index.ts';
import { groupBy } from '../queries/group-by.ts';
import { amountOf } from '../rules/month-plan.ts';
import { readContests, runContests } from './access.ts';
import type { listContests, readContest } from './contract.ts';
import { distance, rankField } from './rules/rank-field.ts';
import { contests, findContest, indicatorsOf, resultsOf, unitsOf } from './store.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
const signed = (n: number): string => (n < 0 ? `-${amountOf(-n)}` : `+${amountOf(n)}`);

export const contestList = (house: House, actor: Actor): Promise<z.output<typeof listContests.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readContests, whole(actor));
    const run = may(actor, runContests, whole(actor));
    const units = run ? (await organizationsNow(unit)).filter((o) => o.type !== 'region' && o.type !== 'village' && o.type !== 'community' && o.type !== 'department') : [];
    return { contests: await contests(unit), units: units.map((o) => ({ id: o.id, name: o.name })), can: { run } };
  });

/** Ranking of a period, the last one with results unless told. */
export const contestPage = (house: House, actor: Actor, id: string, asked: string | undefined): Promise<z.output<typeof readContest.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readContests, whole(actor));
    const contest = await findContest(unit, id);
    if (!contest) throw new Refusal('not_found', 'work.no_such_contest');
    const [indicators, unitIds] = [await indicatorsOf(unit, id), await unitsOf(unit, id)];
    const names = await organizationNames(unit, unitIds);
    const units = unitIds.map((u) => ({ id: u, name: names.get(u) ?? '—' }));
    const all = await resultsOf(unit, indicators.map((i) => i.id));
    const periods = [...new Set(all.map((r) => r.period))].sort();
    const period = asked ?? periods.at(-1) ?? null;
    const results = all.filter((r) => r.period === period);
    const lastOf = new Map(results.map((r) => [`${r.indicatorId} ${r.organizationId}`, r.amount]));
    return {
      id,
      title: contest.title,
      periods,
      period,
      indicators: indicators.map((i) => ({ ...i, benchmark: amountOf(i.benchmark), most: i.most === null ? null : amountOf(i.most) })),
      fields: [...groupBy(indicators, (i) => i.field)].map(([field, of]) => ({
        name: field,
        places: rankField(field, of, units, results)
          .map((p) => ({
            organizationId: p.organizationId,
            name: names.get(p.organizationId) ?? '—',
            rank: p.rank,
            score: p.score === null ? null : formatScore(p.score),
            missing: [...p.missing],
            explanation: p.explanation,
            results: of.map((i) => {
              const amount = lastOf.get(`${i.id} ${p.organizationId}`);
              return { indicatorId: i.id, amount: amount === undefined ? null : amountOf(amount), distance: amount === undefined ? null : signed(distance(i, amount)) };
            }),
          }))
          .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.name.localeCompare(b.name, 'zh')),
      })),
      can: { run: may(actor, runContests, whole(actor)) },
    };
  });
