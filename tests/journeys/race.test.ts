import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeOf, chooseOne, confirm, fillDay, line, openStep } from './case-walk.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * 赛马, from the board to the dossier: three projects are published and one is claimed by the cadre; the next quarter’s race is weighed, with
 * reasons, and started; in last quarter’s race the leader gives the cadre 奔跑奖, whose points are opened down to month, task and entry; the
 * record stands in his dossier, and the year computed again counts it. Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let officer: Visitor;
let leader: Visitor;
let cadre: Visitor;
let personId = '';
let runId = '';
let raceId = '';
let scoreBefore = 0;
const mark = Date.now() % 100_000;
const titles = ['道路', '管网', '校舍'].map((what) => `${what}提质${mark}`);

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), openBrowser()]);
  officer = await visit(browser, app, 'officer', { still: true });
  leader = await visit(browser, app, 'leader', { still: true });
  cadre = await visit(browser, app, 'cadre', { still: true });
  personId = (await get<{ personId: string }>(cadre, '/session')).personId;
  runId = (await get<{ id: string; purpose: string; state: string }[]>(officer, '/assessment/years')).find((y) => y.purpose === 'annual' && y.state !== 'confirmed')!.id;
  raceId = (await get<{ races: { id: string; state: string; toDecide: number }[] }>(leader, '/races')).races.find((r) => r.state === 'closed' && r.toDecide > 0)!.id;
}, 900_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
/** A day so many days from today, in the calendar of the program. */
const dayAfter = (days: number): string => new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
const nextMonth = (): string => new Date(Date.UTC(Number(dayAfter(0).slice(0, 4)), Number(dayAfter(0).slice(5, 7)), 1)).toISOString().slice(0, 7);

interface Line {
  readonly statement: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly children?: readonly Line[];
}
const result = (): Promise<{ readonly row: { readonly score: string }; readonly explanation: Line }> => get(officer, `/assessment/runs/${runId}/results/${personId}`);

async function publish(title: string): Promise<void> {
  const { page } = officer;
  await page.goto(`${app.address}/projects/new`);
  const field = (id: string): Locator => page.locator(`#${id}`);
  await field('title').fill(title);
  for (const id of ['goalId', 'organizationId']) {
    const active = await activeOf(field(id));
    await field(id).press('ArrowDown');
    await active.waitFor();
    await field(id).press('Enter');
    await active.waitFor({ state: 'hidden' });
  }
  for (const [id, text] of [['about', '按月推进，年内见效。'], ['conditions', '作风过硬，能驻点推进。'], ['commitment', '按期完成，接受督查。'], ['plan_0_title', '完成工程量'], ['plan_0_amount', '30'], ['plan_0_unit', '公里']] as const) await field(id).fill(text);
  for (const [id, text] of [['opensOn', dayAfter(0)], ['closesOn', dayAfter(3)], ['startsOn', nextMonth()]] as const) {
    // Enter in a field that already shows the day would send the form.
    await field(id).fill(text);
    await field(id).press('Tab');
  }
  await page.getByRole('button', { name: '存为拟榜' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('button', { name: '发榜' }).click();
  await page.getByText('揭榜中').first().waitFor();
}

describe('a race, end to end', () => {
  it('three projects are published, the cadre claims one', async () => {
    for (const title of titles) await publish(title);
    const { page } = cadre;
    await page.goto(`${app.address}/projects`);
    await page.getByRole('link', { name: titles[0]! }).click();
    await page.getByRole('heading', { level: 1, name: titles[0]! }).waitFor();
    const dialog = await openStep(cadre, '揭榜');
    await dialog.getByRole('textbox').fill('每周到现场，问题销号管理。');
    await confirm(dialog);
    await page.getByRole('link', { name: '查看我的揭榜' }).waitFor();
    await cadre.picture('race-claimed');
  });

  it('the next quarter is weighed with reasons and started, then nothing of it changes', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/races/new`);
    await page.locator('#title').fill(`攻坚赛${mark}`);
    for (const box of await page.locator('input[id$="_reason"]').all()) await box.fill('按工程量和审批难度');
    await page.locator('input[id$="_weight"]').first().fill('1.3');
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByRole('heading', { level: 1, name: `攻坚赛${mark}` }).waitFor();
    const start = await openStep(officer, '锁定系数并启动');
    await start.getByRole('textbox').fill('专题会议研究确定');
    await confirm(start);
    await page.getByText('锁定：专题会议研究确定').waitFor();
    expect(await page.getByRole('button', { name: '锁定系数并启动' }).count()).toBe(0);
    await officer.picture('race-started');
  });

  it('the points of last quarter open down to month, task and entry; the leader gives 奔跑奖', async () => {
    scoreBefore = Number((await result()).row.score);
    const { page } = leader;
    await page.goto(`${app.address}/races/${raceId}`);
    const award = page.getByRole('article', { name: /^奔跑奖 / }).filter({ has: page.locator(`a[href="/people/${personId}"]`) });
    await award.getByText('没有发现。').waitFor();
    const lane = page.locator('.dd-race-lane', { has: page.getByText('120.00') });
    await lane.getByRole('button').click();
    await page.locator('.dd-explain-row').first().waitFor();
    for (const closed of await page.locator('.dd-explain-row[aria-expanded=false]').all()) await closed.click();
    await page.getByText('系数 1.2').first().waitFor();
    await leader.picture('race-explained');
    await page.keyboard.press('Escape');
    await award.getByRole('button', { name: '作出决定' }).click();
    const dialog = page.getByRole('dialog').filter({ has: page.locator('.ant-modal-footer') });
    await line(dialog, '理由').getByRole('textbox').fill('任务全部完成，难度居前。');
    await chooseOne(dialog, '政策包中的措施', '奔跑奖');
    await line(dialog, '内容').getByRole('textbox').fill('全县通报表扬。');
    await fillDay(dialog, '完成期限', dayAfter(20));
    await confirm(dialog);
    await award.getByText('已决定').waitFor();
    await award.getByRole('link', { name: '实绩记录' }).waitFor();
    await leader.picture('race-awarded');
  });

  it('the wall shows it, and nobody who came last', async () => {
    const { page } = leader;
    await page.goto(`${app.address}/wall/races/${raceId}`);
    await page.locator('.dd-race-winners').waitFor();
    expect(await page.getByText('蜗牛奖').count()).toBe(0);
    await leader.picture('race-wall');
  });

  it('the record stands in the dossier, and the year computed again counts it', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/people/${personId}?tab=evidence`);
    await page.getByText(/季度奔跑奖/).filter({ visible: true }).first().waitFor();
    await officer.picture('race-dossier');
    await page.goto(`${app.address}/assessment/years/${runId}`);
    await page.getByRole('button', { name: '重新计分' }).click();
    await expect.poll(async () => JSON.stringify((await result()).explanation).includes('季度奔跑奖'), { timeout: 240_000, interval: 1000 }).toBe(true);
    expect(Number((await result()).row.score)).toBeGreaterThan(scoreBefore);
    await page.goto(`${app.address}/assessment/years/${runId}/people/${personId}`);
    await page.getByText((await result()).row.score, { exact: true }).first().waitFor();
    await officer.picture('race-year-after');
  });

  it('meets no fault on the way', () => expect([officer, leader, cadre].flatMap((v) => v.faults)).toEqual([]));
});
