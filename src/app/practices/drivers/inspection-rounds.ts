import { z } from 'zod';
import { closeRound, decideRectification, demandRectification, openRound, ownInspections, planRound, recordInspection, replyToInspection, reportRectification } from '../../../domains/assessment/onsite/rounds/contract.ts';
import { addDays } from '../../../kernel/period.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const words = { team: '领导班子', leader: '领导干部', section: '内设机构' } as const;
const states = { open: '整改中', reported: '已报告', done: '已销号' } as const;
const verdictOf = { 好: 'sound', 需关注: 'attention', 有问题: 'problem' } as const;
const units = z.record(z.string(), z.object({ leaders: z.array(z.string()), sections: z.array(z.string()) }));

/** Units with their leaders and internal sections, as the registry has them. */
async function registryOf(world: World, given: z.output<typeof units>): Promise<void> {
  const names = Object.keys(given);
  const ids = await world.organizations(names);
  for (const [n, unit] of Object.values(given).entries()) {
    await world.people(unit.leaders, ids[n]!, { title: '领导', category: 'deputy' });
    await world.organizations(unit.sections, { parentId: ids[n]!, type: 'department' });
  }
}

const open = (world: World, id: string) => world.send(openRound, { params: { id } });
const coverageOf = (round: Awaited<ReturnType<typeof open>>) => Object.fromEntries(round.coverage.map((c) => [words[c.level], `${c.inspected}/${c.total} ${c.percent}%`]));

/** Inspects everybody still missing whose name is wanted; every item sound unless told. */
async function inspect(world: World, id: string, items: readonly string[], wanted: (name: string) => boolean, verdicts: Readonly<Record<string, Readonly<Record<string, keyof typeof verdictOf>>>> = {}): Promise<void> {
  for (const target of (await open(world, id)).missing) {
    if (!wanted(target.name)) continue;
    const findings = items.map((item, i) => ({ item: `i${i + 1}`, verdict: verdictOf[verdicts[target.name]?.[item] ?? '好'], basis: `${item}：个别谈话和查阅资料` }));
    await world.send(recordInspection, { params: { id }, body: { level: target.level, targetId: target.id, inspectedOn: '2026-11-20', inspectors: '考察组', findings } });
  }
}

/** M043: a round over teams, leaders and internal sections; findings by item, coverage by level, and rectification to its end. */
export const inspectionRound = driver(
  z.object({ asOf: z.string(), units, items: z.array(z.string()), inspected: z.array(z.string()), findings: z.record(z.string(), z.record(z.string(), z.enum(['好', '需关注', '有问题']))), rectification: z.object({ of: z.string(), item: z.string(), demand: z.string(), dueOn: z.string(), report: z.string() }) }),
  async ({ asOf, units: given, items, inspected, findings, rectification: r }, world) => {
    await registryOf(world, given);
    const { id, targets } = await world.send(planRound, { body: { title: '政治建设考察', basis: '考察办法', asOf, levels: ['team', 'leader', 'section'], items } });
    const [first] = (await open(world, id)).missing;
    const oneItem = await outcome('assessment.findings_missing', () => world.send(recordInspection, { params: { id }, body: { level: first!.level, targetId: first!.id, inspectedOn: '2026-11-20', inspectors: '考察组', findings: [{ item: 'i1', verdict: 'sound', basis: '个别谈话' }] } }));
    await inspect(world, id, items, (name) => inspected.includes(name), findings);
    const round = await open(world, id);
    const faulty = round.inspections.flatMap((i) => i.findings.filter((f) => f.verdict !== 'sound').map((f) => ({ ...i, finding: f })));
    const about = faulty.find((f) => f.name === r.of && f.finding.name === r.item)!;
    await world.send(replyToInspection, { params: { id: about.id }, body: { reply: '已着手整改' } }, world.liaison);
    const { id: rectificationId } = await world.send(demandRectification, { params: { id: about.id }, body: { item: about.finding.item, demand: r.demand, dueOn: r.dueOn } });
    const steps: string[] = [];
    const look = async () => steps.push(states[(await world.send(ownInspections, {}, world.liaison)).flatMap((i) => i.rectifications)[0]!.state]);
    await look();
    world.setDay(addDays(r.dueOn, 1));
    const overdue = (await open(world, id)).inspections.flatMap((i) => i.rectifications.filter((x) => x.overdue)).length;
    await world.send(reportRectification, { params: { id: rectificationId }, body: { report: r.report } }, world.liaison);
    await look();
    await world.send(decideRectification, { params: { id: rectificationId }, body: { accept: true, reason: '查验属实' } });
    await look();
    return {
      targets,
      refusedWithoutEveryItem: oneItem,
      coverage: coverageOf(round),
      notSound: faulty.map((f) => `${f.name}：${f.finding.name}`).sort(),
      replies: (await open(world, id)).inspections.flatMap((i) => i.replies).length,
      rectification: steps,
      overdueOnTheWay: overdue,
    };
  },
);

/** M051: units inspected against the registry of the day; the round closes at full coverage, and a refusal names the missing. */
export const fullCoverage = driver(z.object({ asOf: z.string(), units, inspected: z.array(z.string()) }), async ({ asOf, units: given, inspected }, world) => {
  await registryOf(world, given);
  const items = ['政治建设'];
  const { id } = await world.send(planRound, { body: { title: '全覆盖考察', basis: '考察办法', asOf, levels: ['team', 'section'], items } });
  await inspect(world, id, items, (name) => inspected.includes(name));
  const partly = await open(world, id);
  const leader = world.actor('leader');
  const close = () => world.send(closeRound, { params: { id }, body: { conclusion: '考察完成' } }, leader);
  const early = await outcome('assessment.round_not_covered', close);
  const named = await close().then(() => [], (error: { readonly because: readonly { readonly params: Readonly<Record<string, string>> }[] }) => error.because.map((b) => b.params['name']));
  await inspect(world, id, items, () => true);
  const { coverage } = await close();
  return {
    required: `${partly.required.percent}%`,
    coverage: coverageOf(partly),
    stillToDo: partly.missing.map((m) => m.name),
    closingEarly: early,
    refusalNames: named,
    closedAt: Object.fromEntries(coverage.map((c) => [words[c.level], `${c.percent}%`])),
    again: await outcome('assessment.round_closed', close),
  };
});
