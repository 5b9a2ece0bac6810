import type { Day } from '../../../kernel/period.ts';

/** month_task 逐月任务 · team_item 专班任务 · dispatch 交办事项 · link 全链条环节 · manual_step 手册环节 · race 赛马核定日 */
export const dueKinds = ['month_task', 'team_item', 'dispatch', 'link', 'manual_step', 'race'] as const;
export type DueKind = (typeof dueKinds)[number];
/** open 未到期 · waiting 已报待确认 · late 逾期 · done 已办结 */
export const dueStates = ['open', 'waiting', 'late', 'done'] as const;
export type DueState = (typeof dueStates)[number];

export interface DueThing {
  readonly key: string;
  readonly kind: DueKind;
  readonly dueOn: Day;
  readonly title: string;
  /** The project, chain, team, matter it belongs to. */
  readonly about: string;
  readonly personId: string | null;
  readonly organizationId: string | null;
  readonly state: DueState;
  /** Working days past its day; of a done one, how late it was. */
  readonly lateBy: number;
  readonly to: string;
}
