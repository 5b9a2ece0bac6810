import { z } from 'zod';
import { day, type Day } from '../../../kernel/period.ts';
import { levels, type Level } from '../model.ts';

/** 分级: who holds the class, 区（县）级、镇（街）级、村（社区）级. */
export const grades = ['county', 'town', 'village'] as const;
export type Grade = (typeof grades)[number];

/** 分类: which heads it is for. */
export const newClass = z.object({ organizationId: z.uuid(), grade: z.enum(grades), levels: z.array(z.enum(levels)).min(1).max(3), title: z.string().trim().min(2).max(200), heldOn: day, hours: z.int().min(1).max(200) });
export type NewClass = z.infer<typeof newClass>;
export interface TrainingClass extends Omit<NewClass, 'levels'> {
  readonly id: string;
  readonly levels: readonly Level[];
  readonly cancelledOn: Day | null;
}
