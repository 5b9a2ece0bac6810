import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { openCaseFile, readCase, takeCaseStep, takeOwnCaseStep } from '../../../domains/cases/contract.ts';
import { personEffects } from '../../../domains/protection/contract.ts';
import { putPackInForce } from '../../../domains/policy/index.ts';
import { addList, addProblem, endCampaign, leadTimes, listItems, listWarnings, personSheet, problemChecked, problemDone, readCampaign, readItem, settleDoubles, startCampaign, statistics, warningLearned } from '../../../domains/supervision/contract.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const grading = z.record(z.string(), z.boolean());

type Taker = 'officer' | 'leader';
async function act(world: World, id: string, action: string, role: Taker, facts: Record<string, unknown> = {}): Promise<void> {
  const { revision } = (await world.send(readCase, { params: { id } })).case;
  await world.send(takeCaseStep, { params: { id }, body: { action, facts, reason: '按程序办理', revision } }, role === 'officer' ? world.officer : world.actor('leader'));
}
async function answer(world: World, id: string, person: string): Promise<void> {
  const { revision } = (await world.send(readCase, { params: { id } })).case;
  await world.send(takeOwnCaseStep, { params: { id }, body: { action: 'state', facts: { statement: '本人意见' }, revision } }, world.actor('cadre', { personId: person }));
}
const register = async (world: World, organizationId: string, persons: readonly string[], lead: { readonly title: string; readonly from: string; readonly round?: string; readonly receivedOn: string }): Promise<string> =>
  (await world.send(openCaseFile, { body: { type: 'lead', opening: 'received', title: lead.title, organizationId, parties: persons.map((p) => ({ role: 'subject' as const, personId: p as PersonId })), facts: { from: lead.from, ...(lead.round === undefined ? {} : { round: lead.round }), receivedOn: lead.receivedOn, matter: lead.title } } })).id;

/** M088, M090: verified cases by type, each person with a measure; cases and persons are different facts (T36, T37). */
export const handledPersons = driver(
  z.object({ pack: z.string(), receivedOn: z.string(), decidedOn: z.string(), level: z.string(), grading, cases: z.array(z.object({ count: z.int().positive(), persons: z.int().positive(), type: z.string(), measure: z.string() })) }),
  async ({ pack, receivedOn, decidedOn, level, grading: grades, cases }, world) => {
    world.setDay(receivedOn);
    await world.unit((unit) => putPackInForce(unit, { packId: pack, from: `${receivedOn.slice(0, 4)}-01-01` }));
    const [office] = await world.organizations(['示例单位'], { type: 'town' });
    const files = cases.flatMap((c) => Array.from({ length: c.count }, () => c));
    const people = await world.people(Array.from({ length: files.reduce((n, f) => n + f.persons, 0) }, (_, i) => `示例${i + 1}`), office!, { category: 'deputy', leadershipLevel: level });
    const opened: { readonly id: string; readonly measure: string }[] = [];
    let next = 0;
    for (const f of files) {
      const id = await register(world, office!, people.slice(next, (next += f.persons)), { title: '不担当不作为', from: 'department', receivedOn });
      await act(world, id, 'verify', 'officer', { type: f.type, verified: '经核实属实' });
      await act(world, id, 'grade', 'officer', grades);
      opened.push({ id, measure: f.measure });
    }
    // Nobody is treated before he was heard; here everybody lets the term pass.
    const unheard = await outcome('supervision.not_heard', () => act(world, opened[0]!.id, 'put_to_decision', 'officer'));
    world.setDay(decidedOn);
    for (const { id, measure } of opened) {
      await act(world, id, 'put_to_decision', 'officer');
      await act(world, id, 'decide', 'leader', { measure });
    }
    const { counted, byType } = await world.send(statistics, {});
    const year = counted.years.find((y) => String(y.year) === decidedOn.slice(0, 4))!;
    return {
      handledCases: counted.cases,
      handledPersons: counted.persons,
      personsPerCase: (counted.personsPerCase ?? 0) / 100,
      byType: Object.fromEntries(byType.types.filter((t) => t.persons > 0).map((t) => [t.type, t.persons])),
      byMeasure: Object.fromEntries(byType.measures.map((m) => [m.measure, m.persons])),
      ofThisLevel: year.levels.find((l) => l.level === level)?.persons ?? 0,
      unheard,
    };
  },
);

/** M089, P06: leads of an inspection round graded by the table, decided by a person, followed to their effect. */
export const inspectionLeads = driver(
  z.object({ round: z.string(), receivedOn: z.string(), decidedOn: z.string(), assessedOn: z.string(), leads: z.array(z.object({ grading, effect: z.enum(['better', 'somewhat', 'same', 'worse']) })) }),
  async ({ round, receivedOn, decidedOn, assessedOn, leads }, world) => {
    world.setDay(receivedOn);
    const [office] = await world.organizations(['示例单位']);
    const people = await world.people(leads.map((_, i) => `示例${i + 1}`), office!, { category: 'deputy', leadershipLevel: '厅局级副职' });
    const ids: string[] = [];
    for (const [i, lead] of leads.entries()) {
      const id = await register(world, office!, [people[i]!], { title: `巡视反映问题${i + 1}`, from: 'inspection', round, receivedOn });
      await act(world, id, 'verify', 'officer', { type: '不作为', verified: '经核实属实' });
      await act(world, id, 'grade', 'officer', lead.grading);
      ids.push(id);
    }
    const withoutHearing = await outcome('supervision.not_heard', () => act(world, ids.at(-1)!, 'put_to_decision', 'officer'));
    for (const [i, id] of ids.entries()) await answer(world, id, people[i]!);
    world.setDay(decidedOn);
    for (const id of ids) {
      await act(world, id, 'put_to_decision', 'officer');
      const proposal = (await world.send(leadTimes, {})).leads.find((l) => l.id === id)!.proposes!;
      await act(world, id, 'decide', 'leader', { measure: proposal });
      await act(world, id, 'carry_out', 'officer', { doneOn: decidedOn, carried: '已谈话宣布', organ: '示例机关', document: '示例〔2021〕1号' });
    }
    const barred = (await Promise.all(people.map((id) => world.send(personEffects, { params: { id } })))).map((effects) => effects.some((e) => e.kind === 'restriction' && e.holds));
    world.setDay(assessedOn);
    for (const [i, id] of ids.entries()) await act(world, id, 'assess', 'officer', { effect: leads[i]!.effect });
    const { leads: times, medianToDecision } = await world.send(leadTimes, {});
    const inOrder = ids.map((id) => times.find((l) => l.id === id)!);
    return { measures: inOrder.map((l) => l.measures.join('、')), seriousness: inOrder.map((l) => l.seriousness), workingDaysToDecision: medianToDecision, effects: inOrder.map((l) => l.effect), rounds: new Set(inOrder.map((l) => l.round)).size, barred, withoutHearing, concluded: inOrder.filter((l) => !l.open).length };
  },
);

/** M091: the faults the place lists, a hearing, adjustment, and a warning case without names to units of the same kind. */
export const adjustedForFaults = driver(
  z.object({ pack: z.string(), receivedOn: z.string(), fault: z.string(), unknownFault: z.string(), grading, measure: z.string(), comparableUnits: z.int().positive(), otherUnits: z.int().positive() }),
  async ({ pack, receivedOn, fault, unknownFault, grading: grades, measure, comparableUnits, otherUnits }, world) => {
    world.setDay(receivedOn);
    await world.unit((unit) => putPackInForce(unit, { packId: pack, from: `${receivedOn.slice(0, 4)}-01-01` }));
    const towns = await world.organizations(['柳树镇', ...Array.from({ length: comparableUnits }, (_, i) => `示例镇${i + 1}`)], { type: 'town' });
    await world.organizations(Array.from({ length: otherUnits }, (_, i) => `示例局${i + 1}`));
    const [person] = await world.people(['梁某某'], towns[0]!, { category: 'deputy', leadershipLevel: '乡科级副职' });
    const id = await register(world, towns[0]!, [person!], { title: '作风拖拉', from: 'department', receivedOn });
    const notListed = await outcome('cases.fact_malformed', () => act(world, id, 'verify', 'officer', { type: unknownFault, verified: '属实' }));
    await act(world, id, 'verify', 'officer', { type: fault, verified: '多项任务长期拖延' });
    await act(world, id, 'grade', 'officer', grades);
    const unheard = await outcome('supervision.not_heard', () => act(world, id, 'put_to_decision', 'officer'));
    await act(world, id, 'hear', 'officer', { heardOn: receivedOn, hearing: '本人承认拖延' });
    await act(world, id, 'put_to_decision', 'officer');
    await act(world, id, 'decide', 'leader', { measure });
    await act(world, id, 'carry_out', 'officer', { doneOn: receivedOn, carried: '已宣布并交接', organ: '示例县委', document: '示例〔2021〕2号' });
    const named = await outcome('supervision.not_anonymous', () => act(world, id, 'warn', 'officer', { warningTitle: '拖延', warning: '柳树镇梁某某长期拖延' }));
    await act(world, id, 'warn', 'officer', { warningTitle: '任务拖延被调整', warning: '某镇一名班子成员对多项任务长期拖延，经谈话听取意见后调整职务。' });
    const [warning] = (await world.send(listWarnings, {})).warnings;
    await world.send(warningLearned, { params: { id: warning!.id }, body: { organizationId: towns[1]! } }, world.liaison);
    const after = (await world.send(listWarnings, {})).warnings[0]!;
    return { notListed, unheard, named, sentTo: after.sent, learned: after.learned, restricted: (await world.send(personEffects, { params: { id: person! } })).some((e) => e.kind === 'restriction' && e.holds) };
  },
);

/** M092: a campaign for a time; what units found with their measures, closure, and what came back after the end. */
export const campaignToItsEnd = driver(
  z.object({ opensOn: z.string(), endsOn: z.string(), types: z.array(z.string()), units: z.int().positive(), found: z.array(z.object({ unit: z.int().min(0), type: z.string(), foundOn: z.string(), dueOn: z.string(), closed: z.boolean() })), after: z.array(z.object({ unit: z.int().min(0), type: z.string(), foundOn: z.string() })), lookedAtOn: z.string() }),
  async ({ opensOn, endsOn, types, units, found, after, lookedAtOn }, world) => {
    world.setDay(opensOn);
    const offices = await world.organizations(Array.from({ length: units }, (_, i) => `示例单位${i + 1}`), { type: 'town' });
    const { id } = await world.send(startCampaign, { body: { title: '不担当不作为问题专项整治', basis: '工作方案', types, opensOn, endsOn } });
    const report = async (p: { unit: number; type: string; foundOn: string; dueOn: string }): Promise<string> =>
      (await world.send(addProblem, { params: { id }, body: { organizationId: offices[p.unit]!, type: p.type, summary: '推诿拖延', measure: '限期整改', foundOn: p.foundOn, dueOn: p.dueOn } }, world.liaison)).id;
    const tooSoon = await outcome('supervision.campaign_runs', () => world.send(endCampaign, { params: { id }, body: { conclusion: '基本完成' } }));
    for (const p of found) {
      world.setDay(p.foundOn);
      const problem = await report(p);
      if (!p.closed) continue;
      await world.send(problemDone, { params: { id: problem }, body: { report: '已整改到位' } }, world.liaison);
      await world.send(problemChecked, { params: { id: problem }, body: { accepted: true, reason: '现场核验属实' } });
    }
    world.setDay(endsOn);
    await world.send(endCampaign, { params: { id }, body: { conclusion: '基本完成，转入日常监督' } });
    for (const p of after) {
      world.setDay(p.foundOn);
      await report({ ...p, dueOn: p.foundOn });
    }
    world.setDay(lookedAtOn);
    const { counts } = await world.send(readCampaign, { params: { id } });
    return { problems: counts.found, closedPercent: counts.closedPercent, overdue: counts.overdue, repeats: counts.repeats, newAfter: counts.newAfter, unitsWithProblems: counts.units.filter((u) => u.found > 0).length, tooSoon };
  },
);

/** M128: items of five sources, matched to people, joined where they are one matter; one sheet with source and validity. */
export const joinedSupervision = driver(
  z.object({ on: z.string(), person: z.string(), unit: z.string(), lines: z.array(z.partialRecord(z.enum(['source', 'reference', 'foundOn', 'summary', 'people', 'validUntil']), z.string())), lookedAtOn: z.string() }),
  async ({ on, person, unit, lines, lookedAtOn }, world) => {
    world.setDay(on);
    const [office, elsewhere] = await world.organizations([unit, '另一单位'], { type: 'town' });
    const [meant] = await world.people([person], office!);
    await world.people([person], elsewhere!);
    const rows = lines.map((l) => ({ people: `${person}（${unit}）`, ...l }));
    const supplier = world.actor('supervisor');
    const first = await world.send(addList, { body: { rows } }, supplier);
    const again = await world.send(addList, { body: { rows } }, supplier);
    const { items, waiting } = await world.send(listItems, { query: {} });
    const settled = new Set<string>();
    for (const item of items.filter((i) => i.doubles > 0)) {
      for (const double of (await world.send(readItem, { params: { id: item.id } })).doubles.filter((d) => d.state === 'proposed')) {
        const pair = [item.id, double.item.id].sort().join(' ');
        if (settled.has(pair)) continue;
        settled.add(pair);
        await world.send(settleDoubles, { body: { itemId: item.id, otherId: double.item.id, state: 'joined', reason: '同一事项' } });
      }
    }
    world.setDay(lookedAtOn);
    const sheet = await world.send(personSheet, { params: { id: meant! } });
    return { added: first.added, wrongLines: first.bad.map((b) => b.faults.map((f) => f.column).join('、')), addedAgain: again.added, matters: sheet.matters.length, mattersWithTwoSources: sheet.matters.filter((m) => new Set(m.items.map((i) => i.source)).size === 2).length, sources: sheet.bySource.length, validMatters: sheet.valid, waitingForAPerson: waiting, doublesProposed: settled.size };
  },
);
