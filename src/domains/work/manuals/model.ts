import { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';

export const fieldKinds = ['text', 'long_text', 'number', 'day', 'yes_no', 'choice', 'files'] as const;
const words = z.string().trim().min(1).max(60);
/** A line of a step's form. Its key is its place: f1, f2 …, which never moves because a published version never changes. */
export const manualField = z.object({ kind: z.enum(fieldKinds), title: words, required: z.boolean(), choices: z.array(words).max(20).default([]) });
export type ManualField = z.infer<typeof manualField>;
export const fieldKey = (index: number): string => `f${index + 1}`;

/** Who does a step, by name; of a named unit, or of the unit whose matter it is. */
const manualRole = z.object({ name: words, organizationId: z.uuid().nullable() });
const manualStep = z.object({
  title: z.string().trim().min(2).max(60),
  role: words,
  /** 办理时限, working days from the day the steps before it were done. */
  days: z.int().min(1).max(250),
  /** How it is done, with what. */
  guide: z.string().trim().max(2000),
  /** Numbers of the steps before it; only smaller ones, so that nothing waits for itself. */
  after: z.array(z.int().min(1).max(60)).max(20),
  fields: z.array(manualField).max(20),
});
export type ManualStep = z.infer<typeof manualStep>;
export const manualContent = z.object({
  /** 编制依据. */
  basis: z.string().trim().max(1000),
  /** What this version changes. */
  change: z.string().trim().max(1000),
  roles: z.array(manualRole).min(1).max(20),
  steps: z.array(manualStep).min(1).max(60),
});
export type ManualContent = z.infer<typeof manualContent>;

export interface Manual {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: string;
  readonly title: string;
  readonly retiredOn: Day | null;
  readonly retiredBecause: string | null;
}
export interface Draft {
  readonly manualId: string;
  readonly revision: number;
  readonly content: ManualContent;
  readonly writerAccounts: readonly string[];
  readonly writerPersons: readonly string[];
  readonly writtenBy: string;
  readonly writtenOn: Day;
}
export interface Version {
  readonly manualId: string;
  readonly number: number;
  readonly content: ManualContent;
  readonly writtenBy: string;
  readonly publishedOn: Day;
  readonly publishedBy: string;
}

/** finished 已办结 by the word of the unit; stopped 已终止. */
export const outcomes = ['finished', 'stopped'] as const;
export interface Matter {
  readonly id: string;
  readonly manualId: string;
  readonly version: number;
  readonly organizationId: string;
  readonly matterId: string;
  readonly title: string;
  readonly startedOn: Day;
  readonly startedBy: string;
  readonly outcome: (typeof outcomes)[number] | null;
  readonly endedOn: Day | null;
  readonly endedNote: string | null;
  readonly endedBy: string | null;
}
export const attachedFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });
export type AttachedFile = z.infer<typeof attachedFile>;
/** A form as filled in, by the keys of its lines. */
export const filledForm = z.record(z.string().max(4), z.union([z.string().max(8000), z.number(), z.boolean(), z.array(attachedFile).max(20)]));
export type FilledForm = z.infer<typeof filledForm>;
/** paused 暂停计时, resumed 恢复计时: of the whole matter. */
export const moveKinds = ['done', 'returned', 'paused', 'resumed'] as const;
export type MoveKind = (typeof moveKinds)[number];
export interface Move {
  readonly sequence: number;
  readonly kind: MoveKind;
  readonly step: number | null;
  readonly backTo: number | null;
  readonly form: FilledForm | null;
  readonly reason: string | null;
  /** Last day the clock may stand, of paused. */
  readonly until: Day | null;
  readonly on: Day;
  readonly by: string;
  readonly accountId: string | null;
  readonly personId: string | null;
}
/** waiting 待前序 · running 办理中 · done 已完成 */
export const stepStages = ['waiting', 'running', 'done'] as const;
export type StepStage = (typeof stepStages)[number];
/** running 办理中 · ready 待确认办结 · finished · stopped */
export const matterStages = ['running', 'ready', 'finished', 'stopped'] as const;
export type MatterStage = (typeof matterStages)[number];
