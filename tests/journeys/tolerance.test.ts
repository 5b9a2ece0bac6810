import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * 容错纠错, from a failed pilot project to its correction: the cadre applies, the department takes it up and asks the discipline organ,
 * concludes by the table, the leader decides with the correction task, the cadre reports, the department accepts; the relief stands in the
 * dossier. Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let cadre: Visitor;
let officer: Visitor;
let leader: Visitor;
let supervisor: Visitor;
let caseAddress = '';
let personId = '';
const title = `产权改革试点返工${Date.now() % 100_000}`;

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), openBrowser()]);
  cadre = await visit(browser, app, 'cadre', { still: true });
  // Signed in with the rail in sight; from here on a phone.
  await cadre.page.setViewportSize({ width: 390, height: 844 });
  officer = await visit(browser, app, 'officer', { still: true });
  leader = await visit(browser, app, 'leader', { still: true });
  supervisor = await visit(browser, app, 'supervisor', { still: true });
}, 900_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const line = (dialog: Locator, label: string): Locator => dialog.locator('.ant-form-item').filter({ has: dialog.page().locator('label', { hasText: label }) });
/** By keys, as people do who know the word: a list that can be searched narrows to it, another is gone through. */
async function choose(dialog: Locator, label: string, option: string): Promise<void> {
  const box = line(dialog, label).getByRole('combobox');
  const active = dialog.page().locator('.ant-select-item-option-active');
  if ((await box.getAttribute('readonly')) === null) await box.fill(option);
  else for (await box.press('ArrowDown'), await active.waitFor(); !(await active.innerText()).includes(option); ) await box.press('ArrowDown');
  await active.filter({ hasText: option }).waitFor();
  await box.press('Enter');
  await active.waitFor({ state: 'hidden' });
}
async function openStep(v: Visitor, name: string): Promise<Locator> {
  await v.page.getByRole('button', { name, exact: true }).click();
  const dialog = v.page.getByRole('dialog').filter({ has: v.page.locator('.ant-modal-footer') });
  await dialog.waitFor();
  return dialog;
}
async function confirm(dialog: Locator): Promise<void> {
  await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
  await dialog.waitFor({ state: 'hidden' });
}
const open = async (v: Visitor): Promise<void> => {
  await v.page.goto(`${app.address}${caseAddress}`);
  await v.page.getByRole('heading', { level: 1, name: title }).waitFor();
  await v.page.getByRole('heading', { name: '办理过程' }).waitFor();
};
const stands = (v: Visitor, state: string): Promise<void> => v.page.locator('.dd-case-sub .dd-tag', { hasText: state }).first().waitFor();

describe('tolerance, end to end', () => {
  it('the cadre applies on a phone', async () => {
    const { page } = cadre;
    await page.goto(`${app.address}/cases/own`);
    const dialog = await openStep(cadre, '申请容错纠错');
    await line(dialog, '事由').getByRole('textbox').fill(title);
    await choose(dialog, '领域', '改革创新试点');
    const day = line(dialog, '失误发生日期').getByRole('textbox');
    await day.fill('2026-03-10');
    await day.press('Enter');
    await line(dialog, '事项经过').getByRole('textbox').fill('农村集体产权改革试点中评估方法选择不当，造成返工，涉及三个村。');
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
    personId = (await page.locator('a[href^="/people/"]').first().getAttribute('href'))!.split('/').at(-1)!;
    await confirm(await openStep(officer, '受理'));
    await stands(officer, '核查');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '发起会商' }).click();
    const question = page.getByRole('dialog');
    await choose(question, '征求意见的单位', '纪检监察机关');
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
    await choose(form, '失误类型', '先行先试');
    await line(form, '案情摘要').getByRole('textbox').fill('改革试点中评估方法不当，及时纠正。');
    await line(form, '理由').getByRole('textbox').fill('属于先行先试中的失误，程序合规。');
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
    await line(decision, '纠错整改任务').getByRole('textbox').fill('重新评估并公开结果，完善评估规程。');
    await choose(decision, '纠错责任人', (await leader.page.locator('a[href^="/people/"]').first().innerText()).trim());
    const due = line(decision, '完成期限').getByRole('textbox');
    await due.fill('2027-03-31');
    await due.press('Enter');
    await confirm(decision);
    await stands(leader, '纠错整改');
    await leader.page.getByText('予以容错决定书').first().waitFor();
    await leader.picture('tolerance-decided');
  });

  it('is corrected, and the relief stands in the dossier and on the own page', async () => {
    const { page } = cadre;
    await page.goto(`${app.address}/cases/own`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('button', { name: '签收' }).first().click();
    await page.getByText('本人签收').first().waitFor();
    const report = await openStep(cadre, '报告整改情况');
    await line(report, '整改情况').getByRole('textbox').fill('已重新评估并公示，无异议。');
    await confirm(report);
    await open(officer);
    const check = await openStep(officer, '验收合格');
    await line(check, '理由').getByRole('textbox').fill('整改到位，公示无异议。');
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
