import { execFileSync } from 'node:child_process';
import { Refusal } from '../../kernel/refusal.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** The first browser on PATH that can print, or null. */
export function findChromium(): string | null {
  for (const name of NAMES) {
    try {
      return execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not under this name.
    }
  }
  return null;
}

export interface PdfPrinter {
  /** One HTML page → PDF bytes. Paper and margins come from its `@page`. */
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * A browser kept open to print many pages. Nothing in a page runs and nothing is fetched: it is made of text people typed in.
 * Refuses `documents.pdf_no_browser` when there is none.
 */
export async function openPdfPrinter(executable: string | null = findChromium()): Promise<PdfPrinter> {
  const noBrowser = (): Refusal => new Refusal('not_yet', 'documents.pdf_no_browser', { tried: executable ?? NAMES.join('、') });
  if (executable === null) throw noBrowser();
  const browser = await import('playwright-core')
    .then(({ chromium }) => chromium.launch({ executablePath: executable, args: ARGUMENTS }))
    .catch(() => Promise.reject(noBrowser()));
  return {
    async print(html) {
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
      try {
        const page = await context.newPage();
        await page.setContent(html, { waitUntil: 'load' });
        return new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

/** One HTML page → PDF bytes, with a browser opened and closed for it. */
export async function printPdf(html: string, executable: string | null = findChromium()): Promise<Uint8Array> {
  const printer = await openPdfPrinter(executable);
  try {
    return await printer.print(html);
  } finally {
    await printer.close();
  }
}
