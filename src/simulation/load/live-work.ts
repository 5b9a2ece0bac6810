import { systemActor, type Actor } from '../../kernel/actor.ts';
import { newId, type PersonId } from '../../kernel/ids.ts';
import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, peopleAt, type OrganizationNow, type PersonSummary } from '../../domains/registry/index.ts';
import { addGoal, announceResult, claimForOneself, compareClaim, confirmMonth, decideProject, draftProject, monthListOf, publishProject, reportTask, settleReport, signCommitment, type NewProject } from '../../domains/work/index.ts';
import { chance as chanceOf, type Chance } from '../chance.ts';
import { flagships, type SimProject } from '../tables/projects.ts';
import { houseOn } from './moments.ts';

interface Surroundings {
  readonly house: House;
  readonly actor: Actor;
  readonly today: Day;
  readonly chance: Chance;
}

/**
 * Projects on the board of the demonstration: some whose winners are in their third month, one whose winner has yet to sign, some open
 * to claim, and a draft. Real commands on the days on which they would have happened. The head of the first town, whose account the
 * demonstration has, takes part in the first and is to sign the second.
 */
export async function openLiveWork(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const at: Surroundings = { house, actor, today, chance: chanceOf(`live-work ${today}`) };
  const { units, people } = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const units = [...all.filter((o) => o.type === 'government_organ' && o.tags.includes('project')).slice(0, 2), ...all.filter((o) => o.type === 'town').slice(0, 4)];
    const heads = new Map(await Promise.all(units.map(async (u) => [u.id, await peopleAt(unit, [u.path])] as const)));
    return { units, people: heads };
  });
  const town = units.find((u) => u.type === 'town')!;
  const head = people.get(town.id)!.find((p) => p.principal)!;
  const others = units.flatMap((u) => people.get(u.id)!.filter((p) => p.id !== head.id && p.category !== null).slice(0, 4));
  const vision = await addGoal(houseOn(house, addMonths(today, -5), today), actor, { parentId: null, kind: 'vision', title: '进入全省十强县', target: '地区生产总值和项目建设位次逐年前移' });
  let next = 0;
  const take = (count: number): PersonSummary[] => Array.from({ length: count }, () => others[next++ % others.length]!);
  for (const [i, f] of flagships.entries()) {
    const goal = await addGoal(houseOn(house, addMonths(today, -5), today), actor, { parentId: vision.id, kind: 'flagship', title: f.title, target: f.target });
    for (const [j, p] of f.projects.entries()) {
      const claimants = i === 0 && j < 2 ? [head, ...take(3)] : take(4);
      await runProject(at, p, goal.id, units[(i * 2 + j) % units.length]!, claimants);
    }
  }
}

async function runProject(at: Surroundings, p: SimProject, goalId: string, unit: OrganizationNow, claimants: readonly PersonSummary[]): Promise<void> {
  const first = `${at.today.slice(0, 7)}-01`;
  const running = p.stage === 'running';
  // The claim period of what runs was over before its first month; of what is decided, last week; of what is open, next week.
  const [opensOn, closesOn, startsOn] = running ? [addMonths(first, -3), addDays(addMonths(first, -2), -12), addMonths(first, -2)] : p.stage === 'decided' ? [addDays(at.today, -30), addDays(at.today, -6), addMonths(first, 1)] : [addDays(at.today, -8), addDays(at.today, 9), addMonths(first, 1)];
  const on = (day: Day): House => houseOn(at.house, day, at.today);
  const terms: NewProject = { goalId, organizationId: unit.id, title: p.title, about: p.about, conditions: p.conditions, requirements: [{ fact: '年龄', test: 'at_most', value: '63' }], commitment: '我承诺按期完成清单任务，如实报告进展，接受督查和群众评议；完不成的，按约定退出。', plan: p.plan, winners: p.winners, opensOn, closesOn, startsOn };
  const { id } = await draftProject(on(opensOn), at.actor, terms);
  if (p.stage === 'draft') return;
  await publishProject(on(opensOn), at.actor, id);
  const claims: { readonly id: string; readonly person: PersonSummary }[] = [];
  for (const [i, person] of claimants.entries()) claims.push({ person, id: (await claimForOneself(on(addDays(opensOn, 2 + i)), own(at, person), id, `熟悉${p.title}情况，拟按月倒排工期、挂图作战，每周到现场一次，问题清单销号管理。`)).id });
  for (const [i, claim] of claims.entries()) {
    for (const name of ['常务副县长', '组织部部长', '行业专家']) await compareClaim(on(addDays(opensOn, 6)), { ...at.actor, accountId: newId<'account'>(), name }, claim.id, { score: 9300 - i * 350 + at.chance.int(-150, 150), reason: i === 0 ? '方案具体，时间节点清楚' : '有经验，措施还可再细' });
  }
  if (p.stage === 'open') return;
  const winners = claims.slice(0, p.winners);
  const decidedOn = addDays(closesOn, 2);
  await decideProject(on(decidedOn), at.actor, id, { claimIds: winners.map((c) => c.id), reason: '综合比选得分和过去实绩，按名额择优确定，报县委同意。' });
  if (!running) return;
  for (const w of winners) await signCommitment(on(addDays(decidedOn, 1)), own(at, w.person), w.id);
  await announceResult(on(addDays(decidedOn, 3)), at.actor, id);
  for (const [i, w] of winners.entries()) await runMonths(at, w, i);
}

const own = (at: Surroundings, person: PersonSummary): Actor => ({ ...at.actor, personId: person.id as PersonId, name: person.name });

/** Confirmed lists; full months reported at their end, the running one in part; the last winner falls behind. */
async function runMonths(at: Surroundings, winner: { readonly id: string; readonly person: PersonSummary }, place: number): Promise<void> {
  const { months } = await monthListOf(at.house, at.actor, winner.id);
  const current = `${at.today.slice(0, 7)}-01`;
  for (const { month, tasks } of months.filter((m) => m.month <= current)) {
    const past = month < current;
    await confirmMonth(houseOn(at.house, addDays(month, past ? 1 : 0), at.today), at.actor, winner.id, month);
    for (const [n, task] of tasks.entries()) {
      const share = past ? at.chance.pick([1, 1, 1.05, place > 0 ? 0.7 : 1]) : 0.6;
      const leftOut = place > 1 && n % 2 === 1;
      if (leftOut || (!past && n > 0)) continue;
      const day = past ? addDays(addMonths(month, 1), -1) : at.today;
      const amount = task.kind === 'done' ? '1' : (Number(task.target) * share).toFixed(1);
      const { id } = await reportTask(houseOn(at.house, day, at.today), own(at, winner.person), task.id, { amount, note: share >= 1 ? '按计划完成，现场已经监理签认。' : '受要素保障影响，未完全达到计划，已列入下月补齐。', attachments: [] });
      if (past) await settleReport(houseOn(at.house, addDays(day, 2), at.today), at.actor, id, { accepted: true, opinion: '现场核实，情况属实' });
    }
  }
}
