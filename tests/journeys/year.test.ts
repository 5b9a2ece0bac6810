import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';
import { nothingAgainstAnybody } from '../../src/domains/assessment/fixtures.ts';
import { paperPhone, protocolScript, voteBy } from './phone.ts';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * A year of assessment as its people live it: the officer builds a scheme that reads a ballot by itself and opens the year, forty phones
 * vote, the box is verified away from the server, marks are typed in and scored, the leader calibrates and decides, the list hangs out,
 * a cadre objects to it, the term runs, the year is closed, the cadre appeals against a wrong mark, is found right, and everybody reads
 * the figures before and after. Each test goes on where the one before stopped.
 */
let app: RunningApp;
let browser: Browser;
let folder: string;
let officer: Visitor;
let leader: Visitor;
let cadre: Visitor;
const faults: string[] = [];
const met: Visitor[] = [];
/** A state is waited for, however long a busy machine takes. */
const eventually = { timeout: 120_000, interval: 250 };
const mark = Date.now() % 100_000;
const formTitle = '年度民主测评表';
const ballotTitle = `乡镇正职民主测评${mark}`;
const schemeTitle = `乡镇正职年度考核${mark}`;
const PHONES = 40;
/** The notice hangs out five working days; ten days hold them whatever weekend or holiday they meet. */
const TERM_DAYS = 16;
/** The cadre's mark as it was typed, and as it stood in the books. */
const WRONG = 50;
const RIGHT = 88;

let region = '';
let subjects: { id: string; name: string; organizationName: string }[] = [];
let own = { id: '', name: '' };
let election = '';
let run = '';
let moved: string;
/** Score of the ballot by person, as the counting report gives it. */
const ballotScores = new Map<string, number>();
const typed = new Map<string, number>();

beforeAll(async () => {
  [app, browser, folder] = await Promise.all([startDemo(), openBrowser(), mkdtemp(join(tmpdir(), 'dandang-year-'))]);
  [officer, leader, cadre] = [await come('officer'), await come('leader'), await come('cadre')];
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function come(account: string): Promise<Visitor> {
  const visitor = await visit(browser, app, account);
  met.push(visitor);
  return visitor;
}
const get = async <T>(v: Visitor, path: string): Promise<T> => {
  const answer = await v.context.request.get(`${app.address}/api${path}`);
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
};
async function send<T>(v: Visitor, method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> {
  const answer = await v.context.request.fetch(`${app.address}/api${path}`, { method, data, headers: { 'x-dandang': '1' } });
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200);
  return (await answer.json()) as T;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const shown = (page: Page, text: string) => page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text });
interface Row {
  personId: string;
  name: string;
  score: string | null;
  rank: number | null;
  grade: string | null;
}
const results = async (): Promise<Row[]> => (await get<{ rows: Row[] }>(officer, `/assessment/runs/${run}/results?limit=100&sort=rank`)).rows;
/** 60% typed, 40% ballot; rounded half up to two places. */
const expected = (personId: string, value = typed.get(personId)!): string => ((Math.round(value * 60 + ballotScores.get(personId)! * 40 + 1e-6)) / 100).toFixed(2);

describe('a year of assessment', () => {
  it('builds a scheme for the heads of towns whose second half reads a ballot by itself', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/assessment/ballots/forms`);
    await button(page, '以“年度民主测评表”新建').click();
    await button(page, '保存为第 1 版').click();
    await page.getByRole('heading', { level: 1, name: formTitle }).waitFor();

    await page.goto(`${app.address}/assessment/schemes`);
    await button(page, '新建方案').click();
    await page.getByRole('tab', { name: '设定' }).click();
    await page.locator('.dd-editor-grid').getByLabel('名称（中文）', { exact: true }).fill(schemeTitle);
    await page.getByRole('heading', { level: 1, name: schemeTitle }).waitFor();
    for (const [label, choice] of [['单位类型（不选为全部）', '乡镇'], ['职务类别（不选为全部）', '正职']] as const) {
      await page.locator('.dd-editor-grid').getByRole('combobox', { name: label }).click();
      await shown(page, choice).filter({ hasText: new RegExp(`^${choice}$`) }).click();
      await page.keyboard.press('Escape');
    }
    await page.getByRole('tab', { name: '指标和权重' }).click();
    await weigh(page, '工作实绩', '60');
    await button(page, '新指标').click();
    const drawer = page.locator('.ant-drawer-content:visible, .ant-drawer-section:visible').last();
    await drawer.getByLabel('名称（中文）', { exact: true }).fill('年度目标完成');
    await choose(page, drawer, '评价打分', '录入');
    await page.locator('.ant-drawer-close').last().click();

    await button(page, /增加维度/).click();
    await weigh(page, '新维度', '40');
    await weigh(page, '新指标', '100');
    await button(page, '新指标').click();
    await drawer.getByLabel('名称（中文）', { exact: true }).fill('民主测评');
    await choose(page, drawer, '评价打分', '测评投票');
    await page.locator('.ant-drawer-close').last().click();
    await page.getByText('方案成立').waitFor();
    await page.getByText('已保存').first().waitFor();
    await officer.picture('year-scheme');
    await expect.poll(() => button(page, '启用为新版本').isEnabled(), eventually).toBe(true);
    await button(page, '启用为新版本').click();
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '启用为新版本' }).click();
    await page.waitForURL(/\/assessment\/schemes\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: schemeTitle }).waitFor();
    await page.getByText(/^乡镇.正职$/).waitFor();
  });

  it('opens the year for exactly those people and takes down what the offices state', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/assessment`);
    await button(page, '开展年度考核').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('考核年度').fill('2026');
    await dialog.getByLabel('考核方案').click();
    await shown(page, schemeTitle).click();
    await dialog.getByRole('button', { name: '开展年度考核' }).click();
    await page.waitForURL(/\/assessment\/years\/[0-9a-f-]{36}$/);
    run = new URL(page.url()).pathname.split('/').at(-1)!;
    await send(officer, 'PUT', `/assessment/runs/${run}/facts`, nothingAgainstAnybody);
    const { rows } = await get<{ rows: { personId: string; name: string; organizationName: string }[] }>(officer, `/assessment/runs/${run}/missing?limit=100`);
    subjects = rows.map((r) => ({ id: r.personId, name: r.name, organizationName: r.organizationName }));
    expect(subjects).toHaveLength(30);
    const session = await get<{ personId: string; region: { id: string } }>(cadre, '/session');
    region = session.region.id;
    own = subjects.find((p) => p.id === session.personId)!;
    expect(own).toBeDefined();
  });

  it('holds the ballot: forty phones, closed, counted, published, and verified away from the server', async () => {
    const { page } = officer;
    const forms = await get<{ id: string; title: { zh: string } }[]>(officer, '/assessment/ballots/forms');
    const now = Date.now();
    ({ id: election } = await send<{ id: string }>(officer, 'POST', '/assessment/ballots/elections', {
      title: ballotTitle,
      formId: forms.find((f) => f.title.zh === formTitle)!.id,
      opensAt: new Date(now - 3_600_000).toISOString(),
      closesAt: new Date(now + 86_400_000).toISOString(),
      subjects: subjects.map((p) => ({ kind: 'person', id: p.id })),
      groups: [{ key: 'all', name: { zh: '测评会议', en: 'Meeting' }, weight: 10_000 }],
    }));
    const sheet = await officer.context.request.post(`${app.address}/api/assessment/ballots/elections/${election}/groups/all/codes`, { data: { count: PHONES, format: 'html', address: `${app.address}/vote` }, headers: { 'x-dandang': '1' } });
    const codes = [...(await sheet.text()).matchAll(/class="code">([0-9A-Z-]+)</g)].map((m) => m[1]!);
    expect(codes).toHaveLength(PHONES);
    await page.goto(`${app.address}/assessment/ballots/elections/${election}`);
    await button(page, '开始投票').click();
    await page.getByText('投票期间只显示投票率').waitFor();

    const phone = await paperPhone(browser, app, `/vote/${region}`, faults);
    await phone.page.evaluate(await protocolScript());
    for (const [n, code] of codes.entries()) await voteBy(phone.page, { kind: 'code', region, code }, subjects.map((_p, i) => (n + i) % 4 === 0 ? 1 : 0));
    await phone.context.close();
    await expect.poll(async () => (await get<{ election: { votes: number } }>(officer, `/assessment/ballots/elections/${election}`)).election.votes, eventually).toBe(PHONES);

    await page.reload();
    await button(page, '截止投票').click();
    await page.getByRole('dialog').getByRole('textbox').fill('应投的人都已投票');
    await page.getByRole('dialog').getByRole('button', { name: '截止投票' }).click();
    await button(page, '计票').click();
    await page.getByRole('link', { name: '计票报告' }).waitFor();
    await button(page, '公布结果和票箱').click();
    await page.getByText('已公布').first().waitFor();
    const { report } = await get<{ report: { votes: number; subjects: { subject: string | null; cells: { cell: string; score: string | null }[] }[] } }>(officer, `/assessment/ballots/elections/${election}/report`);
    expect(report.votes).toBe(PHONES);
    for (const s of report.subjects) if (s.subject) ballotScores.set(s.subject, Number(s.cells.find((c) => c.cell === 'total')!.score));
    expect(ballotScores.size).toBe(subjects.length);

    await page.goto(`${app.address}/assessment/ballots/elections/${election}/report`);
    const download = page.waitForEvent('download');
    await button(page, '导出票箱文件').click();
    const box = join(folder, 'box.json');
    await (await download).saveAs(box);
    const { stdout } = await promisify(execFile)(process.execPath, [join(packageFolder, 'bin/dandang.mjs'), 'verify', 'ballots', box]);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true });
  });

  it('types the marks in, scores, and shows of a figure what it is made of', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/assessment/years/${run}/marks`);
    for (const [i, p] of subjects.entries()) typed.set(p.id, p.id === own.id ? WRONG : 62 + i);
    const rows = page.getByRole('table', { name: '待补评分' }).locator('tbody tr');
    await rows.nth(subjects.length - 1).waitFor();
    for (const [i, p] of subjects.entries()) await rows.nth(i).getByRole('spinbutton').fill(String(typed.get(p.id)));
    await page.getByLabel('评分来源').fill('年度目标完成情况汇总表');
    await officer.picture('year-marks');
    await button(page, `保存 ${subjects.length} 处评分`).click();
    await page.getByText('评分都齐了').waitFor();

    await page.goto(`${app.address}/assessment/years/${run}`);
    await button(page, /^计\s*分$/).click();
    await button(page, '提出等次建议').waitFor();
    const scored = await results();
    expect(scored).toHaveLength(subjects.length);
    for (const r of scored) expect([r.name, r.score]).toEqual([r.name, expected(r.personId)]);

    await page.goto(`${app.address}/assessment/years/${run}/people/${own.id}`);
    await explained(page, WRONG, '录入自年度目标完成情况汇总表');
    await officer.picture('year-explained-before');
    await page.goto(`${app.address}/assessment/years/${run}`);
    await button(page, '提出等次建议').click();
    await button(page, '按建议确定').or(page.getByText('下一步')).first().waitFor();
  });

  it('calibrates: who is moved is moved with a reason, within the limit, and the rest are decided', async () => {
    const { page } = leader;
    const before = await get<{ rows: { personId: string; name: string; score: string; proposedGrade: string | null; grade: string | null }[] }>(leader, `/assessment/runs/${run}/results?limit=100&sort=rank`);
    const outstanding = before.rows.filter((r) => r.proposedGrade === 'outstanding');
    expect(outstanding).toHaveLength(6);
    const [last] = outstanding.slice(-1);
    moved = last!.personId;
    await page.goto(`${app.address}/assessment/years/${run}?part=calibration`);
    await button(page, '召开校准会').click();
    await page.getByRole('dialog').getByLabel('参加人员').fill('县委组织部部务会成员');
    await page.getByRole('dialog').getByRole('button', { name: '召开校准会' }).click();
    await page.waitForURL(/\/assessment\/calibrations\//);
    await page.locator('.dd-cal-card', { hasText: last!.score }).filter({ hasText: last!.name }).getByRole('button', { name: `调整${last!.name}` }).click();
    await page.getByRole('menuitem', { name: '调整为称职' }).click();
    const reason = page.getByRole('dialog');
    await reason.getByRole('textbox').fill('任现职不满一年，明年再看');
    await reason.getByRole('button', { name: /^调\s*整$/ }).click();
    await page.getByText('会上调整 1 次').waitFor();
    await leader.picture('year-calibration');
    await button(page, '结束会议并定等次').click();
    await page.getByRole('dialog').getByRole('textbox').fill('按会上意见确定');
    await page.getByRole('dialog').getByRole('button', { name: '结束会议并定等次' }).click();
    await page.getByText('已结束').first().waitFor();

    await page.goto(`${app.address}/assessment/years/${run}`);
    await button(page, '按建议确定').click();
    await page.getByRole('dialog').getByRole('button', { name: '按建议确定' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // Whoever the proposals leave to people is decided one by one.
    for (const r of (await results()).filter((x) => x.grade === null)) await decideAlone(page, r);
    const graded = await results();
    expect(graded.filter((r) => r.grade === null)).toEqual([]);
    expect(graded.find((r) => r.personId === moved)!.grade).toBe('competent');
    expect(graded.find((r) => r.personId === own.id)!.grade).toBe('basically_competent');
  });

  it('hangs the list out, takes an objection without a name and answers it, and is not closed before the term has run', async () => {
    const { page } = officer;
    await page.goto(`${app.address}/assessment/years/${run}?part=outcomes`);
    await button(page, '发布公示').click();
    await page.getByRole('dialog').getByLabel('受理单位和电话').fill('县委组织部干部监督科，12380');
    await page.getByRole('dialog').getByRole('button', { name: '发布公示' }).click();
    await page.getByText('公示中').waitFor();

    await cadre.page.goto(`${app.address}/assessment/notices`);
    const notice = cadre.page.locator('section', { has: cadre.page.getByRole('heading', { name: new RegExp(schemeTitle) }) }).last();
    await notice.getByRole('button', { name: '反映情况' }).click();
    await cadre.page.getByRole('dialog').getByRole('textbox').fill('名单上有一位同志的项目验收时间与实际不符');
    await cadre.picture('year-objection');
    await cadre.page.getByRole('dialog').getByRole('button', { name: /^提\s*交$/ }).click();
    await cadre.page.getByText('已提交，将核实后答复').waitFor();

    await page.reload();
    await page.getByText('未署名 反映 整份名单').waitFor();
    const refused = await leader.context.request.post(`${app.address}/api/assessment/runs/${run}/confirm`, { headers: { 'x-dandang': '1' } });
    expect([refused.status(), ((await refused.json()) as { refusal: { because: { code: string }[] } }).refusal.because.map((r) => r.code).sort()]).toEqual([422, ['assessment.objections_open', 'assessment.publicity_running']]);
    await button(page, /^答\s*复$/).click();
    await page.getByRole('dialog').getByRole('textbox').fill('经核对验收文件，时间属实');
    await page.getByRole('dialog').getByRole('button', { name: /^答\s*复$/ }).click();
    await page.getByText('经核对验收文件，时间属实').waitFor();
  });

  it('is closed by the leader when the term has run; the cadre reads his own and appeals', async () => {
    await Promise.all([officer, leader, cadre].map((v) => v.close()));
    await app.later(TERM_DAYS);
    [officer, leader, cadre] = [await come('officer'), await come('leader'), await come('cadre')];
    const { page } = leader;
    await page.goto(`${app.address}/assessment/years/${run}`);
    await button(page, '办结本年度').click();
    await page.getByRole('dialog').getByRole('button', { name: '办结本年度' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await button(page, '办结本年度').waitFor({ state: 'hidden' });
    expect((await get<{ run: { state: string } }>(leader, `/assessment/runs/${run}`)).run.state).toBe('confirmed');

    await cadre.page.goto(`${app.address}/assessment/own`);
    const mine = ownYear(cadre.page);
    await mine.getByText(`得分 ${expected(own.id)}`).waitFor();
    await mine.getByRole('button', { name: '不同意' }).click();
    await cadre.page.getByRole('dialog').getByRole('textbox').fill('年度目标完成的得分与台账不符');
    await cadre.page.getByRole('dialog').getByRole('button', { name: '不同意' }).click();
    await mine.getByText('本人意见：不同意。年度目标完成的得分与台账不符').waitFor();
    await mine.getByRole('button', { name: '提出申诉' }).click();
    await cadre.page.getByRole('dialog').getByRole('textbox').fill('台账为88分，录入为50分');
    await cadre.page.getByRole('dialog').getByRole('button', { name: '提出申诉' }).click();
    await mine.getByText('我的申请').waitFor();
    await cadre.picture('year-appeal');
  });

  it('decides the appeal: score, grade and ranks change everywhere, and what stood before stays readable', async () => {
    const before = await results();
    const { page } = officer;
    await page.goto(`${app.address}/assessment/reviews?runId=${run}`);
    await page.getByRole('row', { name: new RegExp(own.name) }).getByRole('link', { name: '办理' }).click();
    await button(page, /^受\s*理$/).click();
    await button(page, '作出决定').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('变更', { exact: true }).click();
    await dialog.getByLabel('变更后的等次').click();
    await shown(page, '称职').filter({ hasText: /^称职$/ }).click();
    await button(page, '更正一项评分').click();
    await dialog.getByLabel('更正的评分').click();
    await shown(page, '年度目标完成').click();
    await dialog.getByLabel('更正为').fill(String(RIGHT));
    await dialog.getByLabel('理由').fill('核对台账，录入有误');
    await officer.picture('year-appeal-decision');
    await dialog.getByRole('button', { name: '作出决定' }).click();
    await page.getByText(/第 2 版：称职/).waitFor();
    await page.getByText(/第 1 版：基本称职/).waitFor();

    const after = await results();
    const now = after.find((r) => r.personId === own.id)!;
    expect([now.score, now.grade]).toEqual([expected(own.id, RIGHT), 'competent']);
    for (const r of before.filter((x) => x.personId !== own.id)) {
      const same = after.find((x) => x.personId === r.personId)!;
      expect([same.score, same.grade]).toEqual([r.score, r.grade]);
      expect(same.rank).toBe(r.rank! + (Number(r.score) < Number(now.score) ? 1 : 0));
    }
    await page.goto(`${app.address}/assessment/years/${run}/people/${own.id}`);
    await explained(page, RIGHT, '录入自');
    await officer.picture('year-explained-after');
    await page.goto(`${app.address}/assessment/years/${run}`);
    await button(page, '重算核验').click();
    await page.getByText(`${subjects.length} 人重算结果全部一致，输入未被改动`).waitFor();

    await cadre.page.reload();
    const mine = ownYear(cadre.page);
    await mine.getByText(`得分 ${expected(own.id, RIGHT)}`).waitFor();
    await mine.getByText('原来的结果').waitFor();
    await mine.getByText(expected(own.id)).waitFor();
    await cadre.page.goto(`${app.address}/people/${own.id}`);
    expect((await get<{ head: { lastGrade: string; lastGradeYear: number } }>(cadre, `/people/${own.id}`)).head).toMatchObject({ lastGrade: '称职', lastGradeYear: 2026 });
  });

  it('meets no fault on the way', () => expect([...faults, ...met.flatMap((v) => v.faults)]).toEqual([]));
});

const ownYear = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: new RegExp(`结果通知（${schemeTitle}）`) }) }).last();

/** The sheet adds up before the reader: 60% typed, 40% from the ballot, which is one step away. */
async function explained(page: Page, value: number, from: string): Promise<void> {
  const score = expected(own.id, value);
  await page.locator('.dd-figure', { hasText: score }).first().waitFor();
  const tree = page.locator('.dd-explain').first();
  await tree.getByText(/年度目标完成/).first().waitFor();
  const folded = tree.locator('button[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
  const text = await tree.innerText();
  for (const part of ['60%', '40%', String(value), from, String(ballotScores.get(own.id)), ballotTitle]) expect(text).toContain(part);
}

/** A grade that the program leaves to people: chosen on the person's own sheet, with a reason. */
async function decideAlone(page: Page, r: { readonly personId: string }): Promise<void> {
  await page.goto(`${app.address}/assessment/years/${run}/people/${r.personId}`);
  await button(page, '确定等次').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('集体研究，按建议确定');
  await dialog.getByRole('button', { name: '确定等次' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Types a weight into the tree. */
async function weigh(page: Page, name: string, value: string): Promise<void> {
  const box = page.getByRole('spinbutton', { name: `${name} everybody`, exact: true });
  await box.fill(value);
  await box.press('Tab');
}
/** Takes another option in the select that shows `now`. */
async function choose(page: Page, within: ReturnType<Page['locator']>, now: string, next: string): Promise<void> {
  await within.locator('.ant-select', { hasText: now }).first().click();
  await shown(page, next).first().click();
}
