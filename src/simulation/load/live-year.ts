import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { adoptSchemesOf, annualRunOf, closeCalibration, commentRegistration, computeRun, decideForYear, moveGrade, openUnitYear, openYear, planMonth, proposeLists, proposeYear, publishBulletin, publishList, rateMonthItem, recordForYear, recordPeriod, standingsOf, startCalibration, writeSummary } from '../../domains/assessment/index.ts';
import { policyInForce } from '../../domains/policy/index.ts';
import { organizationsNow, peopleAt, type OrganizationNow } from '../../domains/registry/index.ts';
import { yearOf } from '../calendar.ts';
import { chance as chanceOf, type Chance } from '../chance.ts';
import { itemsOfMonths } from '../tables/month-items.ts';

const SCHEME = 'team-quarter';
/** Units whose year and months are run. A handful shows every state; more would only take time. */
const UNITS = 6;
/** People of the first unit who have handed in their summaries. */
const WRITTEN = 8;

/**
 * What is under way in the assessment on the last day of a region: months and quarters of some units, summaries handed in, and the
 * quarter's assessment of teams with its calibration held and its list of 优秀 hanging out. Real commands, nothing inserted.
 */
export async function openLiveYear(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const chance = chanceOf(`live-year ${today}`);
  const units = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const of = (types: readonly string[]) => all.filter((o) => types.includes(o.type));
    return [...of(['government_organ']).filter((o) => o.tags.includes('project')).slice(0, 2), ...of(['town']).slice(0, UNITS - 2)];
  });
  await runPeriods(house, actor, units, today, chance);
  await runMonths(house, actor, units.slice(0, 3), today, chance);
  await handInSummaries(house, actor, units[0]!, today);
  await assessTeams(house, actor, today, chance);
}

/** Every period that is over is recorded, but for the last month of some and one quarter of one. */
async function runPeriods(house: House, actor: Actor, units: readonly OrganizationNow[], today: Day, chance: Chance): Promise<void> {
  const year = yearOf(today);
  const month = Number(today.slice(5, 7));
  await openUnitYear(house, actor, { year, unitIds: units.map((u) => u.id) });
  for (const [i, u] of units.entries()) {
    const mark = () => (78 + chance.int(0, 190) / 10).toFixed(1);
    for (let n = 1; n < month; n++) if (!(i % 3 === 2 && n === month - 1)) await recordPeriod(house, actor, year, { unitId: u.id, kind: 'month', number: n, mark: mark(), summary: `${n}月重点工作按计划推进，存在的问题已列入下月清单。` });
    for (let q = 1; q <= Math.floor((month - 1) / 3); q++) if (!(i === 1 && q === 2)) await recordPeriod(house, actor, year, { unitId: u.id, kind: 'quarter', number: q, mark: mark(), summary: `第${q}季度任务完成情况经核查属实。` });
  }
}

/** Three months of key work: the older sent out with their lists proposed, the last still to be rated. */
async function runMonths(house: House, actor: Actor, units: readonly OrganizationNow[], today: Day, chance: Chance): Promise<void> {
  const months = [-3, -2, -1].map((n) => addMonths(`${today.slice(0, 7)}-01`, n).slice(0, 7));
  const sections = await house.unit(actor, async (unit) => new Map((await Promise.all(units.map(async (u) => [u.id, (await organizationsNow(unit, {}, [u.path])).filter((o) => o.type === 'department').slice(0, 3)] as const)))));
  for (const u of units) {
    const under = sections.get(u.id)!.length > 0 ? sections.get(u.id)! : [u];
    for (const [m, month] of months.entries()) {
      const items = itemsOfMonths.slice(0, 5).map((item, i) => ({ ...item, organizationId: under[i % under.length]!.id }));
      const { ids } = await planMonth(house, actor, { unitId: u.id, month, items });
      const last = m === months.length - 1;
      for (const [i, id] of ids.entries()) {
        if (last && i > 2) continue;
        const share = chance.pick([1, 1, 1, 0.85, 0.5]);
        const done = (Number(items[i]!.planned) * share).toFixed(1);
        await rateMonthItem(house, actor, id, { done, ...(share < 0.8 ? { reason: '要素保障不到位，未按期完成' } : {}) });
      }
      if (last) continue;
      await publishBulletin(house, actor, { unitId: u.id, month });
      if (m === 1) await proposeLists(house, actor, { unitId: u.id, month });
    }
  }
}

/** Some people of a unit have written; the first has the leader's comment. */
async function handInSummaries(house: House, actor: Actor, organization: OrganizationNow, today: Day): Promise<void> {
  const { people, runId } = await house.unit(actor, async (unit) => ({ people: (await peopleAt(unit, [organization.path])).slice(0, WRITTEN), runId: await annualRunOf(unit, yearOf(today)) }));
  if (runId === null) return;
  for (const [i, p] of people.entries()) {
    await writeSummary(house, { ...actor, personId: p.id as PersonId, name: p.name }, runId, { duties: p.title ?? '本职工作', summary: `一年来，坚持把学习摆在首位，围绕${organization.shortName}中心工作履职尽责。牵头完成年度重点任务，协调解决具体问题${i + 6}件，到基层一线${(i + 2) * 9}天。\n存在的不足：调查研究不够深入，推动难题破解的办法不多。\n下一步：紧盯短板，补齐能力，抓好落实。`, submit: true });
    if (i === 0) await commentRegistration(house, actor, runId, p.id, { comment: '政治坚定，作风扎实，勇于承担急难险重任务，群众认可。', suggestedGrade: 'outstanding' });
  }
}

/** The last full quarter of every team: marks, proposals, a calibration with two moves, decisions, and the list of 优秀 out for its term. */
async function assessTeams(house: House, actor: Actor, today: Day, chance: Chance): Promise<void> {
  const quarter = addMonths(`${today.slice(0, 4)}-01-01`, Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3);
  const [from, to] = [addMonths(quarter, -3), quarter];
  const year = yearOf(from);
  const number = Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1;
  const runId = await house.unit(actor, async (unit) => {
    const policy = await policyInForce(unit, unit.today);
    const at = policy.schemes().findIndex((s) => s.key === SCHEME);
    const schemeId = (await adoptSchemesOf(unit, policy))[at]!.id;
    const id = await openYear(unit, { year, schemeId, periodFrom: from, periodTo: to, dueOn: addDays(to, 60), title: { zh: `第${number}季度班子平时考核`, en: `Teams, quarter ${number}` } });
    const teams = (await organizationsNow(unit, { validAt: addDays(to, -1) })).filter((o) => ['party_organ', 'government_organ', 'town', 'subdistrict', 'park'].includes(o.type));
    await recordForYear(unit, id, {
      source: `${year}年第${number}季度班子平时考核汇总表`,
      marks: teams.flatMap((o) => {
        const level = 84 + chance.normal(0, 5);
        return ['political_work', 'key_tasks', 'working_style'].flatMap((indicator) => ['leader', 'mutual'].map((rater) => ({ personId: o.id, indicator, rater, value: Math.max(40, Math.min(99, level + chance.normal(0, 2.5))).toFixed(1) })));
      }),
    });
    return id;
  });
  await computeRun(house, actor, runId);
  await house.unit(actor, (unit) => proposeYear(unit, runId));
  const { id } = await startCalibration(house, actor, runId, { title: `第${number}季度班子考核校准会`, attendees: '县委组织部部务会成员、公务员科、考核办' });
  const results = (await house.unit(actor, (unit) => standingsOf(unit, runId))).filter((r) => r.proposal?.grade === 'competent');
  const best = results.toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999));
  for (const r of best.slice(-2)) await moveGrade(house, actor, id, { personId: r.personId, to: 'basically_competent', reason: '重点项目滞后，季度内被约谈，会议研究认为应予降等' });
  await closeCalibration(house, actor, id, { conclusion: '同意按校准意见确定等次，拟定优秀的予以公示。', drop: false });
  await house.unit(actor, async (unit) => {
    await decideForYear(unit, runId, { decisions: [], confirmProposals: true });
    const open = (await standingsOf(unit, runId)).filter((r) => r.grade === null);
    await decideForYear(unit, runId, { confirmProposals: false, decisions: open.map((r) => ({ personId: r.personId, grade: r.proposal?.grade ?? 'ungraded', reason: '按考核得分研究确定' })) });
  });
  await publishList(house, actor, runId, { contact: '县委组织部干部监督科，县委大院3号楼305室，12380' });
}
