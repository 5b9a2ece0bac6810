import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { departmentReview, openMatter, reportEntry } from '../../domains/evidence/contract.ts';
import type { World } from './world.ts';

type EntryBody = z.input<NonNullable<typeof reportEntry.body>>;
/** An entry with the parts that no example says anything about filled in. */
export type Told = Pick<EntryBody, 'content' | 'occurredOn' | 'persons'> & Partial<EntryBody>;

/** The unit reports an entry. Out: its id. */
export async function report(world: World, told: Told, actor: Actor = world.liaison): Promise<string> {
  const body: EntryBody = { title: '示例实事', arena: 'project', source: { kind: 'unit', name: '示例单位' }, ...told };
  return (await world.send(reportEntry, { body }, actor)).id;
}

/** The unit reports and the department confirms: only then does the entry count. */
export async function confirmed(world: World, told: Told): Promise<string> {
  const id = await report(world, told);
  await world.send(departmentReview, { params: { id }, body: { decision: 'confirm' } }, world.officer);
  return id;
}

export const matter = async (world: World, title: string, startedOn: string, change: Partial<z.input<NonNullable<typeof openMatter.body>>> = {}): Promise<string> =>
  (await world.send(openMatter, { body: { title, arena: 'project', startedOn, ...change } })).id;

/** One person with a part in something. */
export const by = (personId: string, role: 'plan' | 'do' | 'achieve' | 'subject' = 'subject'): EntryBody['persons'] => [{ personId, role }];
