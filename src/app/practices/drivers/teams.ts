import { z } from 'zod';
import { openMeeting, planMeeting, readDispatchBoard, readMeeting, reportTaskDone, sendIssue, settleTask, startSeries, instruct, closeMeeting, addTopic } from '../../../domains/work/dispatch/contract.ts';
import { closeMatter, foundTeam, giveMatter, listItem, listTeams, reportItem, settleItem } from '../../../domains/work/teams/contract.ts';
import { raiseIssue, seriesNamed } from '../../../domains/work/index.ts';
import { organizationsNow } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const FIRST_DAY = '2026-03-02';
const LATER = '2026-12-31';
const founding = (world: World, organizationId: string, name: string, leaderId: string, members: readonly { personId: string; section: string }[]): Promise<{ id: string }> => world.send(foundTeam, { body: { organizationId, name, theme: name, leaderId, members: [...members] } });

/** M024: teams across sections under members of the party group, every matter with exactly one team, where the matters of each stand. */
export const coreTeams = driver(
  z.object({ unit: z.string(), post: z.string(), teams: z.array(z.object({ name: z.string(), matters: z.int().positive(), closed: z.int().min(0) })) }),
  async ({ unit, post, teams }, world) => {
    world.setDay(FIRST_DAY);
    const [office] = await world.organizations([unit]);
    const leaders = await world.people(teams.map((t) => `${t.name}组长`), office!, { title: post, category: 'deputy' });
    const [clerk] = await world.people(['科员'], office!);
    const notOfTheGroup = await outcome('teams.not_party_group', () => founding(world, office!, '试组专班', clerk!, []));
    const made: { id: string; matters: string[] }[] = [];
    for (const [i, team] of teams.entries()) {
      const { id } = await founding(world, office!, team.name, leaders[i]!, [{ personId: clerk!, section: '综合科' }]);
      const matters = [];
      for (let n = 0; n < team.matters; n++) matters.push((await world.send(giveMatter, { params: { id }, body: { title: `${team.name}事项${n + 1}`, dueOn: LATER } })).id);
      for (const matterId of matters.slice(0, team.closed)) await world.send(closeMatter, { params: { id, matterId }, body: { result: '已办结' } });
      made.push({ id, matters });
    }
    const second = await outcome('teams.matter_has_team', () => world.send(giveMatter, { params: { id: made[1]!.id }, body: { matterId: made[0]!.matters.at(-1)!, dueOn: LATER } }));
    const board = await world.send(listTeams, {});
    return { teams: board.teams.length, leaders: new Set(board.teams.map((t) => t.leader.personId)).size, notOfTheGroup, secondTeam: second, status: Object.fromEntries(board.teams.map((t) => [t.name, `未办结${t.matters.open} 已办结${t.matters.closed}`])) };
  },
);

/** M025: lists of items tracked to closure by somebody else, and the load of leaders and members across teams. */
export const themeLists = driver(
  z.object({ unit: z.string(), post: z.string(), lookedAtOn: z.string(), teams: z.array(z.object({ name: z.string(), leader: z.string(), members: z.array(z.string()), items: z.array(z.object({ person: z.string(), dueOn: z.string(), closed: z.boolean() })) })) }),
  async ({ unit, post, lookedAtOn, teams }, world) => {
    world.setDay(FIRST_DAY);
    const [office] = await world.organizations([unit]);
    const leaderNames = [...new Set(teams.map((t) => t.leader))];
    const memberNames = [...new Set(teams.flatMap((t) => t.members))].filter((n) => !leaderNames.includes(n));
    const ids = [...(await world.people(leaderNames, office!, { title: post, category: 'deputy' })), ...(await world.people(memberNames, office!))];
    const person = new Map([...leaderNames, ...memberNames].map((name, i) => [name, ids[i]!]));
    let ownClosure: string | null = null;
    for (const team of teams) {
      const { id } = await founding(world, office!, team.name, person.get(team.leader)!, team.members.map((m) => ({ personId: person.get(m)!, section: '业务科' })));
      for (const [n, item] of team.items.entries()) {
        const personId = person.get(item.person)!;
        const { id: itemId } = await world.send(listItem, { params: { id }, body: { title: `${team.name}任务${n + 1}`, personId, dueOn: item.dueOn } });
        if (!item.closed) continue;
        await world.send(reportItem, { params: { id: itemId }, body: { note: '已完成' } }, world.actor('cadre', { personId }));
        ownClosure ??= await outcome('teams.oneself', () => world.send(settleItem, { params: { id: itemId }, body: { accepted: true, opinion: '自己销号' } }, world.actor('officer', { personId })));
        await world.send(settleItem, { params: { id: itemId }, body: { accepted: true, opinion: '已核实' } });
      }
    }
    world.setDay(lookedAtOn);
    const board = await world.send(listTeams, {});
    return { lists: Object.fromEntries(board.teams.map((t) => [t.name, `未销号${t.items.open} 已销号${t.items.closed} 逾期${t.items.overdue}`])), load: Object.fromEntries(board.load.map((l) => [l.name, `牵头${l.leads} 参与${l.memberOf} 任务${l.items} 逾期${l.overdue}`])), ownClosure };
  },
);

const liaisonOf = async (world: World, organizationId: string) => world.actor('liaison', { path: (await world.unit((unit) => organizationsNow(unit))).find((o) => o.id === organizationId)!.path });
const settle = async (world: World, taskId: string, organizationId: string): Promise<void> => {
  const { id } = await world.send(reportTaskDone, { params: { id: taskId }, body: { note: '已办结' } }, await liaisonOf(world, organizationId));
  await world.send(settleTask, { params: { id }, body: { accepted: true, opinion: '已核实' } });
};

/** M027: a meeting over projects and indicators hands out instructions; those not done are on the agenda of the next. */
export const dispatchMeetings = driver(
  z.object({ series: z.string(), indicators: z.array(z.string()), days: z.int().positive(), instructions: z.array(z.object({ title: z.string(), unit: z.string(), done: z.boolean() })), next: z.string() }),
  async ({ series, indicators, days, instructions, next }, world) => {
    world.setDay(FIRST_DAY);
    const names = [...new Set(instructions.map((i) => i.unit))];
    const units = new Map((await world.organizations(names)).map((id, i) => [names[i]!, id]));
    const { id } = await world.send(startSeries, { body: { name: series, purpose: series } });
    const hold = async (heldOn: string) => {
      const meeting = await world.send(planMeeting, { params: { id }, body: { heldOn, chair: '市长' } });
      for (const title of indicators) await world.send(addTopic, { params: meeting, body: { kind: 'indicator', title } });
      world.setDay(heldOn);
      await world.send(openMeeting, { params: meeting, body: { attendees: '各成员单位' } });
      return { id: meeting.id, agenda: (await world.send(readMeeting, { params: meeting })).agenda };
    };
    const first = await hold(FIRST_DAY);
    const given = [];
    for (const [i, x] of instructions.entries()) given.push((await world.send(instruct, { params: { id: first.agenda[i % first.agenda.length]!.id! }, body: { title: x.title, organizationId: units.get(x.unit)!, days } })).id);
    const between = await outcome('dispatch.meeting_waits', () => world.send(planMeeting, { params: { id }, body: { heldOn: next, chair: '市长' } }));
    await world.send(closeMeeting, { params: { id: first.id }, body: { conclusion: '按期落实' } });
    for (const [i, x] of instructions.entries()) if (x.done) await settle(world, given[i]!, units.get(x.unit)!);
    const second = await hold(next);
    const back = second.agenda.filter((e) => e.kind === 'instruction');
    return { firstAgenda: first.agenda.length, given: given.length, nextBeforeEnd: between, unresolved: back.map((e) => e.title), overdue: back.filter((e) => e.about!.overdue).length };
  },
);

/** M034: issues lifted to dispatch go to the units responsible; per unit received, settled and overdue. */
export const unitsDispatched = driver(
  z.object({ series: z.string(), organs: z.int().positive(), towns: z.int().positive(), issuesEach: z.int().positive(), days: z.int().positive(), settledEach: z.int().min(0), lookedAtOn: z.string() }),
  async ({ series, organs, towns, issuesEach, days, settledEach, lookedAtOn }, world) => {
    world.setDay(FIRST_DAY);
    const units = [...(await world.organizations(Array.from({ length: organs }, (_, i) => `区直单位${i + 1}`))), ...(await world.organizations(Array.from({ length: towns }, (_, i) => `镇街${i + 1}`), { type: 'town' }))];
    const { id } = await world.send(startSeries, { body: { name: series, purpose: '协调解决邻长走访摸排出的系列问题' } });
    const sent: { unit: string; task: string }[] = [];
    let twice = 0;
    for (const [u, unit] of units.entries()) {
      for (let n = 0; n < issuesEach; n++) {
        const issue = { title: `走访问题${u + 1}-${n + 1}`, organizationId: unit, days };
        // The first of each comes by the door of the demands, the others are typed in.
        if (n > 0) sent.push({ unit, task: (await world.send(sendIssue, { params: { id }, body: issue })).id });
        else {
          const lifted = { ...issue, source: 'demands', sourceKey: `${u + 1}` };
          sent.push({ unit, task: (await world.unit(async (at) => raiseIssue(at, (await seriesNamed(at, series))!, lifted)))! });
          if ((await world.unit((at) => raiseIssue(at, id, lifted))) === null) twice++;
        }
      }
    }
    for (const unit of units) for (const x of sent.filter((s) => s.unit === unit).slice(0, settledEach)) await settle(world, x.task, unit);
    world.setDay(lookedAtOn);
    const board = await world.send(readDispatchBoard, {});
    const meeting = await world.send(planMeeting, { params: { id }, body: { heldOn: lookedAtOn, chair: '组长' } });
    const { agenda } = await world.send(readMeeting, { params: meeting });
    const alike = board.units.every((u) => u.received === issuesEach && u.settled === settledEach && u.overdue === issuesEach - settledEach);
    const sum = (key: 'received' | 'settled' | 'overdue'): number => board.units.reduce((n, u) => n + u[key], 0);
    return { units: board.units.length, received: sum('received'), settled: sum('settled'), overdue: sum('overdue'), everyUnitCounted: alike, handedInTwice: twice, onTheNextAgenda: agenda.filter((e) => e.kind === 'issue').length };
  },
);
