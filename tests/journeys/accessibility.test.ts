import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, startDemo, visit, type RunningApp, type Visitor } from './support.ts';

/*
 * Every main screen, at desktop and phone width, by the rules of WCAG 2.2 A and AA as axe knows them: nothing serious or critical.
 * A screen counts when it stands: its heading is there and nothing is loading any more.
 */
const WIDTHS = [1440, 390] as const;
let app: RunningApp;
let browser: Browser;
const visitors = new Map<string, Visitor>();

beforeAll(async () => {
  [app, browser] = await Promise.all([startDemo(), openBrowser()]);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const as = async (account: string): Promise<Visitor> => {
  const known = visitors.get(account) ?? (await visit(browser, app, account, { still: true }));
  visitors.set(account, known);
  return known;
};
const get = async <T>(v: Visitor, path: string): Promise<T> => (await (await v.context.request.get(`${app.address}/api${path}`)).json()) as T;
const standing = (page: Page) => page.waitForFunction(() => document.querySelector('main h1, main h2, h1') !== null && document.querySelector('[aria-busy=true]') === null);

/** What axe finds at the width, one line per rule and place. */
async function findings(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  await standing(page);
  // Evaluated by the browser itself: the page's own policy lets no foreign script in.
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    () => (globalThis as unknown as { axe: { run(where: Document, options: object): Promise<AxeResults> } }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }),
  );
  return results.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').flatMap((v) => v.nodes.slice(0, 5).map((n) => `${width} ${v.id}: ${n.target.join(' ')} — ${n.failureSummary?.split('\n')[1]?.trim() ?? v.help}`));
}

type Address = (v: Visitor) => Promise<string> | string;
const firstRun = async (v: Visitor): Promise<string> => (await get<{ id: string }[]>(v, '/assessment/years'))[0]!.id;
const townOf = async (v: Visitor): Promise<string> => (await get<{ id: string; type: string }[]>(v, '/organizations')).find((o) => o.type === 'town')!.id;
const somebodyOf = async (v: Visitor): Promise<{ run: string; person: string }> => {
  const run = await firstRun(v);
  return { run, person: (await get<{ rows: { personId: string }[] }>(v, `/assessment/runs/${run}/results?limit=1`)).rows[0]!.personId };
};

const publishedPledge = async (v: Visitor): Promise<string> => (await get<{ pledges: { id: string; state: string }[] }>(v, '/pledges')).pledges.find((p) => p.state === 'published')!.id;

/** A manual with a version. */
const manualInForce = async (v: Visitor): Promise<string> => (await get<{ manuals: { id: string; version: unknown }[] }>(v, '/manuals')).manuals.find((m) => m.version !== null)!.id;

/** A case about the cadre himself: what he asked for, else a new application. */
const ownCase = async (v: Visitor): Promise<string> => {
  const cadre = await as('cadre');
  const { cases } = await get<{ cases: { id: string }[] }>(cadre, '/me/cases');
  if (cases[0]) return cases[0].id;
  const facts = { field: '改革创新试点', occurredOn: '2026-03-10', account: '改革试点中评估方法选择不当，造成返工。' };
  const answer = await cadre.context.request.post(`${app.address}/api/me/cases`, { headers: { 'x-dandang': '1' }, data: { type: 'tolerance', opening: 'application', title: '改革试点返工', facts } });
  expect(answer.status()).toBe(200);
  const { id } = (await answer.json()) as { id: string };
  await get(v, `/cases/${id}`);
  return id;
};

/** Year of the month that ended last: its paper is published. */
const paperYear = (): number => new Date(Date.now() - 31 * 86_400_000).getFullYear();

const screens: readonly (readonly [name: string, account: string, address: Address])[] = [
  ['工作台', 'officer', () => '/'],
  ['干部', 'officer', () => '/people'],
  ['干部统计', 'officer', () => '/people?view=statistics'],
  ['一人一档', 'officer', async (v) => `/people/${(await somebodyOf(v)).person}`],
  ['机构', 'officer', async (v) => `/organizations/${await townOf(v)}`],
  ['班子', 'officer', () => '/teams'],
  ['一个班子', 'officer', async (v) => `/teams/${await townOf(v)}`],
  ['导入', 'officer', () => '/imports'],
  ['项目榜单', 'officer', () => '/projects'],
  ['一个项目', 'officer', async (v) => `/projects/${(await get<{ projects: { id: string }[] }>(v, '/projects/board')).projects[0]!.id}`],
  ['发布项目', 'officer', () => '/projects/new'],
  ['逐月任务清单', 'officer', () => '/projects/months'],
  ['我的项目', 'cadre', () => '/projects/own'],
  ['赛马', 'officer', () => '/races'],
  ['一场赛马', 'officer', async (v) => `/races/${(await get<{ races: { id: string }[] }>(v, '/races')).races[0]!.id}`],
  ['赛绩竞标', 'officer', () => '/contests'],
  ['竞标实绩导入', 'officer', async (v) => `/contests/${(await get<{ contests: { id: string }[] }>(v, '/contests')).contests[0]!.id}/import`],
  ['工作专班', 'officer', () => '/task-teams'],
  ['调度', 'officer', () => '/dispatch'],
  ['三堂会审', 'officer', () => '/joint-reviews'],
  ['全链条服务', 'officer', () => '/chains'],
  ['一个项目的链条', 'officer', async (v) => `/chains/${(await get<{ chains: { id: string }[] }>(v, '/chains')).chains[0]!.id}`],
  ['工作手册', 'officer', () => '/manuals'],
  ['一本手册', 'officer', async (v) => `/manuals/${await manualInForce(v)}`],
  ['编写手册', 'officer', async (v) => `/manuals/${await manualInForce(v)}/edit`],
  ['手册事项', 'officer', () => '/manual-matters'],
  ['一件手册事项', 'officer', async (v) => `/manual-matters/${(await get<{ matters: { id: string }[] }>(v, '/manual-matters')).matters[0]!.id}`],
  ['我的手册环节', 'cadre', () => '/manual-matters/own'],
  ['任期承诺', 'officer', () => '/pledges'],
  ['一份承诺', 'officer', async (v) => `/pledges/${await publishedPledge(v)}`],
  ['公开的承诺', 'officer', async (v) => (await get<{ publicPath: string }>(v, `/pledges/${await publishedPledge(v)}`)).publicPath],
  ['独当一面', 'officer', () => '/charges'],
  ['一线动员', 'officer', () => '/mobilizations'],
  ['一次动员', 'officer', async (v) => `/mobilizations/${(await get<{ mobilizations: { id: string }[] }>(v, '/mobilizations')).mobilizations[0]!.id}`],
  ['我的征召', 'cadre', () => '/mobilizations/own'],
  ['工作日历', 'officer', () => '/work-calendar'],
  ['我的工作日历', 'cadre', () => '/work-calendar'],
  ['三长总览', 'officer', () => '/grid'],
  ['六有与走访', 'officer', () => '/grid/areas'],
  ['诉求办理', 'officer', () => '/demands'],
  ['办理情况', 'officer', () => '/demands/figures'],
  ['抽查回访', 'officer', () => '/demands/callbacks'],
  ['本人经手的诉求', 'grid-head', () => '/demands/own'],
  ['调度通报', 'officer', () => '/bulletins'],
  ['一期通报', 'officer', async (v) => `/bulletins/${(await get<{ kinds: { parts: { reportId: string | null }[] }[] }>(v, `/bulletins?year=${paperYear()}`)).kinds.flatMap((k) => k.parts).find((p) => p.reportId !== null)!.reportId}`],
  ['联乡包村', 'officer', () => '/links'],
  ['联系的乡镇', 'officer', async (v) => `/links/${(await get<{ links: { targetId: string }[] }>(v, '/links')).links[0]!.targetId}`],
  ['三长培训', 'officer', () => '/grid/training'],
  ['传达与上报', 'officer', () => '/grid/messages'],
  ['一条传达', 'officer', async (v) => `/grid/messages/${(await get<{ messages: { id: string }[] }>(v, '/grid/messages')).messages[0]!.id}`],
  ['我的传达与上报', 'grid-head', () => '/grid/messages/own'],
  ['线上线下宣传', 'officer', () => '/grid/publicity'],
  ['一次宣传', 'officer', async (v) => `/grid/publicity/${(await get<{ plans: { id: string; late: number }[] }>(v, '/grid/publicity')).plans.find((p) => p.late > 0)!.id}`],
  ['我的宣传任务', 'grid-head', () => '/grid/publicity/own'],
  ['干部联户', 'officer', () => '/ties'],
  ['我的联系户', 'cadre', () => '/ties/own'],
  ['实绩', 'officer', () => '/evidence'],
  ['记一件实事', 'officer', () => '/evidence/new'],
  ['考核', 'officer', () => '/assessment'],
  ['考核结果', 'officer', async (v) => `/assessment/years/${await firstRun(v)}`],
  ['一人考核', 'officer', async (v) => { const { run, person } = await somebodyOf(v); return `/assessment/years/${run}/people/${person}`; }],
  ['研判', 'officer', () => '/insight'],
  ['研判名单', 'officer', () => '/insight/findings'],
  ['案件', 'officer', async (v) => { await ownCase(v); return '/cases'; }],
  ['一个案件', 'officer', async (v) => `/cases/${await ownCase(v)}`],
  ['启动案件', 'officer', () => '/cases/new?type=tolerance&opening=ex_officio'],
  ['办理时限', 'officer', () => '/cases/timetables'],
  ['提醒函询诫勉', 'supervisor', () => '/protection/measures'],
  ['跟踪管理', 'officer', () => '/protection/followed-up'],
  ['晋升资格', 'officer', () => '/selection/eligibility'],
  ['监督信息', 'supervisor', () => '/supervision'],
  ['面上指导', 'officer', () => '/guidance'],
  ['一项措施的责任链', 'officer', async (v) => `/guidance/${(await get<{ rollouts: { id: string }[] }>(v, '/rollouts')).rollouts[0]!.id}`],
  ['典型做法', 'officer', () => '/guidance/experiences'],
  ['一项做法', 'officer', async (v) => `/guidance/experiences/${(await get<{ experiences: { id: string; state: string }[] }>(v, '/experiences')).experiences.find((e) => e.state === 'accepted')!.id}`],
  ['政策修订', 'officer', () => '/policy/drafts'],
  ['与我有关的事项', 'cadre', async (v) => { await ownCase(v); return '/cases/own'; }],
  ['实践目录', 'officer', () => '/policy/practices'],
  ['政策文件', 'officer', () => '/policy/documents'],
  ['核验', 'auditor', () => '/evidence/verify'],
  ['审计', 'auditor', () => '/system/audit'],
  ['账号', 'secadmin', () => '/system/accounts'],
  ['没有权限', 'cadre', () => '/system/accounts'],
  ['本人', 'cadre', () => '/people/me'],
];

describe('every main screen is clean', () => {
  it('登录', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' })).newPage();
    await page.goto(app.address);
    await page.getByLabel('账号', { exact: true }).waitFor();
    for (const width of WIDTHS) expect(await findings(page, width)).toEqual([]);
  });

  it.each(screens)('%s（%s）', async (_name, account, address) => {
    const visitor = await as(account);
    await visitor.page.setViewportSize({ width: WIDTHS[0], height: 900 });
    await visitor.page.goto(`${app.address}${await address(visitor)}`);
    await visitor.page.locator('main h1, main h2').first().waitFor();
    const found: string[] = [];
    for (const width of WIDTHS) found.push(...(await findings(visitor.page, width)));
    expect(found).toEqual([]);
  });

  it('meets no fault on the way', () => expect([...visitors.values()].flatMap((v) => v.faults)).toEqual([]));
});
