import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlantedError } from '../../src/domains/registry/roster/fixtures.ts';
import type { RunningApp, Visitor } from './support.ts';

type Counts = Record<'rows' | 'problems' | 'new' | 'same' | 'changed' | 'ambiguous', number> & { readonly applied?: Record<'created' | 'changed' | 'unchanged' | 'leftOut', number> };

/** The steps of an import as a person takes them on the page. Every step waits for the state it leads to. */
export function importWalk(who: Visitor, app: RunningApp, folder: string) {
  const { page } = who;
  const LONG = { timeout: 180_000 };
  const importId = (): string => new URL(page.url()).pathname.split('/').at(-1)!;
  const counts = async (): Promise<Counts> => ((await (await who.context.request.get(`${app.address}/api/imports/${importId()}`)).json()) as { counts: Counts }).counts;
  const shownProblems = async (): Promise<number> => Number((await page.getByText(/^有问题 \d+$/).innerText()).match(/\d+/)![0]);
  const fileInput = () => page.locator('input[type=file]').first();

  /** Hands over the file, keeps the guessed columns, and waits for the sheet. */
  async function read(name: string, bytes: Uint8Array): Promise<void> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    await fileInput().setInputFiles(path);
    await page.getByRole('heading', { name: '每一列是什么' }).waitFor(LONG);
    await page.getByRole('button', { name: '读取并检查' }).click();
    await page.getByRole('heading', { name: '名册内容' }).waitFor(LONG);
  }

  return {
    counts,
    applied: async () => (await counts()).applied,
    problems: shownProblems,
    choose: read,
    bringBack: read,

    /** One press mends every cell with the same fault; waits until the proposal is gone. */
    async fixAll(from: string, press: string): Promise<void> {
      const proposal = page.getByRole('listitem').filter({ hasText: from }).filter({ has: page.getByRole('button', { name: press }) });
      await proposal.getByRole('button', { name: press }).click();
      await proposal.waitFor({ state: 'detached' });
    },

    /** Double click, type, Enter; waits until the page says the cell is fine. */
    async correctCell(fault: PlantedError): Promise<void> {
      const before = await shownProblems();
      const row = page.getByRole('row').filter({ has: page.locator(`[role=rowheader][title^="${fault.sheet}"]`, { hasText: new RegExp(`^${fault.rowNumber}\\D`) }) });
      const cell = row.locator('[role=gridcell][aria-invalid=true]');
      await cell.dblclick();
      const input = page.getByLabel('修改这一格');
      await input.fill(fault.right);
      await input.press('Enter');
      await cell.waitFor({ state: 'detached' });
      await page.getByText(`有问题 ${before - 1}`, { exact: true }).waitFor();
    },

    /** Looks at the differences, then takes the good rows in; what is still wrong stays out. */
    async apply(): Promise<void> {
      await page.getByRole('button', { name: '下一步：核对差异' }).click();
      await page.getByRole('button', { name: '导入', exact: true }).click();
      const dialog = page.getByRole('dialog');
      if ((await counts()).problems > 0) await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: /导\s*入/ }).click();
      await page.getByRole('heading', { name: '导入完成' }).waitFor(LONG);
    },

    /** Downloads the rows that stayed out. */
    async takeRejects(): Promise<Uint8Array> {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: '下载待改正的行' }).click();
      const path = join(folder, '待改正的行.xlsx');
      await (await coming).saveAs(path);
      return readFile(path);
    },
  };
}
