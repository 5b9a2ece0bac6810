import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../src/platform/documents/pdf.ts';
import { stated, under, type BenchWorld, type Row } from './rows.ts';
import { startProgram } from './start.ts';

/** Kilobytes of script, compressed as the server sends them, that design §8 allows the first page. */
const FIRST_PAGE_KB = 300;
const VIEWPORTS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/**
 * Script that a browser with an empty cache fetches from the built program: up to the sign-in page, and on to the workbench of an officer.
 * In: a world that is told what goes on. Out: rows in kB (1,000 bytes) as they came over the wire, for a wide window and a phone's; only the
 * sign-in page has a goal, the workbench is stated beside it.
 */
export async function benchPage(world: BenchWorld): Promise<Row[]> {
  const executablePath = await findChromium();
  if (!executablePath) {
    world.note('page: no Chromium on this machine, not measured');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'dandang-page-'));
  world.note('page: the demo region');
  const program = await startProgram(folder, { DANDANG_EXAMPLES: 'manual' });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const rows: Row[] = [];
    for (const [name, viewport] of Object.entries(VIEWPORTS)) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN' });
      const page = await context.newPage();
      const fetched = await countScript(page);
      await page.goto(program.address, { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: '登录' }).waitFor();
      rows.push(under('page', name, fetched() / 1000, 'kB', FIRST_PAGE_KB));
      await page.getByLabel('账号', { exact: true }).fill('officer');
      await page.getByLabel('密码', { exact: true }).fill('Dandang-2026');
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('button', { name: '登录' }).waitFor({ state: 'detached' });
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      rows.push(stated('page-inside', name, fetched() / 1000, 'kB'));
      await context.close();
    }
    return rows;
  } finally {
    await browser.close();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of all script so far, by what the browser says it received. */
async function countScript(page: Page): Promise<() => number> {
  const devtools = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', (e) => void (e.type === 'Script' && scripts.add(e.requestId)));
  devtools.on('Network.loadingFinished', (e) => void (scripts.has(e.requestId) && (bytes += e.encodedDataLength)));
  await devtools.send('Network.enable');
  return () => bytes;
}
