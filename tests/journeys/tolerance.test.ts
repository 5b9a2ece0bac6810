import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose, chooseOne, confirm, fillDay, line, openCase, openStep, rowOf, stands } from './case-walk.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * 容错纠错, from a mistake that is on record to its correction: the cadre applies, the department takes it up and asks the discipline organ,
 * concludes by the table, the leader decides with the correction task; the year says whose scores it changed, and computed again holds the
 * record against him no longer, the promotion list says so too; the cadre reports, the department accepts; the relief stands in the dossier.
 * Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let cadre: Visitor;
let officer: Visitor;
let leader: Visitor;
let supervisor: Visitor;
let caseAddress = '';
let personId = '';
let personName = '';
let runId = '';
/** The record held against him, and what it cost him before the case. */
let record = '';
let scoreBefore = 0;
const INDICATOR = '问题扣分';
const title = `除冰调度失误${Date.now() % 100_000}`;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), openBrowser()]);
  cadre = await visit(browser, app, 'cadre', { still: true });
  // Signed in with the rail in sight; from here on a phone.
  await cadre.page.setViewportSize({ width: 390, height: 844 });
  officer = await visit(browser, app, 'officer', { still: true });
  leader = await visit(browser, app, 'leader', { still: true });
  supervisor = await visit(browser, app, 'supervisor', { still: true });
  personId = (await get<{ personId: string }>(cadre, '/session')).personId;
  runId = (await get<{ id: string; purpose: string; state: string }[]>(officer, '/assessment/years')).find((y) => y.purpose === 'annual' && y.state !== 'confirmed')!.id;
}, 900_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
const open = (v: Visitor): Promise<void> => openCase(v, app, caseAddress, title);

interface Line {
  readonly statement: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly children?: readonly Line[];
}
const linesOf = (line: Line): readonly Line[] => [line, ...(line.children ?? []).flatMap(linesOf)];
interface Result {
  readonly row: { readonly name: string; readonly score: string };
  readonly explanation: Line;
}
const result = (): Promise<Result> => get(officer, `/assessment/runs/${runId}/results/${personId}`);

/** Opens the explanation of his year as far as the records that were counted as problems. */
async function openProblems(): Promise<void> {
  const { page } = officer;
  await page.goto(`${app.address}/assessment/years/${runId}/people/${personId}`);
  await page.getByText((await result()).row.score, { exact: true }).first().waitFor();
  const indicator = page.locator('li', { has: page.locator('button.dd-explain-row', { hasText: INDICATOR }) }).last();
  await indicator.locator('button.dd-explain-row').first().click();
  for (const inner of await indicator.locator('button.dd-explain-row[aria-expanded=false]').all()) await inner.click();
}
const rankRow = async (): Promise<Locator> => {
  await officer.page.goto(`${app.address}/selection/eligibility`);
  await officer.page.getByRole('heading', { level: 1 }).waitFor();
  return rowOf(officer, '姓名、单位、职务', { id: personId, name: personName });
};

describe('tolerance, end to end', () => {
  it('before it the record is held against him in the assessment, and the promotion list knows of no release', async () => {
    const { row, explanation } = await result();
    [personName, scoreBefore] = [row.name, Number(row.score)];
    const counted = linesOf(linesOf(explanation).find((l) => l.params?.['name'] === INDICATOR)!).filter((l) => l.statement === 'assessment.explain.entry');
    record = counted[0]!.params!['title']!;
    await openProblems();
    await officer.page.locator('.dd-explain-row', { hasText: record }).first().waitFor();
    await officer.picture('tolerance-year-before');
    const rank = await rankRow();
    expect(await rank.getByText('已免责或澄清').count()).toBe(0);
  });

  it('the cadre applies on a phone', async () => {
    const { page } = cadre;
    await page.goto(`${app.address}/cases/own`);
    const dialog = await openStep(cadre, '申请容错纠错');
    await line(dialog, '事由').getByRole('textbox').fill(title);
    await chooseOne(dialog, '领域', '应急处置');
    await fillDay(dialog, '失误发生日期', '2026-01-26');
    await line(dialog, '事项经过').getByRole('textbox').fill('首次组织冰冻天气应对，除冰力量调度顺序不当，一条主干道延误两小时，发现后立即调整。');
    await confirm(dialog);
    await page.getByRole('heading', { name: title }).waitFor();
    await cadre.picture('tolerance-applied-phone');
  });

  it('the department takes it up and asks the discipline organ, which answers', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/cases`);
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    caseAddress = new URL(page.url()).pathname;
    await confirm(await openStep(officer, '受理'));
    await stands(officer, '核查');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '发起会商' }).click();
    const question = page.getByRole('dialog');
    await chooseOne(question, '征求意见的单位', '纪检监察机关');
    await line(question, '征求意见的内容').getByRole('textbox').fill('是否正在核查该同志其他问题');
    await confirm(question);
    await page.getByText('等待反馈').waitFor();
    await open(supervisor);
    await supervisor.page.getByRole('button', { name: '反馈意见' }).click();
    const answer = supervisor.page.getByRole('dialog');
    await answer.getByText('同意', { exact: true }).click();
    await answer.getByRole('textbox').fill('没有正在核查的其他问题。');
    await confirm(answer);
    await supervisor.page.getByText('没有正在核查的其他问题。').waitFor();
  });

  it('is concluded by the table and decided by another, not without the correction task', async () => {
    await open(officer);
    const form = await openStep(officer, '拟定结论');
    for (const [label, answer] of [['是否明知违纪违法', '否'], ['是否在上级明令禁止', '否'], ['是否为本人或他人谋取私利', '否'], ['是否按规定履行决策程序', '是'], ['是否及时采取措施', '是']] as const) await line(form, label).getByText(answer, { exact: true }).click();
    await chooseOne(form, '失误类型', '缺乏经验');
    await choose(form, '涉及的负面实绩记录', record);
    await line(form, '案情摘要').getByRole('textbox').fill('首次应对冰冻天气，调度顺序不当，及时纠正。');
    await line(form, '理由').getByRole('textbox').fill('属于缺乏经验的失误，程序合规。');
    await confirm(form);
    await stands(officer, '拟定结论');
    await officer.page.getByText('属于三个区分开来中可以容错的情形').waitFor();
    await officer.picture('tolerance-concluded');
    expect(await officer.page.getByRole('button', { name: '予以容错', exact: true }).count()).toBe(0);

    await open(leader);
    const decision = await openStep(leader, '予以容错');
    await line(decision, '理由').getByRole('textbox').fill('动机为公，程序合规，及时纠正。');
    await decision.locator('.ant-modal-footer .ant-btn-primary').click();
    await decision.locator('.ant-form-item-explain-error').first().waitFor();
    await line(decision, '纠错整改任务').getByRole('textbox').fill('完善除冰调度预案并组织演练。');
    await chooseOne(decision, '纠错责任人', personName);
    await fillDay(decision, '完成期限', '2027-03-31');
    await confirm(decision);
    await stands(leader, '纠错整改');
    await leader.page.getByText('予以容错决定书').first().waitFor();
    await leader.picture('tolerance-decided');
  });

  it('changes the assessment once it is computed again, and the promotion list', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/assessment/years/${runId}`);
    const outdated = page.locator('.dd-assess-outdated');
    await outdated.getByRole('link', { name: personName }).waitFor();
    await officer.picture('tolerance-year-outdated');
    await page.getByRole('button', { name: '重新计分' }).click();
    await outdated.waitFor({ state: 'hidden' });
    await openProblems();
    await page.locator('.dd-explain-row', { hasText: `${record}：已容错免责或澄清，不计分` }).first().waitFor();
    await officer.picture('tolerance-year-after');
    expect(Number((await result()).row.score)).toBeGreaterThan(scoreBefore);
    const rank = await rankRow();
    await rank.getByText('已免责或澄清').waitFor();
    await officer.picture('tolerance-ranks-after');
  });

  it('is corrected, and the relief stands in the dossier and on the own page', async () => {
    const { page } = cadre;
    await page.goto(`${app.address}/cases/own`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('button', { name: '签收' }).first().click();
    await page.getByText('本人签收').first().waitFor();
    const report = await openStep(cadre, '报告整改情况');
    await line(report, '整改情况').getByRole('textbox').fill('预案已修订，组织演练一次。');
    await confirm(report);
    await open(officer);
    const check = await openStep(officer, '验收合格');
    await line(check, '理由').getByRole('textbox').fill('整改到位，演练合格。');
    await confirm(check);
    await stands(officer, '容错·纠错完成');
    await officer.page.getByText('考核、提拔、评优不受影响').waitFor();
    await officer.picture('tolerance-corrected');
    await officer.page.goto(`${app.address}/people/${personId}?tab=protection`);
    await officer.page.getByRole('tab', { name: '容错与影响期' }).click();
    await officer.page.getByText('免责有效').first().waitFor();
    await officer.picture('tolerance-dossier');
  });

  it('meets no fault on the way', () => expect([cadre, officer, leader, supervisor].flatMap((v) => v.faults)).toEqual([]));
});
