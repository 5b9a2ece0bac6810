import { z } from 'zod';
import { day, type Day } from '../../../kernel/period.ts';

export const entryKinds = ['visit', 'thing', 'difficulty'] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Tie {
  readonly id: string;
  readonly personId: string;
  readonly householdId: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
}
/** As the telephone sends it, once or again. */
export const newEntry = z.object({ id: z.uuid(), tieId: z.uuid(), kind: z.enum(entryKinds), onDay: day, words: z.string().trim().min(2).max(1000) });
export type NewEntry = z.infer<typeof newEntry>;
