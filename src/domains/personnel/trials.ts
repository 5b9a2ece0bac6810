import type { Day } from '../../kernel/period.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { TrialCase, TrialPopulation } from '../policy/index.ts';
import { idsInOffice, rankStandings } from '../registry/index.ts';
import { policyInForce } from '../policy/index.ts';
import { shareLevels } from './model.ts';
import { countPromotions, monthsUntil } from './rules/front-line-share.ts';
import { judgeRank } from './rules/judge-rank.ts';
import { countedPromotions, dayOfPeriod, policiesOn, SHARE_RULE, shareFacts } from './queries/promotions.ts';
import { RANK_RULE, rankRules } from './queries/rank-rules.ts';
import { candidatesOf } from './queries/standings.ts';

/** People read at once for a trial. */
const CHUNK = 2000;
const PARTS_OF_A_DAY = 10_000;
const YEARS = 5;

/** Everyone in office on each day, as the table on ranks is asked about him. */
export const rankTrial: TrialPopulation = {
  id: 'personnel.rank_promotion',
  rule: RANK_RULE,
  title: { zh: '全体干部的职级晋升', en: 'Promotion in rank of everybody' },
  // Chunks are counted day by day, so that only one day's people are listed for each.
  cases: async (unit, days, chunk) => {
    const [day, part] = [Math.floor(chunk / PARTS_OF_A_DAY), chunk % PARTS_OF_A_DAY];
    const on = days[day];
    if (on === undefined) return { cases: [], total: 0, last: true };
    const ids = await idsInOffice(unit, { validAt: on });
    const dayOver = (part + 1) * CHUNK >= ids.length;
    const cases: TrialCase[] = await rankCases(unit, on, ids.slice(part * CHUNK, (part + 1) * CHUNK));
    return { cases, total: ids.length * days.length, last: dayOver && day + 1 >= days.length, ...(dayOver ? { next: (day + 1) * PARTS_OF_A_DAY } : {}) };
  },
};

async function rankCases(unit: Unit, on: Day, ids: readonly string[]): Promise<TrialCase[]> {
  const rules = rankRules(await policyInForce(unit, on), unit.today);
  return (await candidatesOf(unit, await rankStandings(unit, { ids }, on), on)).flatMap(([person, candidate]) => {
    const facts = judgeRank(candidate, rules)?.facts;
    return facts ? [{ subject: { kind: 'person', id: person.id, label: [person.name, person.organizationName, person.title].filter(Boolean).join(' ') }, on, facts }] : [];
  });
}

/** Shares of front-line experience: each year and each month of the past five years, at each level at which somebody was promoted. */
export const shareTrial: TrialPopulation = {
  id: 'personnel.front_line_share',
  rule: SHARE_RULE,
  title: { zh: '近五年各级各年各月一线经历占比', en: 'Share of front-line experience by level, year and month of five years' },
  cases: async (unit) => {
    const year = Number(unit.today.slice(0, 4));
    const years = Array.from({ length: YEARS }, (_, i) => year - YEARS + 1 + i);
    const promotions = await countedPromotions(unit, `${years[0]!}-01-01`, `${year + 1}-01-01`, policiesOn(unit));
    const cases = years.flatMap((y) => [String(y), ...monthsUntil(y, unit.today)]).flatMap((period) =>
      shareLevels.flatMap((level): TrialCase[] => {
        const within = promotions.filter((p) => p.shareLevel === level && p.on.startsWith(period));
        return within.length === 0 ? [] : [{ subject: { kind: 'share', id: `${period} ${level}`, label: `${period} ${level}` }, on: dayOfPeriod(period, unit.today), facts: shareFacts(level, countPromotions(within)) }];
      }),
    );
    return { cases, total: cases.length, last: true };
  },
};
