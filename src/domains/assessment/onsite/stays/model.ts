import type { Day } from '../../../../kernel/period.ts';

export const noteSubjects = ['team', 'person'] as const;
export type NoteSubject = (typeof noteSubjects)[number];

/** 好的表现、情况记录、需关注. */
export const noteSigns = ['good', 'neutral', 'concern'] as const;
export type NoteSign = (typeof noteSigns)[number];

/** 待开展、进行中、到期未结、已结束. */
export const stayStates = ['planned', 'under_way', 'overdue', 'ended'] as const;
export type StayState = (typeof stayStates)[number];

export interface Stay {
  readonly id: string;
  readonly unitId: string;
  readonly purpose: string;
  readonly beginsOn: Day;
  readonly endsOn: Day;
  readonly members: readonly string[];
  readonly scheduledBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly conclusion: string | null;
  readonly replyUntil: Day | null;
}

export interface StayNote {
  readonly id: string;
  readonly stayId: string;
  readonly notedOn: Day;
  readonly about: NoteSubject;
  readonly personId: string | null;
  readonly sign: NoteSign;
  readonly observation: string;
  readonly by: string;
  readonly at: Date;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
}
