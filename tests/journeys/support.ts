import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';
import { findChromium } from '../../src/platform/documents/pdf.ts';
import { startProgram } from './program.ts';

/** What Debian's Chromium needs in a container: no sandbox for root, no calls to the outside. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
export const DEMO_PASSWORD = 'Dandang-2026';

export interface RunningApp {
  readonly address: string;
  /** A region nobody has worked in yet; a program that already ran may hold the people of an earlier walk. */
  readonly freshlyMade: boolean;
  /** Stops the program and starts it again so many days later, on what it has stored. The address is another one then, and everybody signs in anew. */
  later(days: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built program on a copy of the made region, in a folder of its own. */
export async function startDemo(): Promise<RunningApp> {
  // While writing a journey: a program that already runs saves the minute of making a region.
  const running = process.env['DANDANG_JOURNEY_ADDRESS'];
  if (running) return { address: running, freshlyMade: false, later: () => Promise.reject(new Error('a program that already runs stays in its time')), stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'dandang-journey-'));
  await cp(inject('madeRegion')!, folder, { recursive: true });
  let program = await startProgram(folder);
  return {
    get address() {
      return program.address;
    },
    freshlyMade: true,
    later: async (days) => {
      await program.stop();
      program = await startProgram(folder, days);
    },
    stop: async () => {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine; install the package chromium');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors the page met: exceptions, and answers of 500 and above. */
  readonly faults: string[];
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A person at a browser of their own, signed in through the page. */
export async function visit(browser: Browser, app: RunningApp, accountName: string, options: { width?: number; height?: number; still?: boolean } = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1440, height: options.height ?? 900 }, locale: 'zh-CN', acceptDownloads: true, ...(options.still ? { reducedMotion: 'reduce' as const } : {}) });
  // A busy machine is slow, not broken: what is waited for is a state, however long it takes.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => void (response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`)));
  await page.goto(app.address);
  await page.getByLabel('账号', { exact: true }).fill(accountName);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  return {
    page,
    context,
    faults,
    picture: async (name) => {
      const folder = join(packageFolder, 'test-results/pictures');
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    close: () => context.close(),
  };
}
