import { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';

/** 月调度, 季总结, 半年通报 (T09). */
export const kinds = ['month', 'quarter', 'half'] as const;
export type Kind = (typeof kinds)[number];
/** draft 拟稿 → submitted 送签 → signed 已签发 → published 已印发; sent back it is a draft again. */
export const reportStates = ['draft', 'submitted', 'signed', 'published'] as const;
export type ReportState = (typeof reportStates)[number];

/** A part of a year, half open: `to` is the first day that no longer counts. */
export interface Part {
  readonly year: number;
  readonly part: number;
  readonly from: Day;
  readonly to: Day;
}

const count = z.int().nonnegative();
const percent = z.string().nullable();
const named = z.object({ id: z.string(), name: z.string() });
const level = z.object({ patches: count, held: count });
const demandCounts = { received: count, closed: count, closedInTime: count, open: count, overdueOpen: count, inTime: percent };

/** What is on file of a period. Counts of things that stand (posts, households, open matters) are those at its end. */
export const figures = z.object({
  grid: z.object({
    area: level,
    group: level,
    neighbour: level,
    households: count,
    visits: count,
    complete: count,
    /** Households with at least one complete visit in the period. */
    covered: count,
    coverage: percent,
    replaced: count,
    byOrganization: z.array(named.extend({ households: count, visits: count, complete: count, covered: count, coverage: percent })),
  }),
  demands: z.object({
    ...demandCounts,
    saidYes: count,
    saidNo: count,
    resolved: percent,
    /** The period before, of the same length. */
    before: z.object({ received: count, inTime: percent }),
    byClass: z.array(z.object({ key: z.enum(['private', 'small', 'big']).nullable(), received: count, closed: count })),
    themes: z.array(z.object({ theme: z.string(), received: count })),
    byUnit: z.array(named.extend(demandCounts)),
  }),
  dispatch: z.object({ received: count, settled: count, inTime: count, open: count, overdue: count, byUnit: z.array(named.extend({ received: count, settled: count, inTime: count, open: count, overdue: count })) }),
  races: z.array(z.object({ title: z.string(), state: z.enum(['running', 'closed']), lanes: count, months: count, running: count, snail: count })),
});
export type Figures = z.infer<typeof figures>;

export interface Report extends Part {
  readonly id: string;
  readonly kind: Kind;
  readonly state: ReportState;
  readonly figures: Figures;
  readonly figuredAt: Date;
  readonly opening: string | null;
  readonly demandsMade: string;
  readonly draftedBy: string;
  readonly drafterAccountId: string | null;
  readonly submittedOn: Day | null;
  readonly returnedBecause: string | null;
  readonly signedOn: Day | null;
  readonly signedBy: string | null;
  readonly publishedOn: Day | null;
  readonly publishedBy: string | null;
}
