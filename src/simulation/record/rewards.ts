import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import { dayBetween, workday } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { SimReward } from '../model.ts';

/**
 * Sanctions in everyday use with their effect period in months, as the policy tables of 2024 have them
 * (公务员法 第六十四条, 中国共产党纪律处分条例 第十条). The demo county shows them; the rules decide with the tables.
 */
const SANCTIONS = [
  ['警告', 6, 30], ['记过', 12, 14], ['记大过', 18, 6], ['降级', 24, 3], ['党内警告', 12, 26], ['党内严重警告', 18, 10], ['诫勉', 6, 24],
] as const;

/** A few sanctions over six years; some are still in their effect period. */
export function drawDiscipline(chance: Chance, workStartedOn: Day, partyMember: boolean, today: Day): SimReward[] {
  if (!chance.happens(0.022)) return [];
  const issuedOn = workday(dayBetween(chance, addMonths(today, -72), addDays(today, -20)));
  if (issuedOn <= workStartedOn) return [];
  const [sanction, months] = chance.weighted(SANCTIONS.filter(([s]) => partyMember || !s.startsWith('党内')).map((s) => [s, s[2]] as const));
  const party = sanction.startsWith('党内');
  return [{
    kind: 'discipline', sanction, title: sanction === '诫勉' ? '因工作落实不力受到诫勉' : `因${chance.pick(['履行监管职责不到位', '违反财经工作规定', '工作作风漂浮', '违反工作纪律'])}受到${sanction}${party ? '处分' : '政务处分'}`,
    issuer: party ? '县纪律检查委员会' : sanction === '诫勉' ? '县委组织部' : '县监察委员会', issuedOn, effectUntil: addDays(addMonths(issuedOn, months), -1),
  }];
}

const REWARDS = [['县级嘉奖', '县委、县政府', 60], ['县级先进个人', '县委、县政府', 40], ['市级先进个人', '市委、市政府', 12], ['记三等功', '县委、县政府', 10]] as const;

export function drawRewards(chance: Chance, merit: number, workStartedOn: Day, today: Day): SimReward[] {
  const list: SimReward[] = [];
  for (let n = chance.count(0.14 + 0.5 * Math.max(0, merit - 0.62)); n > 0; n--) {
    const [title, issuer] = chance.weighted(REWARDS.map((r) => [r, r[2]] as const));
    const issuedOn = workday(dayBetween(chance, addMonths(today, -60), addDays(today, -10)));
    if (issuedOn > workStartedOn) list.push({ kind: 'reward', sanction: null, title: `${issuedOn.slice(0, 4)}年${title}`, issuer, issuedOn, effectUntil: null });
  }
  return list;
}
