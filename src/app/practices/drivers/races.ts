import { z } from 'zod';
import { evidenceOf } from '../../../domains/evidence/index.ts';
import { putPackInForce } from '../../../domains/policy/index.ts';
import { raceWorker } from '../../../domains/work/races/commands/snapshots.ts';
import { claimProject, confirmMonthList, decideNow, announceNow, draftNewProject, publishNow, readMonthList, reportOneTask, setGoal, settleOneReport, signNow } from '../../../domains/work/contract/index.ts';
import { confirmNow, draftNewRace, readRace, replyNow, startNow, tellNow, weighNow } from '../../../domains/work/races/contract.ts';
import { addDays, addMonths } from '../../../kernel/period.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const kinds = { running: '奔跑奖', snail: '蜗牛奖' } as const;
const follows = { reward: '奖励', talk: '谈话', remediation: '整改' } as const;
interface Runner {
  readonly claimId: string;
  readonly personId: string;
  readonly shares: readonly number[];
}

/** M023, T24: four rounds in a year; each quarter ranked on the monthly lists, 奔跑奖 and 蜗牛奖 proposed, decided by people, followed by what the place has written. */
export const quarterRace = driver(
  z.object({
    pack: z.string(),
    year: z.int(),
    projects: z.array(z.object({ title: z.string(), weight: z.string() })),
    runners: z.array(z.object({ name: z.string(), project: z.int(), shares: z.array(z.number()).length(3) })),
    measures: z.object({ running: z.string(), snail: z.string() }),
  }),
  async ({ pack, year, projects, runners, measures }, world) => {
    const quarters = ['01', '04', '07', '10'].map((m) => `${year}-${m}-01`);
    world.setDay(addMonths(quarters[0]!, -2));
    await world.unit((unit) => putPackInForce(unit, { packId: pack, from: addMonths(quarters[0]!, -2) }));
    const [town] = await world.organizations(['示例镇'], { type: 'town' });
    const people = await world.people(runners.map((r) => r.name), town!);
    const { ids, winners } = await claimed(world, town!, quarters[0]!, projects, runners, people);
    const weights = projects.map((p, i) => ({ projectId: ids[i]!, weight: p.weight, reason: '调度会研究' }));
    const groups = [{ organizationId: town!, name: '乡镇' }];
    const races: string[] = [];
    let weightAfterStart = '';
    let snailUnheard = '';
    let snapshots = 0;
    let proposals: string[] = [];
    for (const quarter of quarters) {
      world.setDay(addDays(quarter, -3));
      const { id } = await world.send(draftNewRace, { body: { title: `${quarter.slice(0, 7)}起季度赛马`, quarter, runs: 'both', projects: weights, groups } });
      await world.send(startNow, { params: { id }, body: { reason: '调度会研究' } });
      races.push(id);
      weightAfterStart = await outcome('work.race_locked', () => world.send(weighNow, { params: { id }, body: { projects: weights.map((w) => ({ ...w, weight: '2' })), groups } }));
      for (const n of [0, 1, 2]) for (const w of winners) await oneMonth(world, w, addMonths(quarter, n), w.shares[n]!);
      world.setDay(addMonths(quarter, 4));
      await raceWorker.run(world.house, world.officer.regionId);
      const page = await world.send(readRace, { params: { id } });
      snapshots += page.months.filter((m) => m.counted).length;
      proposals = page.awards.map((a) => `${kinds[a.kind]} ${a.name}`);
      for (const a of page.awards) {
        const decide = () => world.send(confirmNow, { params: { id: a.id }, body: { reason: '按成绩和核实情况', consequence: { kind: a.kind === 'running' ? 'reward' : 'talk', measureId: measures[a.kind], text: '按措施落实', dueOn: addMonths(quarter, 5) } } }, world.actor('leader'));
        if (a.kind === 'snail') {
          await world.send(tellNow, { params: { id: a.id } });
          snailUnheard = await outcome('work.reply_runs', decide);
          await world.send(replyNow, { params: { id: a.id }, body: { reply: '要素保障不足，已补救' } }, world.actor('cadre', { personId: a.personId }));
        }
        await decide();
      }
    }
    const last = await world.send(readRace, { params: { id: races.at(-1)! } });
    const place = last.groups.find((g) => g.kind === 'person')!;
    const entries = await world.unit((unit) => evidenceOf(unit, people, {}, { states: ['confirmed'], kinds: ['award', 'problem'] }));
    return {
      rounds: races.length,
      weightAfterStart,
      snapshots,
      ranking: place.lanes.map((l) => `${l.rank} ${l.name} ${l.points}`),
      proposals,
      snailUnheard,
      decided: last.awards.filter((a) => a.state === 'confirmed').map((a) => `${kinds[a.kind]} ${a.name} ${follows[a.consequence!.kind]}`),
      onRecord: entries.length,
      notRankedAlone: last.groups.find((g) => g.kind === 'unit')!.lanes[0]!.unranked,
    };
  },
);

/** Projects with their winners, under way for a year. */
async function claimed(world: World, town: string, from: string, projects: readonly { readonly title: string }[], runners: readonly { readonly project: number; readonly shares: readonly number[] }[], people: readonly string[]): Promise<{ ids: string[]; winners: Runner[] }> {
  const { id: vision } = await world.send(setGoal, { body: { parentId: null, kind: 'vision', title: '全省十强县', target: '全省十强县' } });
  const { id: goalId } = await world.send(setGoal, { body: { parentId: vision, kind: 'flagship', title: '标志性工程', target: '年内建成' } });
  const [opensOn, closesOn] = [addMonths(from, -2), addDays(addMonths(from, -2), 20)];
  const ids: string[] = [];
  const winners: Runner[] = [];
  for (const [i, p] of projects.entries()) {
    world.setDay(opensOn);
    const { id } = await world.send(draftNewProject, { body: { about: '示例项目', conditions: '示例条件', commitment: '按期完成，接受督查', goalId, organizationId: town, title: p.title, winners: runners.length, requirements: [], opensOn, closesOn, startsOn: from, plan: [{ title: '完成工程量', kind: 'amount', amount: '120', unit: '公里', from: 1, months: 12 }] } });
    await world.send(publishNow, { params: { id } });
    const own: Runner[] = [];
    for (const [n, r] of runners.entries()) if (r.project === i) own.push({ personId: people[n]!, shares: r.shares, claimId: (await world.send(claimProject, { params: { id }, body: { statement: '按月推进' } }, world.actor('cadre', { personId: people[n]! }))).id });
    world.setDay(addDays(closesOn, 2));
    await world.send(decideNow, { params: { id }, body: { claimIds: own.map((w) => w.claimId), reason: '综合比选择优' } }, world.actor('leader'));
    for (const w of own) await world.send(signNow, { params: { id: w.claimId } }, world.actor('cadre', { personId: w.personId }));
    await world.send(announceNow, { params: { id } });
    ids.push(id);
    winners.push(...own);
  }
  return { ids, winners };
}

async function oneMonth(world: World, w: Runner, month: string, share: number): Promise<void> {
  world.setDay(month);
  await world.send(confirmMonthList, { params: { id: w.claimId, month } }, world.liaison);
  world.setDay(addDays(addMonths(month, 1), -1));
  const { months } = await world.send(readMonthList, { params: { id: w.claimId } });
  for (const task of months.find((m) => m.month === month)!.tasks) {
    const { id } = await world.send(reportOneTask, { params: { id: task.id }, body: { amount: (Number(task.target) * share).toFixed(3), note: '按清单推进' } }, world.actor('cadre', { personId: w.personId }));
    await world.send(settleOneReport, { params: { id }, body: { accepted: true, opinion: '现场核实' } }, world.liaison);
  }
}
