import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, peopleAt, type OrganizationNow, type PersonSummary } from '../../domains/registry/index.ts';
import { closeMeeting, foundTeam, giveMatter, instruct, listItem, meetingPage, noteOnEntry, openMeeting, planMeeting, raiseIssue, reportItem, reportTaskDone, sendIssue, seriesNamed, settleItem, settleTask, startSeries } from '../../domains/work/index.ts';
import { issues, teamPlans } from '../tables/teams.ts';
import { houseOn } from './moments.ts';

interface Surroundings {
  readonly house: House;
  readonly actor: Actor;
  readonly today: Day;
}

/** Teams with lists in every state, and a dispatch series: a meeting two weeks ago whose instructions are partly done, and one planned for today. Real commands on the days on which they would have happened. */
export async function openLiveTeams(house: House, regionActor: Actor, today: Day): Promise<void> {
  const at: Surroundings = { house, actor: systemActor(regionActor.regionId, '演示数据'), today };
  const { organ, town, units, people } = await house.unit(at.actor, async (unit) => {
    const all = await organizationsNow(unit);
    const organ = all.find((o) => o.type === 'government_organ' && o.tags.includes('project'))!;
    const town = all.find((o) => o.type === 'town')!;
    const units = [organ, town, ...all.filter((o) => o.type === 'government_organ' && o.id !== organ.id).slice(0, 5), ...all.filter((o) => o.type === 'town' && o.id !== town.id).slice(0, 5)];
    return { organ, town, units, people: new Map([[organ.id, await peopleAt(unit, [organ.path])], [town.id, await peopleAt(unit, [town.path])]]) };
  });
  for (const [i, plan] of teamPlans.entries()) await runTeam(at, plan, i, i < 3 ? organ : town, people);
  await runDispatch(at, units);
}

const own = (at: Surroundings, person: PersonSummary): Actor => ({ ...at.actor, personId: person.id as PersonId, name: person.name });

async function runTeam(at: Surroundings, plan: (typeof teamPlans)[number], place: number, unit: OrganizationNow, people: ReadonlyMap<string, readonly PersonSummary[]>): Promise<void> {
  const all = people.get(unit.id)!;
  // The head leads the last team of each unit, deputies the others; sections lend their people to more than one team.
  const heads = all.filter((p) => (p.category === 'deputy' || p.principal) && /党组|党委/.test(p.title ?? '')).sort((a, b) => Number(a.principal) - Number(b.principal));
  const leader = (unit.type === 'town' ? heads.find((p) => p.principal) : heads[place % heads.length]) ?? heads[0];
  const staff = all.filter((p) => p.category !== null && p.id !== leader?.id && !p.principal).sort((a, b) => Number(a.category === 'deputy') - Number(b.category === 'deputy')).slice(0, 6);
  if (!leader || staff.length < 3) return;
  const on = (days: number): House => houseOn(at.house, addDays(at.today, days), at.today);
  const members = [0, 1, 2].map((n) => staff[(place + n) % staff.length]!);
  const { id } = await foundTeam(on(-50), at.actor, { organizationId: unit.id, name: plan.name, theme: plan.theme, leaderId: leader.id, members: members.map((m, n) => ({ personId: m.id, section: ['综合股', '业务股', '项目股'][n]! })) });
  const matters: string[] = [];
  for (const [n, title] of plan.matters.entries()) matters.push((await giveMatter(on(-48), at.actor, id, { title, dueOn: addDays(at.today, 20 + n * 15) })).id);
  for (const [n, title] of plan.items.entries()) {
    const person = n === 0 ? leader : members[n % members.length]!;
    const { id: item } = await listItem(on(-45), at.actor, id, { title, personId: person.id, matterId: matters[n % matters.length]!, dueOn: addDays(at.today, n % 3 === 1 ? -4 : 5 + n * 4) });
    if (n % 3 === 2) await reportItem(on(-3), own(at, person), item, '已完成，材料随报。');
    if (n % 6 === 2) await settleItem(on(-2), at.actor, item, { accepted: true, opinion: '现场核实，同意销号' });
  }
}

async function runDispatch(at: Surroundings, units: readonly OrganizationNow[]): Promise<void> {
  const on = (days: number): House => houseOn(at.house, addDays(at.today, days), at.today);
  const first = '重点项目和突出问题调度';
  const { id: series } = await startSeries(on(-40), at.actor, { name: first, purpose: '每两周调度一次重点项目、主要指标和各方面反映的突出问题' });
  const settle = async (task: string, days: number): Promise<void> => {
    const { id } = await reportTaskDone(on(days), { ...at.actor, name: '责任单位' }, task, '已按要求办结，佐证材料随报。');
    await settleTask(on(days + 1), { ...at.actor, name: '督查室' }, id, { accepted: true, opinion: '现场核实，情况属实' });
  };
  const sent: string[] = [];
  for (const [n, title] of issues.entries()) sent.push((await sendIssue(on(-35), at.actor, series, { title, organizationId: units[n % units.length]!.id, days: 10 + (n % 3) * 10 })).id);
  for (const task of sent.filter((_, n) => n % 3 === 0)) await settle(task, -25);
  const { id: meeting } = await planMeeting(on(-14), at.actor, series, { heldOn: addDays(at.today, -14), chair: '县委常委、常务副县长' });
  await openMeeting(on(-14), at.actor, meeting, '县委办、县政府办、各责任单位主要负责人');
  const { agenda } = await meetingPage(on(-14), at.actor, meeting);
  for (const [n, entry] of agenda.slice(0, 6).entries()) {
    await noteOnEntry(on(-14), at.actor, entry.id!, ['分管领导牵头，三天内到现场会商', '资金由财政统筹，不得再拖', '按既定方案推进，下次会议报结果'][n % 3]!);
    const { id: task } = await instruct(on(-14), at.actor, entry.id!, { title: `${entry.title}：拿出办结时间表并抓落实`, organizationId: units[(n * 2) % units.length]!.id, days: 5 });
    if (n % 3 === 0) await settle(task, -9);
    if (n === 1) await reportTaskDone(on(-2), { ...at.actor, name: '责任单位' }, task, '时间表已报，正在推进。');
  }
  await closeMeeting(on(-14), at.actor, meeting, '各责任单位对照期限抓好落实，未办结的下次会议继续调度。');
  await planMeeting(at.house, at.actor, series, { heldOn: at.today, chair: '县委常委、常务副县长' });
  // One lifted by rule, as the demands of residents come.
  await at.house.unit(at.actor, async (unit) => raiseIssue(unit, (await seriesNamed(unit, first))!, { title: '多个小区反映供水压力不足', organizationId: units[0]!.id, source: 'example', sourceKey: '1' }));
}
