import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';
import { fill, paperPhone, protocolScript, received, seal, take, voteBy, type Phone } from './phone.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * A secret ballot from the empty form to the verified box: the officer builds a form, plans an election with nested groups, rolls and
 * paper codes, forty people vote on phones (seven through every screen, the rest through the page's own modules), one loses the network
 * between taking the ballot and sending it, one comes too late; the box is closed, counted, published, checked by a voter and by the
 * command line. Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let folder: string;
let officer: Visitor;
const faults: string[] = [];
/** A state is waited for, however long a busy machine takes. */
const eventually = { timeout: 120_000, interval: 250 };
const mark = Date.now() % 100_000;
const formTitle = `干部民主测评表${mark}`;
const title = `年度民主测评${mark}`;
let election = '';
let region = '';
let members: { id: string; name: string; organizationName: string }[] = [];
const codes: Record<'同级' | '科室' | '服务对象', string[]> = { 同级: [], 科室: [], 服务对象: [] };
const signedIn = new Map<string, Visitor>();
let late: Phone;
let checker: Phone;
let boxFile = '';

/** Points of the options in their order, as the ready-made form has them. */
const POINTS = [95, 85, 70, 50];
/** Points by counted cell and subject: what the report must come to. */
const cast: Record<'上级' | '同级' | '群众', number[][]> = { 上级: [[], [], []], 同级: [[], [], []], 群众: [[], [], []] };
const note = (group: keyof typeof cast, pick: readonly number[]): readonly number[] => {
  pick.forEach((option, n) => cast[group][n]!.push(POINTS[option]!));
  return pick;
};

beforeAll(async () => {
  [app, browser, folder] = await Promise.all([startDemo(), openBrowser(), mkdtemp(join(tmpdir(), 'dandang-ballots-'))]);
  officer = await visit(browser, app, 'officer');
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
const field = (page: Page, path: string) => page.locator(`[id="form.${path}"]`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Types a name into a picker and takes the person of that unit. */
async function pickPerson(page: Page, label: string, person: { name: string; organizationName: string }): Promise<void> {
  const box = page.getByRole('combobox', { name: `${label} 按姓名、拼音查找` });
  await box.fill(person.name);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: person.organizationName }).filter({ hasText: person.name }).first().click();
  await page.locator('.dd-ballot-people li', { hasText: person.name }).filter({ hasText: person.organizationName }).waitFor();
}

describe('a secret ballot, end to end', () => {
  it('builds a form: faults stand at their line, what was typed survives a reload, the phone shows it', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/assessment/ballots/forms`);
    await button(page, '以“年度民主测评表”新建').click();
    await field(page, 'title.zh').fill(formTitle);
    await page.getByRole('complementary', { name: '手机预览' }).getByText('示例同志1').waitFor();

    await field(page, 'sections.0.items.0.weight').fill('30');
    await field(page, 'sections.0.items.0.weight').press('Tab');
    await page.getByText('计分题权重合计 90%').waitFor();
    await field(page, 'sections.0.items.0.options.0.points').fill('九十五');
    await page.locator('.dd-form-item').first().getByText(/分值须是/).waitFor();
    expect(await button(page, '保存为第 1 版').isDisabled()).toBe(true);
    await officer.picture('ballot-form-faults');

    await page.reload();
    await expect.poll(() => field(page, 'sections.0.items.0.options.0.points').inputValue(), eventually).toBe('九十五');
    await field(page, 'sections.0.items.0.options.0.points').fill('95');
    await field(page, 'sections.0.items.0.weight').fill('40');
    await field(page, 'sections.0.items.0.weight').press('Tab');
    await page.getByText('计分题权重合计 100%').waitFor();

    // One question about everybody, whatever their number.
    await page.getByRole('combobox', { name: '手机上的排法' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('一题评多人', { exact: true }).click();
    await button(page, '保存为第 1 版').click();
    await page.getByRole('heading', { level: 1, name: formTitle }).waitFor();
    await page.getByText('还没用过').waitFor();
    await officer.picture('ballot-form-saved');
  });

  it('plans the election with nested groups, a roll and paper codes, and opens it', async () => {
    const { page } = officer;
    const [unit] = (await get<{ id: string; type: string }[]>(officer, '/organizations')).filter((o) => o.type === 'government_organ');
    members = (await get<{ members: typeof members }>(officer, `/organizations/${unit!.id}/team`)).members.slice(0, 3);
    await page.getByRole('link', { name: '用来测评' }).click();
    await page.getByLabel('名称', { exact: true }).fill(title);
    for (const person of members) await pickPerson(page, '被评价人', person);

    await page.getByRole('group', { name: '下级' }).getByLabel('组名', { exact: true }).fill('群众');
    for (const [n, [name, weight]] of ([['科室', '60'], ['服务对象', '40']] as const).entries()) {
      await button(page, '加一组').click();
      await page.getByRole('group', { name: `第 ${n + 4} 组` }).getByLabel('组名', { exact: true }).fill(name);
      const group = page.getByRole('group', { name, exact: true });
      await group.getByLabel('属于').click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '群众' }).click();
      await group.getByLabel('权重').fill(weight);
      await group.getByLabel('权重').press('Tab');
    }
    await page.getByText('群众合计 100%').waitFor();
    await officer.picture('ballot-plan');
    await button(page, '保存方案').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('开始投票前还缺').waitFor();
    election = new URL(page.url()).pathname.split('/').at(-1)!;

    for (const account of ['cadre', 'leader', 'liaison-organ', 'liaison-town', 'supervisor']) signedIn.set(account, await visit(browser, app, account));
    const { personId, region: home } = await get<{ personId: string; region: { id: string } }>(signedIn.get('cadre')!, '/session');
    region = home.id;
    const { head } = await get<{ head: { name: string; organizationName: string } }>(officer, `/people/${personId}`);
    await button(page, '上级的名册').click();
    await pickPerson(page, '名册', head);
    await button(page, '保存名册').click();
    await page.getByText('名册已保存，1 人').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await addAccounts(personId);

    for (const [group, count] of [['同级', 14], ['科室', 18], ['服务对象', 3]] as const) codes[group] = await printCodes(page, group, count);
    await page.reload();
    await expect.poll(() => button(page, '开始投票').isEnabled(), eventually).toBe(true);
    await button(page, '开始投票').click();
    await page.getByText('投票期间只显示投票率').waitFor();
    await officer.picture('ballot-open');
    expect(await turnout()).toMatchObject({ eligible: 40, taken: 0, votes: 0 });
  });

  it('takes forty votes once each, through a lost network, a reload and a double tap', async () => {
    const spent = codes['同级'].at(-1)!;
    const open = async (group: keyof typeof codes) => {
      const phone = await paperPhone(browser, app, `/vote/${region}#${codes[group].pop()!}`, faults);
      await take(phone.page);
      return phone;
    };
    const plain = await open('同级');
    await fill(plain.page, note('同级', [0, 1, 1]));
    await seal(plain.page);

    const nervous = await open('科室');
    await fill(nervous.page, note('群众', [1, 2, 0]));
    await seal(nervous.page, { twice: true });

    const reloaded = await open('同级');
    await fill(reloaded.page, [1, 1, 2], 3);
    await reloaded.page.reload();
    await reloaded.page.getByText(/^已答 6 \//).waitFor();
    await fill(reloaded.page, note('同级', [1, 1, 2]));
    await seal(reloaded.page);

    const cut = await open('服务对象');
    await cut.context.setOffline(true);
    await fill(cut.page, note('群众', [1, 1, 1]));
    await seal(cut.page);

    late = await open('科室');
    await fill(late.page, [3, 3, 3]);

    const cadre = signedIn.get('cadre')!;
    await cadre.page.setViewportSize({ width: 390, height: 844 });
    await cadre.page.goto(`${app.address}/ballots`);
    const opened = cadre.context.waitForEvent('page');
    await cadre.page.locator('.dd-ballot-own', { hasText: title }).getByRole('link', { name: '填写' }).click();
    const own = await opened;
    await take(own);
    await fill(own, note('上级', [0, 0, 1]));
    await seal(own);

    await voteTheRest();
    // The slip of somebody who has taken his ballot gives no second one.
    const again = await paperPhone(browser, app, `/vote/${region}#${spent}`, faults);
    await again.page.getByText('这张选票已经在另一部手机或另一个浏览器上领过').waitFor();

    await cut.page.getByText('网络不通。选票已保存在手机里').waitFor();
    expect((await turnout()).taken).toBe(40);
    await cut.context.setOffline(false);
    await Promise.all([own, plain.page, nervous.page, reloaded.page, cut.page].map(received));
    await expect.poll(turnout, eventually).toMatchObject({ eligible: 40, taken: 40, votes: 39 });
    checker = cut;
  });

  it('closes, refuses who comes too late, counts with suppression and publishes', async () => {
    const { page } = officer;
    await page.reload();
    await button(page, '截止投票').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('应投的人都已投票');
    await dialog.getByRole('button', { name: '截止投票' }).click();
    await button(page, '计票').waitFor();
    await seal(late.page);
    await late.page.getByText('投票已经截止或尚未开始，这张票没有计入。').waitFor();

    await button(page, '计票').click();
    await page.getByRole('link', { name: '计票报告' }).click();
    await page.getByRole('heading', { level: 1, name: '计票报告' }).waitFor();
    await page.getByText('科室 + 服务对象 只合并显示').waitFor();
    const { report } = await get<{ report: { votes: number; valid: number; cells: { key: string; groups: string[] }[]; subjects: { subject: string | null; cells: { cell: string; score: string | null }[] }[] } }>(officer, `/assessment/ballots/elections/${election}/report`);
    expect(report).toMatchObject({ votes: 39, valid: 39 });
    expect(report.cells.map((c) => c.groups.length).sort()).toEqual([1, 1, 2]);
    for (const [n, person] of members.entries()) {
      const total = report.subjects.find((s) => s.subject === person.id)!.cells.find((c) => c.cell === 'total')!.score!;
      // 上级 40%, 同级 30%, 群众 30%; every answer of a row is the same option, so the score of a group is the mean of its points.
      expect(Math.abs(Number(total) - (mean('上级', n) * 0.4 + mean('同级', n) * 0.3 + mean('群众', n) * 0.3))).toBeLessThan(0.005_001);
      await page.getByRole('row', { name: new RegExp(person.name) }).getByText(total, { exact: true }).first().waitFor();
    }
    await officer.picture('ballot-report');

    await page.getByRole('link', { name: '宽严校正与公平性' }).click();
    await page.getByRole('heading', { level: 1, name: '宽严校正' }).waitFor();
    await page.locator('.dd-dots tbody tr').nth(2).waitFor();
    await page.goto(`${app.address}/assessment/ballots/elections/${election}`);
    await button(page, '公布结果和票箱').click();
    await page.getByText('已公布').first().waitFor();
  });

  it('gives a voter the proof, and a box that verifies offline and names what was changed', async () => {
    const { page } = officer;
    await button(checker.page, '核对我的票').click();
    await checker.page.getByText('公布的票箱里，您这张票的内容与送出时一致。').waitFor();

    await page.goto(`${app.address}/assessment/ballots/elections/${election}/report`);
    const download = page.waitForEvent('download');
    await button(page, '导出票箱文件').click();
    boxFile = join(folder, 'box.json');
    await (await download).saveAs(boxFile);
    const box = JSON.parse(await readFile(boxFile, 'utf8')) as { tokens: unknown[]; ballots: { rows: { answers: Record<string, string> }[] }[] };
    expect(box.tokens).toHaveLength(39);
    expect(await verify(boxFile)).toMatchObject({ code: 0, valid: true });

    const answers = box.ballots[0]!.rows[0]!.answers;
    answers['overall'] = answers['overall'] === 'outstanding' ? 'incompetent' : 'outstanding';
    const tampered = join(folder, 'tampered.json');
    await writeFile(tampered, JSON.stringify(box));
    const found = await verify(tampered);
    expect(found).toMatchObject({ code: 1, valid: false });
    expect(found.defects.map((d) => d.code)).toEqual(expect.arrayContaining(['root', 'recount', 'seal']));

    await page.goto(`${app.address}/assessment/ballots/verify`);
    await page.locator('input[type=file]').setInputFiles(boxFile);
    await page.getByText(/核验通过：box\.json 完整/).waitFor();
    await page.locator('input[type=file]').setInputFiles(tampered);
    await page.getByText(/核验不通过：tampered\.json/).waitFor();
    await officer.picture('ballot-verified');
  });

  it('meets no fault on the way', () => expect([...officer.faults, ...faults, ...[...signedIn.values()].flatMap((v) => v.faults)]).toEqual([]));
});

const turnout = async (): Promise<{ eligible: number; taken: number; votes: number }> => (await get<{ election: { eligible: number; taken: number; votes: number } }>(officer, `/assessment/ballots/elections/${election}`)).election;
const mean = (group: keyof typeof cast, subject: number): number => cast[group][subject]!.reduce((sum, p) => sum + p, 0) / cast[group][subject]!.length;

/** Evaluators who have an account and are not in the registry join the roll beside the cadre. */
async function addAccounts(personId: string): Promise<void> {
  const voters: { kind: string; id: string }[] = [{ kind: 'person', id: personId }];
  for (const [name, v] of signedIn) if (name !== 'cadre') voters.push({ kind: 'account', id: (await get<{ account: { id: string } }>(v, '/session')).account.id });
  const { groups } = await get<{ groups: { group: string; name: { zh: string } }[] }>(officer, `/assessment/ballots/elections/${election}`);
  const answer = await officer.context.request.put(`${app.address}/api/assessment/ballots/elections/${election}/groups/${groups.find((g) => g.name.zh === '上级')!.group}/roll`, { data: { voters }, headers: { 'x-dandang': '1' } });
  expect(await answer.json()).toEqual({ voters: 5 });
}

/** Prints the slips of a group and reads the codes off them, as people do. */
async function printCodes(page: Page, group: string, count: number): Promise<string[]> {
  await button(page, `${group}的票码`).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('数量').fill(String(count));
  await dialog.getByText('HTML', { exact: true }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /生\s*成/ }).click();
  const sheet = await readFile((await (await download).path())!, 'utf8');
  await dialog.waitFor({ state: 'hidden' });
  const found = [...sheet.matchAll(/class="code">([0-9A-Z-]+)</g)].map((m) => m[1]!);
  expect(found).toHaveLength(count);
  return found;
}

/** Everybody without a screen of his own, in one browser; the signed-in ones each in theirs. */
async function voteTheRest(): Promise<void> {
  const script = await protocolScript();
  for (const [name, v] of signedIn) {
    if (name === 'cadre') continue;
    await v.page.goto(`${app.address}/vote/mine/${election}`);
    await v.page.evaluate(script);
    await voteBy(v.page, { kind: 'mine', electionId: election }, note('上级', [0, 1, 1]));
  }
  const crowd = await paperPhone(browser, app, `/vote/${region}`, faults);
  await crowd.page.evaluate(script);
  for (const [group, cell] of [['同级', '同级'], ['科室', '群众'], ['服务对象', '群众']] as const)
    for (const [n, code] of codes[group].entries()) await voteBy(crowd.page, { kind: 'code', region, code }, note(cell, [n % 2, 1, n % 3]));
  await crowd.context.close();
}

async function verify(file: string): Promise<{ code: number; valid: boolean; defects: { code: string }[] }> {
  const run = await promisify(execFile)(process.execPath, [join(packageFolder, 'bin/dandang.mjs'), 'verify', 'ballots', file]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => error,
  );
  return { ...(JSON.parse(run.stdout) as { valid: boolean; defects: { code: string }[] }), code: run.code };
}
