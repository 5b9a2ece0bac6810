import { systemActor, type Actor } from '../../kernel/actor.ts';
import { newId, type PersonId } from '../../kernel/ids.ts';
import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, peopleAt, type OrganizationNow, type PersonSummary } from '../../domains/registry/index.ts';
import { addGoal, announceResult, claimForOneself, confirmAward, confirmMonth, contestPage, countRace, decideProject, draftProject, draftRace, monthListOf, openContest, publishProject, putResults, racePage, replyToAward, reportTask, settleReport, signCommitment, startRace, tellAward } from '../../domains/work/index.ts';
import { racedProjects } from '../tables/raced-projects.ts';
import { houseOn } from './moments.ts';

interface Winner {
  readonly claimId: string;
  readonly person: PersonSummary;
  /** What of each month’s tasks is reached. */
  readonly share: number;
}
/** Days after a quarter by which the fixed day of its last month is over in every year. */
const COUNTED_BY = 17;
const pace = [1, 0.92, 0.85, 0.96, 0.74, 0.88, 0.5, 0.3];

/**
 * Two races of the demonstration: the one of last quarter, decided among the county departments and open among the towns, whose head with an
 * account is in front; and the one that runs. Real commands on the days on which they would have happened.
 */
export async function openLiveRace(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const on = (day: Day): House => houseOn(house, day, today);
  // Until its last month is counted, last quarter is the one that runs.
  const begun = quarterOf(today);
  const running = today > addDays(begun, COUNTED_BY) ? begun : addMonths(begun, -3);
  const last = addMonths(running, -3);
  const { organs, towns, people } = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const organs = all.filter((o) => o.type === 'government_organ' && o.tags.includes('project')).slice(0, 2);
    const towns = all.filter((o) => o.type === 'town').slice(0, 4);
    const people = new Map(await Promise.all([...organs, ...towns].map(async (u) => [u.id, (await peopleAt(unit, [u.path])).filter((p) => p.category !== null)] as const)));
    return { organs, towns, people };
  });
  const from = (units: readonly OrganizationNow[], each: number): PersonSummary[] => units.flatMap((u) => people.get(u.id)!.toSorted((a, b) => Number(b.principal) - Number(a.principal)).slice(0, each));
  const runners = [from(towns, 1), from(organs, 2)] as const;
  const opened = addMonths(last, -2);
  const vision = await addGoal(on(opened), actor, { parentId: null, kind: 'vision', title: '项目建设大比武', target: '季度有变化、年度大变样' });
  const goal = await addGoal(on(opened), actor, { parentId: vision.id, kind: 'flagship', title: '重点项目攻坚', target: '年度投资和形象进度全面完成' });
  const winners: Winner[] = [];
  const projects: { id: string; weight: number; reason: string }[] = [];
  for (const [i, p] of racedProjects.entries()) {
    const unit = i === 0 ? towns[0]! : organs[0]!;
    const { id } = await draftProject(on(opened), actor, { goalId: goal.id, organizationId: unit.id, title: p.title, about: p.about, conditions: p.conditions, requirements: [], commitment: '我承诺按月完成清单任务，如实报告，接受督查。', plan: p.plan, winners: 4, opensOn: opened, closesOn: addDays(opened, 20), startsOn: last });
    await publishProject(on(opened), actor, id);
    const claims: { id: string; person: PersonSummary }[] = [];
    for (const person of runners[i]!) claims.push({ person, id: (await claimForOneself(on(addDays(opened, 5)), own(actor, person), id, `牵头推进${p.title}，按月倒排工期。`)).id });
    await decideProject(on(addDays(opened, 22)), actor, id, { claimIds: claims.map((c) => c.id), reason: '分片区同台推进，综合比选确定。' });
    for (const c of claims) await signCommitment(on(addDays(opened, 23)), own(actor, c.person), c.id);
    await announceResult(on(addDays(opened, 24)), actor, id);
    winners.push(...claims.map((c, n) => ({ claimId: c.id, person: c.person, share: pace[(n * 2 + i) % pace.length]! })));
    projects.push({ id, weight: p.weight, reason: p.weightReason });
  }
  const groups = [...towns.map((u) => ({ organizationId: u.id, name: '乡镇' })), ...organs.map((u) => ({ organizationId: u.id, name: '县直单位' }))];
  const race = async (quarter: Day, title: string): Promise<string> => {
    const named = { ...actor, accountId: newId<'account'>(), name: '县重点项目办' };
    const { id } = await draftRace(on(addDays(quarter, -6)), named, { title, quarter, runs: 'winners', projects: projects.map((p) => ({ projectId: p.id, weight: p.weight, reason: p.reason })), groups });
    await startRace(on(addDays(quarter, -4)), named, id, '县重点项目调度会研究，按征拆量、审批环节和施工难度确定。');
    return id;
  };
  const first = await race(last, `重点项目攻坚赛（${last.slice(0, 4)}年第${Number(last.slice(5, 7)) / 3 + 2 / 3}季度）`);
  for (const month of [0, 1, 2].map((n) => addMonths(last, n))) await runMonth(on, actor, winners, month);
  const second = await race(running, `重点项目攻坚赛（${running.slice(0, 4)}年第${Number(running.slice(5, 7)) / 3 + 2 / 3}季度）`);
  for (const month of [0, 1, 2].map((n) => addMonths(running, n)).filter((m) => addDays(addMonths(m, 1), 2) <= today)) await runMonth(on, actor, winners, month);
  await countRace(on(addDays(running, COUNTED_BY)), regionActor.regionId, first);
  await countRace(house, regionActor.regionId, second);
  await decideLast(on, actor, first, today, running);
  await openLiveContest(on, actor, towns, running);
}

/** 赛绩竞标 of the towns in two fields; one town has not reported one figure. */
async function openLiveContest(on: (day: Day) => House, actor: Actor, towns: readonly OrganizationNow[], running: Day): Promise<void> {
  const house = on(addDays(running, 5));
  const { id } = await openContest(house, actor, { title: '乡镇赛绩竞标', organizationIds: towns.map((u) => u.id), indicators: [{ field: '招商引资', name: '到位资金', unit: '万元', direction: 'more', benchmark: '5000', benchmarkSource: '全市乡镇第一名' }, { field: '招商引资', name: '开工项目', unit: '个', direction: 'more', benchmark: '6', benchmarkSource: '全市乡镇第一名' }, { field: '营商环境', name: '平均办结天数', unit: '天', direction: 'less', benchmark: '2.5', benchmarkSource: '全市乡镇第一名' }] });
  const { indicators } = await contestPage(house, actor, id, undefined);
  const figures = [['5200', '5', '2.4'], ['4100', '6', '3'], ['3600', '', '2.8'], ['2900', '3', '4']];
  await putResults(house, actor, id, { period: addMonths(running, -1), results: towns.flatMap((u, n) => figures[n % figures.length]!.flatMap((amount, i) => (amount === '' ? [] : [{ indicatorId: indicators[i]!.id, organizationId: u.id, amount, source: '县统计局' }]))) });
}

const quarterOf = (day: Day): Day => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
const own = (actor: Actor, person: PersonSummary): Actor => ({ ...actor, personId: person.id as PersonId, name: person.name });

/** The list confirmed at its beginning, reported at its end, confirmed two days later. */
async function runMonth(on: (day: Day) => House, actor: Actor, winners: readonly Winner[], month: Day): Promise<void> {
  for (const w of winners) {
    const list = (await monthListOf(on(month), actor, w.claimId)).months.find((m) => m.month === month);
    if (!list) continue;
    await confirmMonth(on(month), actor, w.claimId, month);
    for (const task of list.tasks) {
      const last = addDays(addMonths(month, 1), -1);
      const amount = task.kind === 'done' ? '1' : (Number(task.target) * w.share).toFixed(1);
      const { id } = await reportTask(on(last), own(actor, w.person), task.id, { amount, note: w.share >= 1 ? '按计划完成，现场已经签认。' : '受雨天和要素保障影响，未完全达到计划，下月补齐。', attachments: [] });
      await settleReport(on(addDays(last, 2)), actor, id, { accepted: true, opinion: '现场核实，情况属实' });
    }
  }
}

/** Among the county departments last quarter is decided; among the towns it waits for the leader and the department. */
async function decideLast(on: (day: Day) => House, actor: Actor, raceId: string, today: Day, running: Day): Promise<void> {
  const [told, decided] = [addDays(running, 18), addDays(running, 28)];
  if (decided >= today) return;
  const leader = { ...actor, accountId: newId<'account'>(), name: '县委组织部部领导' };
  const { awards } = await racePage(on(today), actor, raceId);
  for (const a of awards.filter((x) => x.groupName === '县直单位')) {
    if (a.kind === 'snail') {
      await tellAward(on(told), actor, a.id);
      await replyToAward(on(addDays(told, 2)), actor, a.id, '前期手续办理滞后，已增派专人，十月起按周调度。');
    }
    const running = a.kind === 'running';
    await confirmAward(on(decided), leader, a.id, { reason: running ? '组内进度第一，经核实成绩真实。' : '连续三个月组内末位，经核实主要是调度不力。', consequence: running ? { kind: 'reward', measureId: null, text: '全县通报表扬，优先推荐评优', dueOn: addDays(today, 10) } : { kind: 'talk', measureId: null, text: '由分管领导谈话，一个月后回看进度', dueOn: addDays(today, 10) } });
  }
}
