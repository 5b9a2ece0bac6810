import type { Day } from '../../../kernel/period.ts';

export const taskKinds = ['issue', 'instruction'] as const;
/** open 未办结 → reported 已报办结 → done 已办结, by the word of somebody else; sent back it is open again. */
export const taskStates = ['open', 'reported', 'done'] as const;
export type TaskState = (typeof taskStates)[number];
export const agendaKinds = ['instruction', 'issue', 'project', 'matter', 'indicator', 'topic'] as const;
export type AgendaKind = (typeof agendaKinds)[number];

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
}
export interface Meeting {
  readonly id: string;
  readonly seriesId: string;
  readonly number: number;
  readonly heldOn: Day;
  readonly chair: string;
  readonly attendees: string | null;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  readonly conclusion: string | null;
}
export interface AgendaEntry {
  readonly id: string;
  readonly meetingId: string;
  readonly position: number;
  readonly kind: AgendaKind;
  readonly aboutId: string | null;
  readonly title: string;
  readonly note: string | null;
}
export interface DispatchTask {
  readonly id: string;
  readonly seriesId: string;
  readonly kind: (typeof taskKinds)[number];
  readonly meetingId: string | null;
  readonly agendaId: string | null;
  readonly title: string;
  readonly organizationId: string;
  readonly source: string;
  readonly sourceKey: string | null;
  readonly givenOn: Day;
  readonly givenBy: string;
  readonly days: number;
  readonly dueOn: Day;
  readonly state: TaskState;
  readonly doneOn: Day | null;
}
export interface DispatchReport {
  readonly id: string;
  readonly taskId: string;
  readonly number: number;
  readonly note: string;
  readonly reportedOn: Day;
  readonly reportedBy: string;
  readonly reporterAccountId: string | null;
  readonly state: 'waiting' | 'confirmed' | 'returned';
  readonly opinion: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
}
