import type { Locator } from 'playwright-core';
import type { RunningApp, Visitor } from './support.ts';

/** How people go through the file of a case: forms by keys, steps by their dialogs, waits for what the page says. */

export const line = (form: Locator, label: string): Locator => form.locator('.ant-form-item').filter({ has: form.page().locator('label', { hasText: label }) });

/** The option the keys stand on in the list of this box: the list of the box before may still be closing. */
export async function activeOf(box: Locator): Promise<Locator> {
  const id = await box.getAttribute('id');
  return box.page().locator(`.ant-select-dropdown:has([id="${id}_list"]) .ant-select-item-option-active:visible`);
}

/** By keys, as people do who know the word: a list that can be searched narrows to it, another is gone through. */
export async function choose(form: Locator, label: string, option: string): Promise<void> {
  const box = line(form, label).getByRole('combobox');
  const active = await activeOf(box);
  if ((await box.getAttribute('readonly')) === null) await box.fill(option);
  else for (await box.press('ArrowDown'), await active.waitFor(); !(await active.innerText()).includes(option); ) await box.press('ArrowDown');
  await active.filter({ hasText: option }).waitFor();
  await box.press('Enter');
}

/** One choice, after which the list closes. */
export async function chooseOne(form: Locator, label: string, option: string): Promise<void> {
  await choose(form, label, option);
  await (await activeOf(line(form, label).getByRole('combobox'))).waitFor({ state: 'hidden' });
}

export async function fillDay(form: Locator, label: string, day: string): Promise<void> {
  const box = line(form, label).getByRole('textbox');
  await box.fill(day);
  await box.press('Enter');
}

export async function openStep(v: Visitor, name: string): Promise<Locator> {
  await v.page.getByRole('button', { name, exact: true }).click();
  const dialog = v.page.getByRole('dialog').filter({ has: v.page.locator('.ant-modal-footer') });
  await dialog.waitFor();
  return dialog;
}

export async function confirm(dialog: Locator): Promise<void> {
  await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function openCase(v: Visitor, app: RunningApp, address: string, title: string): Promise<void> {
  await v.page.goto(`${app.address}${address}`);
  await v.page.getByRole('heading', { level: 1, name: title }).waitFor();
  await v.page.getByRole('heading', { name: '办理过程' }).waitFor();
}

export const stands = (v: Visitor, state: string): Promise<void> => v.page.locator('.dd-case-sub .dd-tag', { hasText: state }).first().waitFor();

/** The row of somebody in a list, after the list was searched for his name. */
export async function rowOf(v: Visitor, hint: string, person: { readonly id: string; readonly name: string }): Promise<Locator> {
  await v.page.getByLabel(hint, { exact: true }).fill(person.name);
  const row = v.page.getByRole('row').filter({ has: v.page.locator(`a[href="/people/${person.id}"]`) });
  await row.waitFor();
  return row;
}
