import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { saveFile } from '../../platform/files/index.ts';
import { writeWorkbook } from '../../platform/sheets/index.ts';
import { caseTypeKnown, casesOfSelf, faultsOf, openCase, readCaseFile, takeOwnStep, takeStep } from '../cases/index.ts';
import { choosePack, diskSource, packOf, policyLibrary, usePolicies } from '../policy/index.ts';
import { protectionModule, standsAgainst } from '../protection/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { checkProblem, closeCampaign, confirmLearned, openCampaign, reportDone, reportProblem } from './commands/campaigns.ts';
import { addItem, addItems, answerItem, settleJoining, settleSubject, withdraw, withhold } from './commands/items.ts';
import { openLeadFromItem, openLeadFromProblem } from './commands/open-lead.ts';
import { buildLine } from './fixtures.ts';
import { supervisionModule } from './index.ts';
import { campaignBoard, campaignList, leadList, supervisionStatistics, warningList } from './queries/campaigns.ts';
import { itemFile, itemList, sheetOf, sheetOfSelf } from './queries/items.ts';
import { listTemplate, readListFile } from './queries/lists.ts';
import { leadType } from './types/lead.ts';

let now = '2026-03-20T02:00:00Z';
let t: TestHouse;
let [town, bureau, other] = ['', '', ''];
let people: PersonId[] = [];
let officer: Actor;
let leader: Actor;
let audit: Actor;
let inspection: Actor;
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });
const step = (actor: Actor, id: string, action: string, facts: Record<string, unknown> = {}) => takeStep(t.house, actor, id, { action, facts, reason: '按程序办理', revision: null });
const own = (i: number, id: string, action: string, facts: Record<string, unknown> = {}) => takeOwnStep(t.house, self(i), id, { action, facts, revision: null });
const lead = (subjects: readonly PersonId[], organizationId = town) => openCase(t.house, officer, { type: 'lead', opening: 'received', title: '项目推诿拖延', organizationId, parties: subjects.map((personId) => ({ role: 'subject' as const, personId })), facts: { from: 'inspection', round: '县委第三轮巡察', receivedOn: '2026-03-18', matter: '推诿拖延' } });
const grave = { 是否造成严重后果: true, 是否造成不良影响: true, 是否多次提醒不改: false };
const light = { 是否造成严重后果: false, 是否造成不良影响: false, 是否多次提醒不改: false };

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  supervisionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader, audit, inspection] = [t.actor('officer'), t.actor('leader'), t.actor('supervisor'), t.actor('supervisor')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [town, bureau, other] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }, { name: '清河县水利局', shortName: '水利局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' }, { name: '杏花镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string, string, string];
    const person = (name: string, organizationId: string, title: string, leadershipLevel: string) => ({ name, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId, title, main: true, category: 'deputy' as const, leadershipLevel, startedOn: '2020-01' }] });
    people = (await savePeople(unit, [person('周同', town, '镇长', '乡科级正职'), person('周同', bureau, '副局长', '乡科级副职'), person('吴明', town, '副镇长', '乡科级副职'), person('郑和', town, '副镇长', '乡科级副职'), person('孙一', other, '镇长', '乡科级正职')])) as PersonId[];
  });
});
afterAll(() => t.close());

it('the table of the type holds, and every term it names stands in every pack', async () => {
  expect(faultsOf(leadType)).toEqual([]);
  expect(caseTypeKnown('lead')).toBe(true);
  const terms = [...Object.values(leadType.states).map((s) => s.term), leadType.consultTerm, leadType.extensionTerm].flatMap((x) => (x ? [x.parameter] : []));
  const { folders } = await policyLibrary();
  for (const id of folders.keys()) for (const parameter of [...terms, 'problem-types', 'joining-likeness', 'joining-days', 'review-request-days']) expect((await packOf(id)).parameters.has(parameter), `${id} ${parameter}`).toBe(true);
});

describe('supervision items', () => {
  let first = '';
  let second = '';
  it('come in from a list: good lines go in, bad cells are named, twice the same adds nothing, namesakes wait for a person', async () => {
    const bytes = await writeWorkbook({ sheets: [{ name: '汇总', above: [['2026年审计发现问题汇总表']], columns: ['序号', '信息来源', '文号', '发现日期', '涉及人员', '涉及单位', '问题摘要', '有效期至'].map((header) => ({ header, format: 'text' as const })), rows: [['1', '审计', '审〔2026〕1号', '2026年3月5日', '周同（柳林镇镇长）', '', '水库除险加固资金闲置半年，项目推进缓慢', ''], ['2', '审计', '审〔2026〕2号', '2026-03-06', '周同', '', '会议费报销不规范', '2027-03-06'], ['3', '宣传部', '', '2026-13-01', '', '', '', '']] }] });
    const kept = async (name: string, content: Uint8Array) => (await t.house.unit(audit, (unit) => saveFile(unit, name, content))).hash;
    const read = await readListFile(t.house, audit, await kept('汇总.xlsx', bytes));
    expect(read).toMatchObject({ sheet: '汇总', columns: [null, 'source', 'reference', 'foundOn', 'people', 'units', 'summary', 'validUntil'], leftOut: 0 });
    const rows = read.rows.map((r) => Object.fromEntries(read.columns.flatMap((c, i) => (c ? [[c, r[i]!]] : []))));
    const done = await addItems(t.house, audit, rows);
    expect([done.added.length, done.already, done.bad.map((b) => [b.row, b.faults.map((f) => `${f.column} ${f.fault}`)])]).toEqual([2, 0, [[2, ['reference missing', 'summary missing', 'source unknown_source', 'foundOn not_a_day', 'people nobody_named']]]]);
    expect(await addItems(t.house, audit, rows)).toMatchObject({ added: [], already: 2 });
    [first, second] = done.added as [string, string];
    const list = await itemList(t.house, officer, {});
    expect(list.items.find((i) => i.id === first)!.subjects).toMatchObject([{ state: 'matched', subjectId: people[0], reasons: ['same_name', 'same_unit', 'namesakes'] }]);
    expect(list.items.find((i) => i.id === second)!.subjects).toMatchObject([{ state: 'open', reasons: ['same_name', 'unit_not_named', 'namesakes'] }]);
    expect(list.waiting).toBe(1);
    const empty = await listTemplate(audit);
    expect(await code(readListFile(t.house, audit, await kept('模板.xlsx', empty.bytes)))).toBe('supervision.no_lines');
    expect(await code(readListFile(t.house, audit, await kept('甲.csv', Buffer.from('甲,乙\n1,2\n'))))).toBe('supervision.no_heading');
  });

  it('a body sees what it supplied, nobody settles what is about himself', async () => {
    expect((await itemList(t.house, inspection, {})).items).toEqual([]);
    expect(await code(itemFile(t.house, inspection, first))).toBe('supervision.no_such_item');
    expect((await itemFile(t.house, officer, second)).candidates[0]!.candidates.map((c) => c.organizationName).sort()).toEqual(['柳林镇', '清河县水利局']);
    expect(await code(settleSubject(t.house, { ...officer, personId: people[1]! }, second, { position: 0, subjectId: people[1]!, reason: '核对' }))).toBe('supervision.oneself');
    expect(await code(settleSubject(t.house, officer, second, { position: 7, subjectId: null, reason: '核对' }))).toBe('supervision.no_such_subject');
    await settleSubject(t.house, officer, second, { position: 0, subjectId: people[1]!, reason: '与审计局核对' });
    expect((await itemList(t.house, officer, { waiting: true })).items).toEqual([]);
  });

  it('one matter from two bodies is proposed and joined by a person; on the sheet it stands once with both sources', async () => {
    const { id } = await addItem(t.house, inspection, buildLine({ source: '县委巡察办', reference: '巡〔2026〕7号', foundOn: '2026-03-10', people: '周同（柳林镇）', summary: '水库除险加固项目推进缓慢，资金闲置半年' }));
    const { doubles } = await itemFile(t.house, officer, id);
    expect(doubles).toMatchObject([{ item: { id: first }, state: 'proposed', reasons: ['same_subject', 'alike', 'near_in_time'] }]);
    expect((await sheetOf(t.house, officer, people[0]!)).matters).toHaveLength(2);
    expect(await code(settleJoining(t.house, officer, { itemId: id, otherId: second, state: 'joined', reason: '误点' }))).toBe('supervision.no_such_joining');
    await settleJoining(t.house, officer, { itemId: id, otherId: first, state: 'joined', reason: '同一项目' });
    const sheet = await sheetOf(t.house, officer, people[0]!);
    expect(sheet.matters.map((m) => m.items.map((i) => i.source).sort())).toEqual([['audit', 'inspection']]);
    expect([sheet.valid, sheet.bySource]).toEqual([1, [{ source: 'inspection', valid: 1, all: 1 }, { source: 'audit', valid: 1, all: 1 }]]);
    // The audit office sees its own half only.
    expect((await sheetOf(t.house, audit, people[0]!)).matters.map((m) => m.items.map((i) => i.source))).toEqual([['audit']]);
  });

  it('two lists at once that tell of one matter find each other, and one line twice at once is one item', async () => {
    const line = (source: string, reference: string) => buildLine({ source, reference, people: '郑和（柳林镇）', summary: '环保督察整改任务逾期未销号', foundOn: '2026-03-01' });
    await Promise.all([addItems(t.house, audit, [line('生态环境', '环1号')]), addItems(t.house, inspection, [line('信访', '信1号')]), addItems(t.house, officer, [line('生态环境', '环1号')])]);
    const items = (await itemList(t.house, officer, { text: '环保督察' })).items;
    expect(items.map((i) => [i.source, i.doubles]).sort()).toEqual([['ecology', 1], ['petition', 1]]);
  });

  it('the cadre sees his own, answers it, and is told what is withheld by which article', async () => {
    expect(await code(answerItem(t.house, self(2), first, '与我无关'))).toBe('supervision.no_such_item');
    await answerItem(t.house, self(0), first, '资金已于三月拨付');
    await withhold(t.house, officer, first, '监督执纪工作规则');
    const sheet = await sheetOfSelf(t.house, self(0));
    expect(sheet.withheld).toEqual([{ source: 'audit', article: '监督执纪工作规则' }]);
    expect(sheet.items.map((i) => i.source)).toEqual(['inspection']);
    expect(JSON.stringify(sheet)).not.toContain('审〔2026〕1号');
    expect(await code(answerItem(t.house, self(0), first, '再次说明'))).toBe('supervision.no_such_item');
    await withhold(t.house, officer, first, null);
    expect((await sheetOfSelf(t.house, self(0))).items.find((i) => i.id === first)!.replies).toMatchObject([{ reply: '资金已于三月拨付' }]);
  });

  it('an expired or withdrawn item stays and says nothing any more', async () => {
    now = '2027-03-06T02:00:00Z';
    expect((await sheetOf(t.house, officer, people[1]!)).matters[0]!.items[0]!.validity).toBe('expired');
    now = '2026-03-20T02:00:00Z';
    await withdraw(t.house, audit, second, '复核后不属实');
    expect(await code(withdraw(t.house, audit, second, '再来'))).toBe('supervision.withdrawn_before');
    expect(await sheetOf(t.house, officer, people[1]!)).toMatchObject({ valid: 0, matters: [{ items: [{ validity: 'withdrawn', withdrawnBecause: '复核后不属实' }] }] });
  });

  it('a lead is opened once from all that tell of the matter; found untrue, all of it is withdrawn', async () => {
    const input = { title: '水库项目', organizationId: town };
    const outcomes = await Promise.all([code(openLeadFromItem(t.house, officer, first, input)), code(openLeadFromItem(t.house, officer, first, input))]);
    expect(outcomes.sort()).toEqual(['done', 'supervision.lead_there']);
    const { item } = await itemFile(t.house, officer, first);
    expect((await readCaseFile(t.house, officer, item.case!.id)).case.people.map((p) => p.personId)).toEqual([people[0]]);
    expect(await casesOfSelf(t.house, self(0))).toMatchObject({ cases: [], withheld: [{ typeTitle: leadType.title }] });
    await step(leader, item.case!.id, 'unfounded');
    expect(await sheetOf(t.house, officer, people[0]!)).toMatchObject({ valid: 0 });
  });
});

describe('a lead', () => {
  it('runs from the finding to its effect; the table proposes, nobody is treated before he was heard, a person decides (M089, P06)', async () => {
    now = '2026-03-20T02:00:00Z';
    const { id } = await lead([people[0]!]);
    expect(await code(step(officer, id, 'verify', { verified: '属实' }))).toBe('supervision.type_needed');
    await step(officer, id, 'verify', { type: '不作为', verified: '项目停工八个月' });
    await step(officer, id, 'grade', grave);
    const file = await readCaseFile(t.house, officer, id);
    expect(file.trail.at(-1)!.kept).toMatchObject({ seriousness: '严重', proposes: '免职' });
    expect(await code(step(officer, id, 'put_to_decision'))).toBe('supervision.not_heard');
    await own(0, id, 'state', { statement: '征地受阻，已多次报告' });
    await step(officer, id, 'put_to_decision');
    expect(await code(step(officer, id, 'decide', { measure: '免职' }))).toBe('security.not_permitted');
    expect(await code(step({ ...leader, accountId: officer.accountId }, id, 'decide', { measure: '免职' }))).toBe('cases.took_before');
    expect(await code(step(leader, id, 'decide'))).toBe('supervision.undecided');
    // The proposal was removal; the person who decides chose less.
    await step(leader, id, 'decide', { measure: '调整职务' });
    now = '2026-03-25T02:00:00Z';
    expect(await code(step(officer, id, 'carry_out', { doneOn: '2026-03-25', carried: '已宣布' }))).toBe('supervision.document_needed');
    expect(await code(step(officer, id, 'carry_out', { doneOn: '2026-03-01', carried: '已宣布', organ: '清河县委', document: '清委〔2026〕9号' }))).toBe('supervision.done_outside');
    await step(officer, id, 'carry_out', { doneOn: '2026-03-25', carried: '已宣布并交接', organ: '清河县委', document: '清委〔2026〕9号' });
    const locked = async () => (await t.house.unit(t.system, (unit) => standsAgainst(unit, [people[0]!], 'promotion', unit.today))).size;
    expect(await locked()).toBe(1);
    expect(await code(step(officer, id, 'assess', { effect: 'better' }))).toBe('supervision.review_open');
    expect((await sheetOfSelf(t.house, self(0))).measures).toMatchObject([{ measure: '调整职务', carriedOutOn: '2026-03-25' }]);
    // Set aside on review: the line, the restriction and its case go with it.
    await own(0, id, 'ask_review', { grounds: '责任在征地部门' });
    expect(await code(step(leader, id, 'overturn'))).toBe('cases.took_before');
    const second = t.actor('leader');
    await step(second, id, 'overturn');
    expect([await locked(), (await supervisionStatistics(t.house, officer)).counted.persons]).toEqual([0, 0]);
    await step(second, id, 'decide', { measure: '谈话提醒' });
    await step(officer, id, 'carry_out', { doneOn: '2026-03-25', carried: '已谈话' });
    now = '2026-05-06T02:00:00Z';
    expect(await code(own(0, id, 'ask_review', { grounds: '不服' }))).toBe('supervision.review_over');
    await step(officer, id, 'assess', { effect: 'better' });
    const { leads } = await leadList(t.house, officer);
    expect(leads.find((l) => l.id === id)).toMatchObject({ measures: ['谈话提醒'], proposes: '免职', effect: 'better', daysToDecision: 3, open: false });
    now = '2026-03-20T02:00:00Z';
  });

  it('keeps a measure for each of its people; cases and persons are different facts (M090, T36)', async () => {
    const before = (await supervisionStatistics(t.house, officer)).counted;
    const { id } = await lead([people[2]!, people[3]!]);
    await step(officer, id, 'verify', { type: '不担当', verified: '属实' });
    await step(officer, id, 'grade', light);
    expect(await code(step(officer, id, 'hear', { heardOn: '2026-03-20', hearing: '承认' }))).toBe('supervision.person_needed');
    expect(await code(step(officer, id, 'hear', { person: people[4]!, heardOn: '2026-03-20', hearing: '承认' }))).toBe('supervision.not_of_case');
    for (const person of [people[2]!, people[3]!]) await step(officer, id, 'hear', { person, heardOn: '2026-03-20', hearing: '承认' });
    await step(officer, id, 'put_to_decision');
    await step(leader, id, 'decide_one', { person: people[2]!, measure: '诫勉' });
    await step(leader, id, 'decide', { measure: '不予处理' });
    const after = await supervisionStatistics(t.house, officer);
    expect([after.counted.cases - before.cases, after.counted.persons - before.persons]).toEqual([1, 1]);
    expect(after.byType.types.find((x) => x.type === '不担当')).toMatchObject({ persons: 1, measures: { 诫勉: 1 } });
    expect(after.counted.years[0]!.levels.reduce((n, l) => n + l.persons, 0)).toBe(after.counted.years[0]!.persons);
    await step(officer, id, 'carry_out', { doneOn: '2026-03-20', carried: '已宣布', organ: '清河县委', document: '清委〔2026〕10号' });
    // A warning case names nobody and goes to units of the same kind.
    expect(await code(step(officer, id, 'warn', { warningTitle: '推诿', warning: '柳林镇副镇长吴明推诿扯皮' }))).toBe('supervision.not_anonymous');
    await step(officer, id, 'warn', { warningTitle: '推诿扯皮受诫勉', warning: '某镇一名副职推诿扯皮，造成项目停滞，被诫勉。' });
    expect(await code(step(officer, id, 'warn', { warningTitle: '再发', warning: '某镇一名副职推诿扯皮' }))).toBe('supervision.warned_before');
    const liaison = t.actor('liaison', { path: '1.4' });
    const [warning] = (await warningList(t.house, liaison)).warnings;
    expect([warning!.mine.map((m) => m.organizationId), (await warningList(t.house, t.actor('liaison', { path: '1.3' }))).warnings]).toEqual([[other], []]);
    await confirmLearned(t.house, liaison, warning!.id, other);
    expect((await warningList(t.house, officer)).warnings).toMatchObject([{ sent: 1, learned: 1 }]);
  });

  it('whoever lets the term to be heard pass does not hold up the decision', async () => {
    now = '2026-03-20T02:00:00Z';
    const { id } = await lead([people[4]!], other);
    await step(officer, id, 'verify', { type: '不作为', verified: '属实' });
    await step(officer, id, 'grade', grave);
    now = '2026-04-30T02:00:00Z';
    await step(officer, id, 'put_to_decision');
    await step(leader, id, 'decide_one', { measure: '诫勉' });
    expect((await step(leader, id, 'decide')).state).toBe('carrying_out');
    now = '2026-03-20T02:00:00Z';
  });
});

describe('a campaign', () => {
  it('is open for a time; units report, the department closes; what comes back after the end is a repeat (M092)', async () => {
    now = '2026-03-20T02:00:00Z';
    const types = ['不落实', '不研究', '不作为', '不在状态', '不守纪律'];
    expect(await code(openCampaign(t.house, officer, { title: '五不问题', basis: '方案', types: ['不作为', '不作为'], opensOn: '2026-03-01', endsOn: '2026-06-30' }))).toBe('supervision.type_twice');
    const { id } = await openCampaign(t.house, officer, { title: '“五不问题”专项整治', basis: '工作方案', types, opensOn: '2026-03-01', endsOn: '2026-06-30' });
    const liaison = t.actor('liaison', { path: '1.2' });
    const found = { organizationId: town, type: '不在状态', summary: '窗口长期空岗', measure: '调整值班', foundOn: '2026-03-15', dueOn: '2026-04-15' };
    expect(await code(reportProblem(t.house, liaison, id, { ...found, organizationId: bureau }))).toBe('security.not_permitted');
    expect(await code(reportProblem(t.house, liaison, id, { ...found, type: '慢作为' }))).toBe('supervision.no_such_type');
    expect(await code(reportProblem(t.house, liaison, id, { ...found, foundOn: '2026-02-01' }))).toBe('supervision.found_outside');
    const one = (await reportProblem(t.house, liaison, id, found)).id;
    const two = (await reportProblem(t.house, officer, id, { ...found, organizationId: bureau, type: '不落实' })).id;
    expect(await code(checkProblem(t.house, officer, one, { accepted: true, reason: '未报告' }))).toBe('supervision.problem_moved');
    await reportDone(t.house, liaison, one, '已调整');
    const outcomes = await Promise.all([code(checkProblem(t.house, officer, one, { accepted: true, reason: '属实' })), code(checkProblem(t.house, officer, one, { accepted: true, reason: '属实' }))]);
    expect(outcomes.sort()).toEqual(['done', 'supervision.problem_moved']);
    // The problem of a campaign brings its type along, also one the pack does not know.
    const { id: caseId } = await openLeadFromProblem(t.house, officer, two, { title: '任务不落实', personIds: [people[1]!] });
    expect(await code(openLeadFromProblem(t.house, officer, two, { title: '任务不落实', personIds: [people[1]!] }))).toBe('supervision.lead_there');
    await step(officer, caseId, 'verify', { verified: '属实' });
    await step(officer, caseId, 'grade', light);
    await step(officer, caseId, 'hear', { heardOn: '2026-03-20', hearing: '承认' });
    await step(officer, caseId, 'put_to_decision');
    await step(leader, caseId, 'decide', { measure: '谈话提醒' });
    expect(await code(closeCampaign(t.house, officer, id, '完成'))).toBe('supervision.campaign_runs');
    now = '2026-09-01T02:00:00Z';
    await closeCampaign(t.house, officer, id, '基本完成，转入日常监督');
    await reportProblem(t.house, officer, id, { ...found, foundOn: '2026-08-20', dueOn: '2026-09-20' });
    const board = await campaignBoard(t.house, officer, id);
    expect(board.counts).toMatchObject({ found: 2, closed: 1, closedPercent: 50, overdue: 1, repeats: 1, newAfter: 0 });
    expect(board.handled).toMatchObject({ persons: 1, cases: 1, measures: [{ measure: '谈话提醒', persons: 1 }] });
    expect(board.problems.filter((p) => p.repeat).map((p) => p.organizationName)).toEqual(['柳林镇']);
    // A liaison sees the own unit and no measures about people.
    const near = await campaignBoard(t.house, liaison, id);
    expect([near.problems.map((p) => p.organizationName), near.handled, near.problems[0]!.caseId]).toEqual([['柳林镇', '柳林镇'], null, null]);
    expect((await campaignList(t.house, liaison)).campaigns).toMatchObject([{ found: 1, closed: 1 }]);
    now = '2026-03-20T02:00:00Z';
  });

  it('types come from the pack of the place: 昏庸懒散拖 (M091)', async () => {
    now = '2026-05-20T02:00:00Z';
    await choosePack(t.house, officer, { packId: 'guangxi', from: '2026-05-20', reason: '试用' });
    expect((await campaignList(t.house, officer)).types).toEqual(['昏', '庸', '懒', '散', '拖']);
    const { id } = await lead([people[3]!]);
    expect(await code(step(officer, id, 'verify', { type: '不作为', verified: '属实' }))).toBe('cases.fact_malformed');
    expect((await step(officer, id, 'verify', { type: '懒', verified: '属实' })).state).toBe('grading');
  });
});
