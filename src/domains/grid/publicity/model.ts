import { z } from 'zod';
import { day, type Day } from '../../../kernel/period.ts';

/** Where one channel is to be done: each village or community as a whole, or each of its areas or groups. */
export const placeLevels = ['village', 'area', 'group'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

export const newPlan = z.object({
  clientId: z.uuid(),
  organizationId: z.uuid(),
  title: z.string().trim().min(2).max(100),
  words: z.string().trim().min(2).max(2000),
  startsOn: day,
  dueOn: day,
  parts: z.array(z.object({ channel: z.string().min(1).max(40), level: z.enum(placeLevels), dueOn: day })).min(1).max(30),
});
export type NewPlan = z.infer<typeof newPlan>;

const done = { id: z.uuid(), doneOn: day, words: z.string().trim().min(2).max(1000), fileHash: z.string().regex(/^[0-9a-f]{64}$/), fileName: z.string().min(1).max(200) };
/** What the desk records: the whole place of the item. */
export const deskEntry = z.object(done);
/** What a head records: his part of the place, or of it the households of a list. */
export const headEntry = z.object({ ...done, itemId: z.uuid(), patchId: z.uuid(), householdIds: z.array(z.uuid()).min(1).max(1000).nullable() });
export type DeskEntry = z.infer<typeof deskEntry>;
export type HeadEntry = z.infer<typeof headEntry>;

export interface Plan {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly words: string;
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly recordedBy: string;
}
export interface Item {
  readonly id: string;
  readonly publicityId: string;
  readonly channel: string;
  readonly online: boolean;
  readonly organizationId: string;
  /** Null: the whole village or community. */
  readonly patchId: string | null;
  readonly dueOn: Day;
  readonly calledOffOn: Day | null;
}
/** An item with what was done of it so far. */
export interface ItemFigures {
  /** Somebody recorded the whole place. */
  readonly whole: boolean;
  readonly entries: number;
  readonly households: number;
  readonly reached: number;
}
