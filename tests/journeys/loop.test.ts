import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messyRoster, plantedKinds } from '../../src/domains/registry/roster/fixtures.ts';
import { activeOf } from './case-walk.ts';
import { correctRoster } from './correct-roster.ts';
import { importWalk } from './import-walk.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * The walk of the loop in one browser: a roster with planted faults comes in, a deed with its proof is put on record by the cadre and
 * reviewed by the unit and the department, the assessment is read down to its evidence, a finding is confirmed, measures with their
 * articles appear, and the ledger verifies. Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let folder: string;
let officer: Visitor;
let cadre: Visitor;
let liaison: Visitor;
let deedAddress = '';
const deed = `暴雨夜转移低洼户${Date.now() % 100_000}`;

beforeAll(async () => {
  [app, browser, folder] = await Promise.all([startDemo(), openBrowser(), mkdtemp(join(tmpdir(), 'dandang-files-'))]);
  officer = await visit(browser, app, 'officer');
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
const rail = (v: Visitor, name: string) => v.page.getByRole('navigation', { name: '主导航' }).getByText(name, { exact: true });

/** Opens a select and goes down to the choice with the keyboard, as somebody without a mouse does. */
async function chooseByKeys(page: Page, label: string, choice: string): Promise<void> {
  const select = page.getByLabel(label);
  await select.press('ArrowDown');
  const active = await activeOf(select);
  for (await active.waitFor(); (await active.getAttribute('title')) !== choice; ) await select.press('ArrowDown');
  await select.press('Enter');
}

/** Names of real units of the demo region, as a roster would write them. */
async function unitNames(v: Visitor): Promise<string[]> {
  const units = await get<{ name: string; type: string }[]>(v, '/organizations');
  return units.filter((o) => o.type === 'government_organ' || o.type === 'town').slice(0, 14).map((o) => o.name);
}

describe('the loop, end to end', () => {
  it('brings in a roster of 500 rows with 20 planted faults, fixes them and finishes', async () => {
    const { page } = officer;
    // Two faults repeat, so that mending all at once is offered; everyone else's is of its own kind.
    const once = plantedKinds.filter((k) => k !== 'number_fifteen' && k !== 'education_unknown');
    const kinds = [...once, 'ethnicity_unknown', 'work_date_ambiguous'];
    const roster = await messyRoster({ seed: app.freshlyMade ? 20_261 : Date.now() % 1_000_000, people: 500, errors: 20, kinds, offices: await unitNames(officer) });
    const walk = importWalk(officer, app, folder);
    await rail(officer, '导入').click();
    await walk.choose('花名册.xlsx', roster.bytes);
    expect(await walk.problems()).toBe(20);
    await officer.picture('import-sheet');

    // In the browser: two repeated faults with one press each, four cells by hand.
    await walk.fixAll('汗族', '全部改为“汉族”');
    await walk.fixAll('.1', '全部读作 10 月');
    const byHand = roster.planted.filter((p) => ['birth_impossible', 'name_note', 'sex_differs', 'number_checksum'].includes(p.kind));
    for (const fault of byHand) await walk.correctCell(fault);
    expect(await walk.problems()).toBe(12);
    await walk.apply();
    await officer.picture('import-done');
    expect(await walk.applied()).toMatchObject({ created: 488, changed: 0, leftOut: 12 });

    // In a spreadsheet: the rows that stayed out, corrected and brought back.
    const rejected = await walk.takeRejects();
    const mended = await correctRoster(rejected, roster.planted);
    expect(mended.corrected).toBe(12);
    await walk.bringBack('待改正的行-已改.xlsx', mended.bytes);
    expect(await walk.problems()).toBe(0);
    await walk.apply();
    expect(await walk.applied()).toMatchObject({ created: 12, changed: 0, leftOut: 0 });

    // All 500 are on file: the corrected roster, brought in once more, finds everybody and changes nothing.
    const whole = await correctRoster(roster.bytes, roster.planted);
    expect(whole.corrected).toBe(20);
    await rail(officer, '导入').click();
    await walk.choose('花名册-定稿.xlsx', whole.bytes);
    expect(await walk.counts()).toMatchObject({ rows: 500, problems: 0, new: 0, changed: 0, ambiguous: 0, same: 500 });
    await page.getByRole('button', { name: '下一步：核对差异' }).click();
    await page.getByText('文件和在册的完全一致，不用导入').waitFor();
    await officer.picture('import-again');
  });

  it('opens a dossier of somebody who came in', async () => {
    const { page } = officer;
    await rail(officer, '干部').click();
    await page.getByText(/共 [\d,]+ 条/).waitFor();
    await page.locator('a[href^="/people/"]').first().click();
    await page.getByText('任职经历与实绩').waitFor();
    await page.getByText('四个难题').first().waitFor();
    await officer.picture('dossier');
  });

  it('puts a deed with its proof on record, as the cadre', async () => {
    cadre = await visit(browser, app, 'cadre');
    const { page } = cadre;
    await page.goto(`${app.address}/evidence/new`);
    await page.locator('input[type=radio][value=deed]').check();
    await page.getByLabel('标题').fill(deed);
    await page.getByLabel('发生日期').fill('2026-10-18');
    await chooseByKeys(page, '发生场所', '急难险重');
    await page.getByLabel('具体情况').fill('凌晨组织十二户低洼住户转移，无人员伤亡。');
    const proof = join(folder, '转移登记表.txt');
    await writeFile(proof, '转移登记：十二户三十一人，凌晨三时前全部到达安置点。');
    await page.locator('input[type=file]').setInputFiles(proof);
    await page.getByRole('button', { name: '移除附件 转移登记表.txt' }).waitFor();
    await cadre.picture('deed-form');
    // Pressed twice by an impatient hand: one deed.
    await page.getByRole('button', { name: /提\s*交/ }).dblclick();
    await page.getByRole('heading', { name: deed }).waitFor();
    await page.waitForURL(/\/evidence\/[0-9a-f-]{36}/);
    const { entries } = await get<{ entries: { title: string }[] }>(cadre, '/evidence/entries?limit=50');
    expect(entries.filter((e) => e.title === deed)).toHaveLength(1);
    deedAddress = new URL(page.url()).pathname;
    await cadre.picture('deed-reported');
  });

  it('is reviewed by the unit, then by the department', async () => {
    liaison = await visit(browser, app, 'liaison-town');
    for (const [who, act] of [[liaison, '核实'], [officer, '核定']] as const) {
      await who.page.goto(`${app.address}${deedAddress}`);
      await who.page.getByRole('heading', { name: deed }).waitFor();
      await who.page.locator('.dd-page-actions .ant-btn-primary').click();
      const dialog = who.page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(`已${act}：查看登记表并电话核对三户。`);
      await dialog.locator('.ant-btn-primary').click();
      await dialog.waitFor({ state: 'hidden' });
    }
    const entry = await get<{ state: string; attachments: unknown[] }>(officer, deedAddress.replace('/evidence/', '/evidence/entries/'));
    expect(entry.state).toBe('confirmed');
    expect(entry.attachments).toHaveLength(1);
    await officer.picture('deed-confirmed');
  });

  it('reads an assessment result down to the single deed that gave points', async () => {
    const { page } = officer;
    await rail(officer, '考核').click();
    await page.getByText('2025年度').first().click();
    await page.locator('a[href^="/people/"]').first().waitFor();
    await officer.picture('assessment-results');
    await page.locator('[role=row]:has(a[href^="/people/"]) .dd-figure').first().click();
    const drawer = page.getByRole('dialog');
    // From the total down to a deed: dimensions stand open, an indicator opens its parts, one part is one entry.
    const indicator = drawer.locator('li').filter({ has: page.locator(':scope > button', { hasText: /一线担当/ }) }).last();
    await indicator.locator(':scope > button').click();
    const folded = indicator.locator('button[aria-expanded=false]');
    while ((await folded.count()) > 0) await folded.first().click();
    const line = indicator.locator('li').filter({ has: page.locator(':scope > .dd-explain-origin a[href^="/evidence/"]') }).first();
    const words = await line.locator('.dd-explain-statement').first().innerText();
    await officer.picture('assessment-explained');
    await line.locator(':scope > .dd-explain-origin a').first().click();
    await page.waitForURL(/\/evidence\/[0-9a-f-]{36}/);
    // The address changes before the screen does: the deed itself is asked for its title, then the screen has to show it.
    const deedShown = await get<{ title: string }>(officer, new URL(page.url()).pathname.replace('/evidence/', '/evidence/entries/'));
    expect(words).toContain(deedShown.title);
    await page.getByRole('heading', { level: 1, name: deedShown.title }).waitFor();
    await officer.picture('assessment-deed');
  });

  it('confirms a finding and sees the measures with their articles', async () => {
    const { page } = officer;
    const { findings } = await get<{ findings: { id: string }[] }>(officer, '/analysis/findings?state=undecided&problem=motivation&limit=1');
    await page.goto(`${app.address}/insight/findings/${findings[0]!.id}`);
    await page.getByRole('button', { name: /确\s*认/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('与本人和单位主要负责人谈话，情况属实。');
    await dialog.getByRole('button', { name: /确\s*认/ }).click();
    await page.getByRole('heading', { name: /可以采取的举措/ }).waitFor();
    expect(await page.locator('.dd-measures > li').count()).toBeGreaterThan(0);
    await page.locator('.dd-measures cite').first().waitFor();
    await officer.picture('finding-measures');
  });

  it('verifies the whole ledger, and the cadre a receipt of his own', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/evidence/verify`);
    await page.getByRole('button', { name: '立即全量核验' }).click();
    await page.getByText('完整：没有发现任何改动。').first().waitFor({ timeout: 500_000 });
    await officer.picture('verified');

    await cadre.page.goto(`${app.address}${deedAddress}`);
    await cadre.page.getByText(/第 \d+ 号，已封存/).waitFor({ timeout: 60_000 });
    const download = cadre.page.waitForEvent('download');
    await cadre.page.getByRole('button', { name: '下载存证回执' }).click();
    const receipt = join(folder, 'receipt.json');
    await (await download).saveAs(receipt);
    expect((JSON.parse(await readFile(receipt, 'utf8')) as { format: string }).format).toBe('dandang-receipt-1');
    await cadre.page.goto(`${app.address}/evidence/verify`);
    await cadre.page.locator('input[type=file]').setInputFiles(receipt);
    await cadre.page.getByText(/核验通过：这条记录自封存之后没有改动。/).waitFor();

    const tampered = join(folder, 'tampered.json');
    await writeFile(tampered, (await readFile(receipt, 'utf8')).replace('低洼', '低注'));
    await cadre.page.locator('input[type=file]').setInputFiles(tampered);
    await cadre.page.getByText(/核验不通过/).waitFor();
  });

  it('shows all 253 practices', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/policy/practices`);
    await page.getByText('253 项').first().waitFor();
    await officer.picture('practices');
  });

  it('meets no fault on the way', () => expect([...officer.faults, ...cadre.faults, ...liaison.faults]).toEqual([]));
});
