import { z } from 'zod';
import { claimProject, announceNow, compareOneClaim, confirmMonthList, decideNow, draftNewProject, listMonths, ownWork, publishNow, readMonthList, readProject, readWorkBoard, reportOneTask, setGoal, settleOneReport, signNow } from '../../../domains/work/contract/index.ts';
import { evidenceOf } from '../../../domains/evidence/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const line = z.object({ title: z.string(), kind: z.enum(['amount', 'done']).default('amount'), amount: z.string().default('1'), unit: z.string().default(''), from: z.int().default(1), months: z.int() });
type Line = z.output<typeof line>;
const terms = { about: '示例项目', conditions: '示例条件', commitment: '按期完成，接受督查' };
const period = { opensOn: '2026-03-02', closesOn: '2026-03-20', startsOn: '2026-04-01' };

async function flagship(world: World, title: string, vision: string): Promise<string> {
  const { id } = await world.send(setGoal, { body: { parentId: null, kind: 'vision', title: vision, target: vision } });
  return (await world.send(setGoal, { body: { parentId: id, kind: 'flagship', title, target: title } })).id;
}
const publish = async (world: World, goalId: string, organizationId: string, project: { readonly title: string; readonly winners: number; readonly plan: readonly Line[]; readonly requirements?: { fact: string; test: 'at_least' | 'at_most' | 'is'; value: string }[] }): Promise<string> => {
  const { id } = await world.send(draftNewProject, { body: { ...terms, ...period, goalId, organizationId, title: project.title, winners: project.winners, plan: [...project.plan], requirements: project.requirements ?? [] } });
  await world.send(publishNow, { params: { id } });
  return id;
};
const cadre = (world: World, personId: string) => world.actor('cadre', { personId });
const claim = async (world: World, id: string, personId: string): Promise<string> => (await world.send(claimProject, { params: { id }, body: { statement: '按月推进' } }, cadre(world, personId))).id;
/** Decided by a leader after the period, signed by the winners, published. */
async function decideAndStart(world: World, id: string, winners: readonly { readonly claimId: string; readonly personId: string }[]): Promise<void> {
  await world.send(decideNow, { params: { id }, body: { claimIds: winners.map((w) => w.claimId), reason: '综合比选择优' } }, world.actor('leader'));
  for (const w of winners) await world.send(signNow, { params: { id: w.claimId } }, cadre(world, w.personId));
  await world.send(announceNow, { params: { id } });
}
/** Reports these shares of the month’s tasks at its last day and has them confirmed. */
async function month(world: World, claimId: string, personId: string, first: string, on: string, shares: readonly number[]): Promise<void> {
  world.setDay(first);
  await world.send(confirmMonthList, { params: { id: claimId, month: first } }, world.liaison);
  world.setDay(on);
  const { months } = await world.send(readMonthList, { params: { id: claimId } });
  for (const [i, task] of months.find((m) => m.month === first)!.tasks.entries()) {
    const share = shares[i % shares.length]!;
    if (share === 0) continue;
    const { id } = await world.send(reportOneTask, { params: { id: task.id }, body: { amount: task.kind === 'done' ? '1' : String((Number(task.target) * share).toFixed(3)), note: '按清单推进' } }, cadre(world, personId));
    await world.send(settleOneReport, { params: { id }, body: { accepted: true, opinion: '现场核实' } }, world.liaison);
  }
}

/** M020: vision → flagships → projects; progress of each flagship and what each unit gave. */
export const goalTree = driver(
  z.object({ vision: z.string(), groups: z.array(z.object({ title: z.string(), flagships: z.int().positive() })), projects: z.array(z.object({ flagship: z.int().min(0), unit: z.string(), share: z.number() })) }),
  async ({ vision, groups, projects }, world) => {
    world.setDay('2026-03-02');
    const root = await world.send(setGoal, { body: { parentId: null, kind: 'vision', title: vision, target: vision } });
    const goals: string[] = [];
    for (const g of groups) for (let i = 0; i < g.flagships; i++) goals.push((await world.send(setGoal, { body: { parentId: root.id, kind: 'flagship', title: `${g.title}之${i + 1}`, target: '年内开工' } })).id);
    const misplaced = await outcome('work.goal_misplaced', () => world.send(setGoal, { body: { parentId: goals[0]!, kind: 'flagship', title: '错位', target: '错位' } }));
    const units = new Map<string, { id: string; person: string }>();
    for (const name of new Set(projects.map((p) => p.unit))) {
      const [id] = await world.organizations([name]);
      const [person] = await world.people([`${name}负责人`], id!);
      units.set(name, { id: id!, person: person! });
    }
    const runs: { claimId: string; personId: string; share: number }[] = [];
    for (const p of projects) {
      const { id: unit, person } = units.get(p.unit)!;
      world.setDay('2026-03-02');
      const id = await publish(world, goals[p.flagship]!, unit, { title: `${p.unit}项目`, winners: 1, plan: [{ title: '完成投资', kind: 'amount', amount: '100', unit: '万元', from: 1, months: 1 }] });
      const claimId = await claim(world, id, person);
      world.setDay('2026-03-23');
      await decideAndStart(world, id, [{ claimId, personId: person }]);
      runs.push({ claimId, personId: person, share: p.share });
    }
    for (const r of runs) await month(world, r.claimId, r.personId, '2026-04-01', '2026-04-30', [r.share]);
    const board = await world.send(readWorkBoard, {});
    const first = board.goals.find((g) => g.id === goals[projects[0]!.flagship])!;
    return { flagships: board.goals.filter((g) => g.kind === 'flagship').length, misplaced, progress: first.progress.percent, units: Object.fromEntries(first.units.map((u) => [u.name, u.percent])), ofTheVision: board.goals.find((g) => g.kind === 'vision')!.progress.percent };
  },
);

/** M021: published for claim, several claimants compared, some chosen who then race; ranking of all claimed projects by confirmed progress. */
export const openClaim = driver(
  z.object({ projects: z.array(z.object({ title: z.string(), winners: z.int().positive(), claimants: z.array(z.string()), shares: z.array(z.number()) })) }),
  async ({ projects }, world) => {
    world.setDay('2026-03-02');
    const [office] = await world.organizations(['示例单位']);
    const goal = await flagship(world, '标志性工程', '全省十强县');
    const made: { id: string; people: { claimId: string; personId: string }[]; shares: readonly number[]; winners: number }[] = [];
    for (const p of projects) {
      const id = await publish(world, goal, office!, { title: p.title, winners: p.winners, plan: [{ title: '完成工程量', kind: 'amount', amount: '10', unit: '公里', from: 1, months: 1 }] });
      const people = [];
      for (const personId of await world.people(p.claimants, office!)) people.push({ personId, claimId: await claim(world, id, personId) });
      made.push({ id, people, shares: p.shares, winners: p.winners });
    }
    const twice = await outcome('work.claimed_before', () => claim(world, made[0]!.id, made[0]!.people[0]!.personId));
    const tooEarly = await outcome('work.period_runs', () => world.send(decideNow, { params: { id: made[0]!.id }, body: { claimIds: [made[0]!.people[0]!.claimId], reason: '提前' } }, world.actor('leader')));
    world.setDay('2026-03-23');
    const ownDecision = await outcome('work.oneself', () => world.send(decideNow, { params: { id: made[0]!.id }, body: { claimIds: [made[0]!.people[0]!.claimId], reason: '选自己' } }, world.actor('leader', { personId: made[0]!.people[0]!.personId })));
    for (const m of made) await decideAndStart(world, m.id, m.people.slice(0, m.winners));
    for (const m of made) for (const [i, w] of m.people.slice(0, m.winners).entries()) await month(world, w.claimId, w.personId, '2026-04-01', '2026-04-30', [m.shares[i % m.shares.length]!]);
    const board = await world.send(readWorkBoard, {});
    const ranked = board.projects.filter((p) => p.rank !== null).sort((a, b) => a.rank! - b.rank!);
    return { claims: board.projects.reduce((n, p) => n + p.claims, 0), chosen: board.projects.reduce((n, p) => n + p.chosen.length, 0), twice, tooEarly, ownDecision, ranking: ranked.map((p) => `${p.rank} ${p.title} ${p.progress.percent}`) };
  },
);

/** M022: a list per person and month, reported at month end, confirmed by somebody else; overdue and done per person and month. */
export const monthLists = driver(
  z.object({ people: z.array(z.string()), plan: z.array(line), months: z.array(z.object({ first: z.string(), reportedOn: z.string(), shares: z.array(z.array(z.number())) })), lookedAtOn: z.string() }),
  async ({ people, plan, months, lookedAtOn }, world) => {
    world.setDay('2026-03-02');
    const [office] = await world.organizations(['示例单位']);
    const goal = await flagship(world, '标志性工程', '全省十强县');
    const ids = await world.people(people, office!);
    const id = await publish(world, goal, office!, { title: '示例项目', winners: people.length, plan });
    const winners = [];
    for (const personId of ids) winners.push({ personId, claimId: await claim(world, id, personId) });
    world.setDay('2026-03-23');
    await decideAndStart(world, id, winners);
    for (const m of months) for (const [i, w] of winners.entries()) await month(world, w.claimId, w.personId, m.first, m.reportedOn, m.shares[i]!);
    world.setDay(lookedAtOn);
    const table = await world.send(listMonths, {});
    const own = await world.send(ownWork, {}, cadre(world, ids[0]!));
    const evidence = await world.unit((unit) => evidenceOf(unit, ids, {}, { states: ['confirmed'], kinds: ['task'] }));
    return {
      lists: table.people.reduce((n, p) => n + p.months.length, 0),
      byPerson: Object.fromEntries(table.people.map((p) => [p.name, Object.fromEntries(p.months.filter((m) => m.listed).map((m) => [m.month.slice(0, 7), `完成${m.counts.done + m.counts.late} 逾期${m.counts.overdue} 未到期${m.counts.notDue}`]))])),
      ownMonths: own.claims[0]!.months.length,
      evidence: evidence.length,
    };
  },
);

/** M031: project-manager posts claimed by grassroots staff, compared by named people, winners linked to projects and their later results. */
export const managersByClaim = driver(
  z.object({ projects: z.int().positive(), claimantsEach: z.int().positive(), requirement: z.object({ fact: z.string(), test: z.enum(['at_least', 'at_most', 'is']), value: z.string() }), scores: z.array(z.string()), share: z.number(), reported: z.int().positive() }),
  async ({ projects, claimantsEach, requirement, scores, share, reported }, world) => {
    world.setDay('2026-03-02');
    const [office] = await world.organizations(['示例公司']);
    const goal = await flagship(world, '重点建设项目', '做强做优');
    const [senior] = await world.people(['中层管理人员'], office!, { leadershipLevel: '乡科级正职', category: 'principal' });
    const staff = await world.people(Array.from({ length: projects * claimantsEach }, (_, i) => `员工${i + 1}`), office!);
    const made: { id: string; people: { claimId: string; personId: string }[] }[] = [];
    for (let i = 0; i < projects; i++) {
      const id = await publish(world, goal, office!, { title: `项目${i + 1}`, winners: 1, plan: [{ title: '完成产值', kind: 'amount', amount: '10', unit: '万元', from: 1, months: 1 }], requirements: [requirement] });
      const people = [];
      for (const personId of staff.slice(i * claimantsEach, (i + 1) * claimantsEach)) people.push({ personId, claimId: await claim(world, id, personId) });
      made.push({ id, people });
    }
    const notGrassroots = await outcome('work.not_qualified', () => claim(world, made[0]!.id, senior!));
    const judges = ['officer', 'leader'].map((role) => world.actor(role as 'officer' | 'leader'));
    for (const m of made) for (const [i, w] of m.people.entries()) for (const judge of judges) await world.send(compareOneClaim, { params: { id: w.claimId }, body: { score: scores[i]!, reason: '方案与经验' } }, judge);
    world.setDay('2026-03-23');
    const winners = [];
    for (const m of made) {
      const { claims } = await world.send(readProject, { params: { id: m.id } }, world.actor('leader'));
      const best = [...claims].sort((a, b) => Number(b.average) - Number(a.average))[0]!;
      const winner = { claimId: best.id, personId: best.personId };
      await decideAndStart(world, m.id, [winner]);
      winners.push(winner);
    }
    for (const w of winners.slice(0, reported)) await month(world, w.claimId, w.personId, '2026-04-01', '2026-04-30', [share]);
    const board = await world.send(readWorkBoard, {});
    const results = board.projects.filter((p) => p.progress.percent !== null && p.progress.percent !== '0.00');
    return { managers: board.projects.flatMap((p) => p.chosen).length, distinctManagers: new Set(winners.map((w) => w.personId)).size, notGrassroots, withResults: results.length, result: results[0]?.progress.percent ?? null };
  },
);
