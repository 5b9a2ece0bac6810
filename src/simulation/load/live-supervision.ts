import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { takeStep } from '../../domains/cases/index.ts';
import { policyInForce } from '../../domains/policy/index.ts';
import { organizationsNow, peopleAt, type OrganizationNow, type PersonSummary } from '../../domains/registry/index.ts';
import { addItems, checkProblem, openCampaign, openLeadFromItem, openLeadFromProblem, reportDone, reportProblem, settleJoining } from '../../domains/supervision/index.ts';
import { yearOf } from '../calendar.ts';
import { chance as chanceOf, type Chance } from '../chance.ts';
import { campaignProblems, campaignTypes, supervisionLines } from '../tables/supervision.ts';

/** Units that report in the campaign. */
const UNITS = 8;

/**
 * What supervising bodies have passed on and what came of it, on the last day of a region: items of the five sources with a matter
 * that two of them tell of and a namesake nobody has settled, a campaign half-way, leads at every state. Real commands, nothing inserted.
 */
export async function openSupervision(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const chance = chanceOf(`live-supervision ${today}`);
  const { units, people } = await house.unit(actor, async (unit) => {
    const found = (await organizationsNow(unit)).filter((o) => o.type === 'town' || (o.type === 'government_organ' && o.tags.includes('project'))).slice(0, UNITS);
    return { units: found, people: await Promise.all(found.map(async (o) => (await peopleAt(unit, [o.path])).filter((p) => p.organizationId === o.id))) };
  });
  const staffed = units.flatMap((u, i) => (people[i]!.length >= 4 ? [{ unit: u, people: people[i]! }] : []));
  if (staffed.length === 0) return;
  await passOn(house, actor, staffed, today);
  await runCampaign(house, actor, staffed, today, chance);
}

type Staffed = { readonly unit: OrganizationNow; readonly people: readonly PersonSummary[] };
const reason = '按程序办理';

async function passOn(house: House, actor: Actor, staffed: readonly Staffed[], today: Day): Promise<void> {
  const rows = supervisionLines.map((l, i) => {
    const { unit, people } = staffed[l.unit % staffed.length]!;
    const person = people[l.person % people.length]!;
    return { source: l.source, reference: `${l.body}〔${yearOf(today)}〕${i + 1}号`, foundOn: addDays(today, -l.daysAgo), people: l.bare ? person.name : `${person.name}（${unit.name}）`, units: unit.name === person.organizationName && l.bare ? '' : unit.name, summary: l.summary, ...(l.validDays ? { validUntil: addDays(today, l.validDays) } : {}), ...(l.withheld ? { withheldBy: '监督执纪工作规则（核实期间不予公开）' } : {}) };
  });
  const { added } = await addItems(house, actor, rows);
  // The second line tells of the same matter as the first; the fourth and fifth are left to the officer.
  if (added[1]) await settleJoining(house, actor, { itemId: added[0]!, otherId: added[1], state: 'joined', reason: '同一项目、同一责任人' });
  if (added[0]) {
    const { id } = await openLeadFromItem(house, actor, added[0], { title: '重点项目资金闲置、推进缓慢', organizationId: staffed[0]!.unit.id });
    // The first type that the pack of the region lists.
    const type = await house.unit(actor, async (unit) => String((await policyInForce(unit, unit.today)).parameter('problem-types').value).split('、')[0]!);
    await takeStep(house, actor, id, { action: 'verify', facts: { type, verified: '调取支付凭证和施工日志，项目停工四个月，专项资金闲置。' }, reason, revision: null });
    await takeStep(house, actor, id, { action: 'grade', facts: { 是否造成严重后果: false, 是否造成不良影响: true, 是否多次提醒不改: false }, reason, revision: null });
  }
}

async function runCampaign(house: House, actor: Actor, staffed: readonly Staffed[], today: Day, chance: Chance): Promise<void> {
  const opensOn = addDays(today, -90);
  const { id } = await openCampaign(house, actor, { title: '“五不问题”专项整治', basis: '县委专项整治工作方案', types: campaignTypes, opensOn, endsOn: addDays(today, 60) });
  for (const [i, p] of campaignProblems.entries()) {
    const { unit, people } = staffed[i % staffed.length]!;
    const foundOn = addDays(opensOn, 5 + chance.int(0, 60));
    const problem = await reportProblem(house, actor, id, { organizationId: unit.id, type: p.type, summary: p.summary, measure: p.measure, foundOn, dueOn: addDays(foundOn, 30) });
    if (i % 4 !== 3) await reportDone(house, actor, problem.id, '已按要求整改，相关制度已修订。');
    if (i % 4 === 0 || i % 4 === 1) await checkProblem(house, actor, problem.id, { accepted: true, reason: '现场核验属实，予以销号。' });
    if (p.handled) {
      const concerned = people.slice(1, 1 + p.handled.length);
      const lead = await openLeadFromProblem(house, actor, problem.id, { title: p.summary.slice(0, 30), personIds: concerned.map((x) => x.id) });
      const step = (action: string, facts: Record<string, unknown> = {}) => takeStep(house, actor, lead.id, { action, facts, reason, revision: null });
      await step('verify', { verified: p.summary });
      await step('grade', { 是否造成严重后果: false, 是否造成不良影响: true, 是否多次提醒不改: false });
      for (const x of concerned) await step('hear', { person: x.id, heardOn: today, hearing: '本人承认问题，愿意整改。' });
      await step('put_to_decision');
      for (const [n, x] of concerned.entries()) await step('decide_one', { person: x.id, measure: p.handled[n]! });
      await step('decide');
      if (i % 2 === 0) await step('carry_out', { doneOn: today, carried: '已谈话并在单位宣布。', organ: '县委', document: `县委〔${yearOf(today)}〕${i + 11}号` });
    }
  }
}
