import type { TodoStage } from '../../kernel/todo.ts';
import type { Unit } from '../house/index.ts';

declare module '../db/tables.ts' {
  interface Tables {
    'platform.reminder_noted': { region_id: string; account_id: string; todo_key: string; stage: string; noted_at: Date };
  }
}

export const noteName = (key: string, stage: TodoStage): string => `${stage} ${key}`;

/** Reminders the account has taken note of, by name. Nothing for the program itself. */
export async function notedBy(unit: Unit): Promise<ReadonlySet<string>> {
  if (unit.actor.accountId === null) return new Set();
  const rows = await unit.tx.selectFrom('platform.reminder_noted').select(['todo_key', 'stage']).where('region_id', '=', unit.actor.regionId).where('account_id', '=', unit.actor.accountId).execute();
  return new Set(rows.map((r) => noteName(r.todo_key, r.stage as TodoStage)));
}

/** Kept this long: what waits longer than that reminds once more. */
const KEPT_MS = 400 * 86_400_000;

/** Noted twice is noted once; what is long past goes. */
export async function noteReminders(unit: Unit, reminders: readonly { readonly key: string; readonly stage: TodoStage }[]): Promise<void> {
  const { accountId, regionId } = unit.actor;
  if (accountId === null) return;
  await unit.tx.deleteFrom('platform.reminder_noted').where('region_id', '=', regionId).where('account_id', '=', accountId).where('noted_at', '<', new Date(unit.at.getTime() - KEPT_MS)).execute();
  await unit.tx
    .insertInto('platform.reminder_noted')
    .values(reminders.map((r) => ({ region_id: regionId, account_id: accountId, todo_key: r.key, stage: r.stage, noted_at: unit.at })))
    .onConflict((c) => c.doNothing())
    .execute();
}
