import type { Day } from '../../../../kernel/period.ts';
import type { Score } from '../../../../kernel/score.ts';

/** 重点指标、重要工作、重大项目. */
export const workKinds = ['indicator', 'task', 'project'] as const;
export type WorkKind = (typeof workKinds)[number];

export interface Stage {
  readonly key: string;
  readonly name: string;
  /** Percent of the full course; 100 over all stages. */
  readonly weight: number;
  readonly dueOn: Day;
}

export interface TrackedWork {
  readonly id: string;
  readonly kind: WorkKind;
  readonly title: string;
  readonly unitId: string;
  /** Who answers for the work. */
  readonly personId: string;
  /** 跟踪人. */
  readonly trackerId: string;
  readonly stages: readonly Stage[];
  readonly attachedAt: Date;
  readonly endedOn: Day | null;
  readonly endReason: string | null;
}

export interface StageCheck {
  readonly id: string;
  readonly workId: string;
  readonly stage: string;
  readonly checkedOn: Day;
  readonly mark: Score;
  readonly finished: boolean;
  readonly finding: string;
  readonly attachments: readonly { readonly hash: string; readonly name: string }[];
  readonly by: string;
}
