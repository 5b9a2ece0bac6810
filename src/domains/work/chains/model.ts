import type { Day } from '../../../kernel/period.ts';

export const linkKinds = ['approval', 'service'] as const;
export type LinkKind = (typeof linkKinds)[number];
/** open 办理中 → reported 已报办结 → done 已确认; sent back it is open again. */
export type LinkState = 'open' | 'reported' | 'done';
/** waiting 待前序 · running 办理中 · blocked 受阻 · reported 待确认 · done 已办结 */
export const linkStages = ['waiting', 'running', 'blocked', 'reported', 'done'] as const;
export type LinkStage = (typeof linkStages)[number];

export interface Chain {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly about: string;
  /** 万元, two decimals. */
  readonly investment: string;
  readonly openedOn: Day;
  readonly plannedStartOn: Day;
  readonly startedOn: Day | null;
  readonly startProof: string | null;
  readonly startedBy: string | null;
  readonly stoppedOn: Day | null;
  readonly stoppedBecause: string | null;
}
export interface Link {
  readonly id: string;
  readonly chainId: string;
  readonly position: number;
  readonly kind: LinkKind;
  readonly title: string;
  readonly organizationId: string;
  readonly promisedDays: number;
  readonly after: readonly number[];
  readonly beforeStart: boolean;
  readonly state: LinkState;
  readonly doneOn: Day | null;
  readonly doneNote: string | null;
  readonly doneBy: string | null;
  readonly doneAccountId: string | null;
  readonly opinion: string | null;
  readonly confirmedOn: Day | null;
  readonly confirmedBy: string | null;
}
export type NewLink = Pick<Link, 'kind' | 'title' | 'organizationId' | 'promisedDays' | 'after' | 'beforeStart'>;
/** own 自己的事 · waiting 待认可 · agreed 已认可 · silent 逾期未答视为认可 · refused 不认可 */
export const blockStandings = ['own', 'waiting', 'agreed', 'silent', 'refused'] as const;
export type BlockStanding = (typeof blockStandings)[number];
export interface Block {
  readonly id: string;
  readonly linkId: string;
  readonly reason: string;
  /** Who has to clear it; null is the investor. */
  readonly organizationId: string | null;
  readonly raisedOn: Day;
  readonly raisedBy: string;
  /** The last day to say that it does not stand for whom it names; null where nobody has to be asked. */
  readonly answerBy: Day | null;
  readonly agreed: boolean | null;
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
  readonly clearedOn: Day | null;
  readonly clearedBy: string | null;
  readonly outcome: string | null;
}
