import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeOf, choose, chooseOne, confirm, fillDay, line, openCase, openStep, rowOf, stands } from './case-walk.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * A false report, from its registration to the clearance: what was put on hold stands on hold on every screen that decides such things;
 * the report is found untrue; every single thing is restored, listed on the case as proof, and open again on each of those screens; the
 * person and the head are told, persons and reports are counted apart. Each test goes on where the one before stopped.
 */
interface Person {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

let app: RunningApp;
let browser: Browser;
let officer: Visitor;
let supervisor: Visitor;
let leader: Visitor;
let cadre: Visitor;
let subject: Person;
let companion: Person;
let runId = '';
let appointmentTitle = '';
let caseAddress = '';
let before = '';
const title = `反映违规发放补贴${Date.now() % 100_000}`;
const HELD = ['提拔', '晋升职级', '考核评优', '评先评优', '列为考察对象'] as const;

const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
async function post<T>(v: Visitor, path: string, data: unknown): Promise<T> {
  const answer = await v.context.request.post(`${app.address}/api${path}`, { headers: { 'x-dandang': '1' }, data });
  if (answer.status() >= 400) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), openBrowser()]);
  officer = await visit(browser, app, 'officer', { still: true });
  supervisor = await visit(browser, app, 'supervisor', { still: true });
  leader = await visit(browser, app, 'leader', { still: true });
  cadre = await visit(browser, app, 'cadre', { still: true });
  const { personId } = await get<{ personId: string }>(cadre, '/session');
  const { rows } = await get<{ rows: { outcome: string; person: Person }[] }>(officer, '/personnel/eligibility');
  // The cadre himself, and a second person of his unit, both of whom may be promoted in rank today.
  const eligible = rows.filter((r) => r.outcome === 'eligible').map((r) => r.person);
  subject = rows.find((r) => r.person.id === personId)!.person;
  companion = eligible.find((p) => p.organizationId === subject.organizationId && p.id !== personId)!;
  runId = (await get<{ id: string; year: number; purpose: string; state: string }[]>(officer, '/assessment/years')).find((y) => y.purpose === 'annual' && y.state !== 'confirmed')!.id;
  // The scene: a proposal of 优秀 to decide on, and a higher post for which he has been proposed.
  await post(officer, `/assessment/runs/${runId}/propose`, {});
  appointmentTitle = `副县长（拟任${Date.now() % 100_000}）`;
  await post(officer, '/appointments', { personId, organizationId: subject.organizationId, title: appointmentTitle, kind: 'appointment', category: 'deputy', leadershipLevel: '县处级副职', startedOn: new Date().toISOString().slice(0, 10) });
}, 900_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const RANKS = '姓名、单位、职务';
const rankRow = async (v: Visitor, person: Person): Promise<Locator> => {
  await v.page.goto(`${app.address}/selection/eligibility`);
  await v.page.getByRole('heading', { level: 1 }).waitFor();
  return rowOf(v, RANKS, person);
};
/** What is said when 优秀 is decided on his page of the year. */
async function decideOutstanding(v: Visitor): Promise<Locator> {
  await v.page.goto(`${app.address}/assessment/years/${runId}/people/${subject.id}`);
  await v.page.getByRole('heading', { level: 1, name: subject.name }).waitFor();
  const dialog = await openStep(v, '确定等次');
  const box = dialog.getByRole('combobox');
  const active = await activeOf(box);
  await box.press('ArrowDown');
  for (await active.waitFor(); (await active.getAttribute('title')) !== '优秀'; ) await box.press('ArrowUp');
  await box.press('Enter');
  await dialog.getByRole('textbox').fill('实绩突出，集体研究。');
  await dialog.locator('.ant-btn-primary').click();
  return dialog;
}
async function takeOffice(v: Visitor): Promise<Locator> {
  await v.page.goto(`${app.address}/people/${subject.id}?tab=posts`);
  const row = v.page.getByRole('row').filter({ hasText: appointmentTitle });
  await row.getByRole('button', { name: '到任' }).click();
  const dialog = v.page.getByRole('dialog');
  await dialog.locator('.ant-btn-primary').click();
  return dialog;
}

describe('a false report, end to end', () => {
  it('is registered against two people, and what it holds is chosen', async () => {
    const row = await rankRow(officer, subject);
    before = await row.locator('.dd-tag').first().innerText();
    expect(before).not.toContain('受限');
    const { page } = officer;
    await page.goto(`${app.address}/cases/new?type=report&opening=received`);
    await page.getByRole('heading', { name: '登记', exact: true }).waitFor();
    const form = page.locator('form');
    for (const p of [subject, companion]) {
      const box = form.getByRole('combobox', { name: '当事人' });
      await box.fill(p.name);
      await page.locator('.ant-select-item-option').filter({ hasText: p.organizationName }).filter({ hasText: p.name }).first().click();
      await form.getByRole('listitem').filter({ hasText: p.name }).waitFor();
    }
    await chooseOne(form, '承办单位', subject.organizationName);
    await line(form, '事由').getByRole('textbox').fill(title);
    await line(form, '来源').getByText('来信', { exact: true }).click();
    await fillDay(form, '收到日期', new Date().toISOString().slice(0, 10));
    await line(form, '反映的主要问题').getByRole('textbox').fill('反映违规发放岗位补贴。');
    for (const held of HELD) await choose(form, '核查期间暂缓的事项', held);
    await page.keyboard.press('Escape');
    await officer.picture('clearing-registered-form');
    await form.getByRole('button', { name: '登记举报' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    caseAddress = new URL(page.url()).pathname;
    const proof = page.locator('.dd-case-list li', { hasText: '起暂缓' });
    await proof.filter({ hasText: subject.name }).filter({ hasText: '晋升职级' }).getByText('暂缓中').waitFor();
    expect(await proof.count()).toBe(HELD.length * 2);
    await officer.picture('clearing-held');
  });

  it('stands on hold where rank, grade and a higher post are decided; the cadre is told only that something is withheld', async () => {
    for (const p of [subject, companion]) {
      const row = await rankRow(officer, p);
      await row.getByText('受限').waitFor();
      await row.getByText('暂缓（举报核查）').waitFor();
    }
    await officer.picture('clearing-ranks-held');
    await officer.page.goto(`${app.address}/assessment/years/${runId}`);
    await (await rowOf(officer, '姓名、单位', subject)).getByText('评优暂缓').waitFor();
    await officer.picture('clearing-year-held');
    const decision = await decideOutstanding(leader);
    await decision.getByText('考核评优暂缓，核查期间不能确定为优秀').first().waitFor();
    await leader.picture('clearing-grade-refused');
    const office = await takeOffice(officer);
    await office.getByText('举报核查').first().waitFor();
    await officer.picture('clearing-office-refused');

    await cadre.page.goto(`${app.address}/cases/own`);
    await cadre.page.getByText('举报核查与澄清').first().waitFor();
    expect(await cadre.page.getByText(title).count()).toBe(0);
    await cadre.page.goto(`${app.address}/selection/own`);
    await cadre.page.locator('.dd-tag', { hasText: before }).waitFor();
    expect(await cadre.page.getByText('举报').count()).toBe(0);
  });

  it('is found untrue; of two who decide at once one gets a clear refusal', async () => {
    await openCase(supervisor, app, caseAddress, title);
    const check = await openStep(supervisor, '记录核查情况');
    await line(check, '核查情况').getByRole('textbox').fill('调取发放台账和会议纪要，发放均有依据。');
    await confirm(check);
    await supervisor.page.getByText('调取发放台账和会议纪要').waitFor();
    await openCase(leader, app, caseAddress, title);
    const [one, other] = [await openStep(supervisor, '认定不实'), await openStep(leader, '认定不实')];
    await line(one, '理由').getByRole('textbox').fill('经核查，反映的问题不实。');
    await line(other, '理由').getByRole('textbox').fill('同意核查意见，反映不实。');
    await confirm(one);
    await stands(supervisor, '查无实据');
    await other.locator('.ant-modal-footer .ant-btn-primary').click();
    await other.getByText('刚刚被别人处理过').waitFor();
    expect(await line(other, '理由').getByRole('textbox').inputValue()).toBe('同意核查意见，反映不实。');
    await leader.picture('clearing-second-refused');
  });

  it('is cleared with scope, text and notice; beyond the unit only with consent', async () => {
    await openCase(officer, app, caseAddress, title);
    const form = await openStep(officer, '澄清');
    await line(form, '澄清方式').getByText('书面通报澄清', { exact: true }).click();
    await line(form, '本人同意公开').getByText('否', { exact: true }).click();
    await line(form, '澄清内容').getByRole('textbox').fill('反映的问题经核查不实，予以澄清。');
    await line(form, '理由').getByRole('textbox').fill('核查认定不实。');
    await form.locator('.ant-modal-footer .ant-btn-primary').click();
    await form.getByText('须经本人同意').first().waitFor();
    await line(form, '本人同意公开').getByText('是', { exact: true }).click();
    await confirm(form);
    await stands(officer, '已澄清');
    const { page } = officer;
    await page.getByText('澄清函').first().waitFor();
    for (const p of [subject, companion]) await page.locator('li', { hasText: `${p.name}（当事人）` }).filter({ hasText: '澄清' }).first().waitFor();
    await page.locator('li', { hasText: '（党组织主要负责人）' }).first().waitFor();
    // The proof: every single thing of each person, the day it was restored, and that it is open now.
    const proof = page.locator('.dd-case-list li', { hasText: '起暂缓' });
    for (const p of [subject, companion]) for (const held of HELD) await proof.filter({ hasText: p.name }).filter({ hasText: `${held}：` }).getByText('已恢复').waitFor();
    expect(await proof.count()).toBe(HELD.length * 2);
    await officer.picture('clearing-proof');
  });

  it('is open again on each of those screens', async () => {
    for (const p of [subject, companion]) {
      const row = await rankRow(officer, p);
      await row.locator('.dd-tag', { hasText: p === subject ? before : '符合' }).first().waitFor();
      expect(await row.getByText('暂缓').count()).toBe(0);
    }
    await officer.picture('clearing-ranks-free');
    await officer.page.goto(`${app.address}/assessment/years/${runId}`);
    const row = await rowOf(officer, '姓名、单位', subject);
    expect(await row.getByText('评优暂缓').count()).toBe(0);
    const decision = await decideOutstanding(leader);
    await Promise.race([decision.waitFor({ state: 'hidden' }), decision.getByRole('alert').waitFor()]);
    expect(await leader.page.getByText('评优暂缓').count()).toBe(0);
    expect(await leader.page.getByText('考核评优暂缓').count()).toBe(0);
    await leader.picture('clearing-grade-free');
    await takeOffice(officer);
    expect(await officer.page.getByText('举报核查').count()).toBe(0);
  });

  it('reaches the cadre, who acknowledges, and the counts of reports and persons', async () => {
    const { page } = cadre;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${app.address}/cases/own`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('澄清函').first().waitFor();
    await page.getByRole('button', { name: '签收' }).first().click();
    await page.getByText('本人签收').first().waitFor();
    await cadre.picture('clearing-own-phone');
    await openCase(officer, app, caseAddress, title);
    await officer.page.locator('li', { hasText: `${subject.name}（当事人）` }).getByText('本人签收').first().waitFor();
    await officer.page.goto(`${app.address}/protection/followed-up`);
    await officer.page.getByText(/1 起，2 人；核查期间有事项暂缓的 2 人/).waitFor();
    await officer.picture('clearing-counts');
  });

  it('meets no fault on the way', () => expect([officer, supervisor, leader, cadre].flatMap((v) => v.faults)).toEqual([]));
});
