import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeOf, confirm, line, openStep } from './case-walk.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * 诉求, from the card on the door to the answer: a resident without an account scans the neighbour head's card, says what is the matter with a
 * photograph and follows it; a private matter is handled by the neighbour head, a small one by the area head with its meeting, a big one by
 * a department and the committee; one that was drawn for a call-back is rejected, and stands one level higher. Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let phone: BrowserContext;
let resident: Page;
let neighbour: Visitor;
let area: Visitor;
let town: Visitor;
let organ: Visitor;
let leader: Visitor;
let officer: Visitor;
let card = '';
let organName = '';
let patchId = '';
const faults: string[] = [];
const mark = Date.now() % 100_000;
const words = { private: `三栋楼道灯不亮${mark}`, small: `门口水沟堵了${mark}`, big: `自来水晚上没有压力${mark}`, drawn: `垃圾桶没人清运${mark}`, lost: `井盖松了响一夜${mark}` };
const followed: Record<string, string> = {};
const PHONE = { width: 390, height: 844 };

const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
async function post<T>(v: Visitor, path: string, data: unknown): Promise<T> {
  const answer = await v.context.request.post(`${app.address}/api${path}`, { data, headers: { 'x-dandang': '1' } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), openBrowser()]);
  [neighbour, area] = [await visit(browser, app, 'grid-head', { still: true }), await visit(browser, app, 'area-head', { still: true })];
  // Signed in where the rail shows it, then on the telephone.
  for (const head of [neighbour, area]) await head.page.setViewportSize(PHONE);
  town = await visit(browser, app, 'liaison-town', { still: true });
  organ = await visit(browser, app, 'liaison-organ', { still: true });
  leader = await visit(browser, app, 'leader', { still: true });
  officer = await visit(browser, app, 'officer', { still: true });
  patchId = (await get<{ patches: { id: string }[] }>(neighbour, '/grid/mine')).patches[0]!.id;
  const sheet = await town.context.request.post(`${app.address}/api/grid/patches/${patchId}/cards`, { data: { what: 'cards', format: 'html', address: `${app.address}/demand` }, headers: { 'x-dandang': '1' } });
  // The code stands below the picture that a camera reads.
  card = /<figcaption>([^<]+)<\/figcaption>/.exec(await sheet.text())![1]!.replaceAll('-', '');
  organName = (await get<{ grants: { organizationName: string | null }[] }>(organ, '/session')).grants[0]!.organizationName!;
  phone = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', hasTouch: true, isMobile: true });
  phone.setDefaultTimeout(120_000);
  resident = await phone.newPage();
  resident.on('pageerror', (error) => faults.push(error.message));
  resident.on('response', (response) => void (response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`)));
}, 900_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Says it on the page of the card. Out: the address it is followed at. */
async function say(text: string, how: { readonly scope?: string; readonly photo?: boolean } = {}): Promise<string> {
  await resident.goto(`${app.address}/demand/${card}`);
  await resident.getByLabel('说说是什么事').fill(text);
  if (how.scope) await resident.getByRole('radio', { name: how.scope, exact: true }).check();
  if (how.photo) {
    await resident.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await resident.screenshot({ type: 'jpeg' }) });
    await resident.getByRole('img', { name: '已选照片' }).waitFor();
  }
  await resident.getByRole('button', { name: '提交', exact: true }).click();
  await resident.getByRole('heading', { name: '收到了' }).waitFor();
  const address = (await resident.getByRole('link', { name: '查看进度' }).getAttribute('href'))!;
  await resident.getByRole('link', { name: '查看进度' }).click();
  await resident.getByRole('heading', { level: 1, name: '已收到，正在分派' }).waitFor();
  return address;
}
/** How it stands on the resident's telephone. */
async function follow(key: string, state: string): Promise<void> {
  await resident.goto('about:blank');
  await resident.goto(`${app.address}${followed[key]}`);
  await resident.getByRole('heading', { level: 1, name: state }).waitFor();
}
const shown = (v: Visitor, state: string): Promise<void> => v.page.locator('.dd-tag', { hasText: state }).first().waitFor();
/** Opens a demand from a list by its words. */
async function open(v: Visitor, list: string, text: string): Promise<void> {
  await v.page.goto(`${app.address}${list}`);
  // A long list draws what is in sight.
  if (list === '/demands') await v.page.getByLabel('按内容、受理号、地点、单位查找', { exact: true }).fill(text);
  // Where the link leads, not a click: a list that is being filtered draws its rows anew under the pointer.
  const link = v.page.getByRole('link', { name: text }).first();
  await v.page.goto(`${app.address}${(await link.getAttribute('href'))!}`);
  await v.page.getByRole('heading', { level: 1, name: /^诉求 \d+/ }).waitFor();
  await v.page.getByText(text).first().waitFor();
}
async function pick(dialog: Locator, field: string, name: string): Promise<void> {
  const active = await activeOf(dialog.locator(field));
  await dialog.locator(field).fill(name);
  await active.filter({ hasText: name }).waitFor();
  await dialog.locator(field).press('Enter');
  await active.waitFor({ state: 'hidden' });
}
async function complete(v: Visitor, did: string, answer: string): Promise<void> {
  const dialog = await openStep(v, '办结');
  await line(dialog, '做了什么').getByRole('textbox').fill(did);
  await line(dialog, '给群众的答复').getByRole('textbox').fill(answer);
  await confirm(dialog);
  await shown(v, '已反馈');
}

describe('a demand, end to end', () => {
  it('a resident scans the card, says it with a photograph and follows it', async () => {
    followed['private'] = await say(words.private, { photo: true });
    await resident.getByText(words.private).waitFor();
  });

  it('whatever step the network is lost at, nothing typed is lost and one demand arrives', async () => {
    const entry = '**/api/public/demands/entry**';
    const photos = '**/api/public/demands/photos**';
    const filing = (url: URL): boolean => url.pathname === '/api/public/demands';
    const send = resident.getByRole('button', { name: '提交', exact: true });
    const kept = resident.getByRole('alert').filter({ hasText: '网络' });
    // At the first step: the page is there, what it asks for is not.
    await resident.route(entry, (route) => route.abort());
    await resident.goto(`${app.address}/demand/${card}`);
    await resident.getByRole('alert').filter({ hasText: '现在连不上' }).waitFor();
    await resident.unroute(entry);
    await resident.getByRole('button', { name: '再试一次' }).click();
    await resident.getByLabel('说说是什么事').fill(words.lost);
    await resident.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await resident.screenshot({ type: 'jpeg' }) });
    await resident.getByRole('img', { name: '已选照片' }).waitFor();
    // Put away and taken out again: words and photograph are still there.
    await resident.goto('about:blank');
    await resident.goto(`${app.address}/demand/${card}`);
    await resident.getByRole('img', { name: '已选照片' }).waitFor();
    expect(await resident.getByLabel('说说是什么事').inputValue()).toBe(words.lost);
    // At the photograph.
    await resident.route(photos, (route) => route.abort());
    await send.click();
    await kept.waitFor();
    await resident.unroute(photos);
    // The server takes the demand, its answer never comes back.
    let taken = 0;
    await resident.route(filing, async (route) => {
      taken = (await route.fetch()).status();
      await route.abort();
    });
    await send.click();
    await kept.waitFor();
    expect(taken).toBe(200);
    await resident.unroute(filing);
    await send.click();
    await resident.getByRole('heading', { name: '收到了' }).waitFor();
    await resident.goto(`${app.address}/demand/mine`);
    expect(await resident.getByText(words.lost).count()).toBe(1);
    const { lines } = await get<{ lines: { words: string }[] }>(officer, '/demands');
    expect(lines.filter((l) => l.words === words.lost)).toHaveLength(1);
  });

  it('the neighbour head sorts a private matter, does it and answers; the telephone says so', async () => {
    await open(neighbour, '/demands/own', words.private);
    await neighbour.page.getByRole('img', { name: '群众上传的照片' }).waitFor();
    await confirm(await openStep(neighbour, '分流'));
    await shown(neighbour, '办理中 · 邻长');
    await complete(neighbour, '更换灯泡和感应开关', '楼道灯已经换好，再坏请直接找我。');
    await neighbour.picture('demand-neighbour');
    await follow('private', '已答复');
    await resident.getByText('楼道灯已经换好，再坏请直接找我。').first().waitFor();
    await resident.getByRole('button', { name: '解决了', exact: true }).click();
    await resident.getByText('您已确认解决。').waitFor();
  });

  it('the area head takes a small matter through its village meeting', async () => {
    followed['small'] = await say(words.small, { scope: '几户邻居' });
    await open(neighbour, '/demands/own', words.small);
    await confirm(await openStep(neighbour, '分流'));
    await shown(neighbour, '办理中 · 片长');
    await open(area, '/demands/own', words.small);
    const meeting = await openStep(area, '记录恳谈会');
    await line(meeting, '地点').getByRole('textbox').fill('党群服务中心');
    await line(meeting, '到会人').getByRole('textbox').fill('片长、组长、居民甲、居民乙');
    await line(meeting, '纪要').getByRole('textbox').fill('大家出工清淤，公益金买管子。');
    await confirm(meeting);
    await area.page.getByText('到会4人').first().waitFor();
    await complete(area, '清淤八十米', '水沟已经清通，雨季前再清一次。');
    await area.picture('demand-area');
    await follow('small', '已答复');
  });

  it('a big matter goes to a department, from there to the committee, and back to the telephone', async () => {
    followed['big'] = await say(words.big, { scope: '整个小区、村组' });
    await open(town, '/demands', words.big);
    const sort = await openStep(town, '分流');
    await sort.getByRole('checkbox', { name: '需要部门的职权、资金或者执法' }).check();
    await confirm(sort);
    await shown(town, '办理中 · 部门');
    const assign = await openStep(town, '交部门');
    await pick(assign, '#leadId', organName);
    await confirm(assign);
    await open(organ, '/demands', words.big);
    const up = await openStep(organ, '升一级');
    await line(up, '理由').getByRole('textbox').fill('资金超出本单位权限');
    await confirm(up);
    await shown(organ, '办理中 · 党委研究');
    await open(leader, '/demands', words.big);
    const decide = await openStep(leader, '记录决定');
    await line(decide, '决定').getByRole('textbox').fill('列入年度改造计划，年底前完成。');
    await confirm(decide);
    await leader.page.getByText('列入年度改造计划，年底前完成。').first().waitFor();
    await leader.picture('demand-committee');
    await organ.page.reload();
    await complete(organ, '更换加压泵', '加压泵已经更换，晚上水压恢复正常。');
    await follow('big', '已答复');
  });

  it('what was drawn for a call-back and is rejected stands one level higher', async () => {
    // Which ones are drawn nobody can foretell: so many are closed until one of them is.
    const drawn = async () => (await get<{ open: { demandId: string; words: string }[] }>(officer, '/demands/callbacks')).open.find((c) => c.words.startsWith(words.drawn));
    let call = await drawn();
    for (let n = 0; !call && n < 400; n++) {
      const { id } = await post<{ id: string }>(neighbour, '/demands', { clientId: randomUUID(), source: 'head', words: `${words.drawn} ${n}`, scope: 'one', patchId, contact: '13900000000' });
      await post(neighbour, `/demands/${id}/class`, { scope: 'one', needsDepartment: false });
      await post(neighbour, `/demands/${id}/result`, { did: '已联系清运', answer: '垃圾桶今天已经清运' });
      call = await drawn();
    }
    const { page } = officer;
    await page.goto(`${app.address}/demands/callbacks`);
    await page.getByRole('row').filter({ hasText: call!.words }).getByRole('button', { name: '记录回访' }).click();
    const dialog = page.getByRole('dialog').filter({ has: page.locator('.ant-modal-footer') });
    await dialog.getByText('不满意', { exact: true }).click();
    await line(dialog, '群众说').getByRole('textbox').fill('没有人来过，还是满的。');
    await confirm(dialog);
    await page.goto(`${app.address}/demands/${call!.demandId}`);
    await shown(officer, '办理中 · 片长');
    await page.getByText('没有人来过，还是满的。').first().waitFor();
    await officer.picture('demand-lifted');
    // The head above has it now, and the clock is a new one.
    await open(area, '/demands/own', call!.words);
    await area.page.getByRole('button', { name: '记录恳谈会' }).or(area.page.getByRole('button', { name: '办结' })).first().waitFor();
  });

  it('a resident who says no sees it go up himself', async () => {
    await follow('small', '已答复');
    await resident.getByRole('button', { name: '没有解决', exact: true }).click();
    await resident.getByLabel('请说说还差什么').fill('下了场雨又满了');
    await resident.getByRole('button', { name: '提交，请上一级办' }).click();
    await resident.getByRole('heading', { level: 1, name: '正在办理' }).waitFor();
    await resident.getByText('升到上一级').first().waitFor();
  });

  it('meets no fault on the way', () => expect([...faults, ...[neighbour, area, town, organ, leader, officer].flatMap((v) => v.faults)]).toEqual([]));
});
