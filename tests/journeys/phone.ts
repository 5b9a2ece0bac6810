import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { Source } from '../../src/domains/assessment/web/ballots/vote/ask.ts';
import type { RunningApp } from './support.ts';

/** A phone of 390 px with the voting page, as somebody with a paper code holds it. */
export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
}
export async function paperPhone(browser: Browser, app: RunningApp, link: string, faults: string[]): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true, isMobile: true });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => void (response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`)));
  await page.goto(`${app.address}${link}`);
  return { page, context };
}

/** Takes the ballot: from here on it is on this phone. */
export async function take(page: Page): Promise<void> {
  const begin = page.getByRole('button', { name: /^(领取选票，开始填写|继续领取选票|再试一次)$/ });
  const questions = page.locator('.v-progress');
  // A request without an answer puts the button there once more, as it would for anybody on a poor line.
  for (;;) {
    await begin.or(questions).first().waitFor();
    if (await questions.isVisible()) return;
    await begin.first().click();
  }
}

/** How many screens the ballot has, and which one is shown, once it is shown. */
async function shownScreen(page: Page): Promise<{ at: number; of: number }> {
  const counter = page.locator('.v-nav .v-main small');
  await counter.waitFor();
  const [at, of] = (await counter.innerText()).split('/').map(Number);
  return { at: at!, of: of! };
}
const onScreen = (page: Page, at: number, of: number) => page.locator('.v-nav .v-main small', { hasText: new RegExp(`^${at}/${of}$`) }).waitFor();

/** Answers this screen: the row of each person by `pick`, anything else with its first option; texts stay empty. */
async function answer(page: Page, pick: readonly number[]): Promise<void> {
  const people = await page.locator('.v-people').count();
  const rows = page.locator('.v-options');
  for (let n = 0; n < (await rows.count()); n++) {
    const option = rows.nth(n).locator('label').nth(people > 0 ? pick[n]! : 0);
    await option.click();
    await option.locator('input:checked').waitFor({ state: 'attached' });
  }
}
/** Fills in from the shown screen to the last look, or up to `stopAt`. */
export async function fill(page: Page, pick: readonly number[], stopAt = Number.POSITIVE_INFINITY): Promise<void> {
  const { at: first, of } = await shownScreen(page);
  for (let at = first; at <= of; at++) {
    await onScreen(page, at, of);
    if (at === stopAt) return;
    await answer(page, pick);
    await page.locator('.v-nav .v-main').click();
  }
  await page.getByRole('heading', { name: '核对后送出' }).waitFor();
}
/** Seals the ballot; `twice` taps as fast as a nervous thumb. */
export async function seal(page: Page, { twice = false } = {}): Promise<void> {
  await page.locator('label', { hasText: '我已核对，送出后不能更改' }).click();
  const send = page.getByRole('button', { name: '送出选票' });
  if (twice) await send.evaluate((button: HTMLButtonElement) => [1, 2].forEach(() => button.click()));
  else await send.click();
  await page.locator('.v-sending, .v-received').first().waitFor();
}
export const received = (page: Page) => page.getByRole('heading', { name: '选票已收到' }).waitFor();

/** The page's own modules as one script, for phones that vote without drawing their screens. */
export async function protocolScript(): Promise<string> {
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, target: 'es2022', lib: { entry: fileURLToPath(new URL('phone-protocol.ts', import.meta.url)), formats: ['iife'], name: 'phones' } } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the protocol of the voting page was not bundled');
  return output.output[0].code;
}
/** One vote through the page's own modules in a browser that shows the program. */
export const voteBy = (page: Page, source: Source, pick: readonly number[]): Promise<string> =>
  page.evaluate(([s, p]) => (window as unknown as { phoneProtocol: { votes: (source: typeof s, pick: typeof p) => Promise<string> } }).phoneProtocol.votes(s, p), [source, pick] as const);
