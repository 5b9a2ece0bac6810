import type { Day } from '../../../kernel/period.ts';

/** sole 独当一面 · coordination 牵头协调 */
export const chargeKinds = ['sole', 'coordination'] as const;
export type ChargeKind = (typeof chargeKinds)[number];
export const results = ['achieved', 'partly_achieved', 'not_achieved'] as const;
export type Result = (typeof results)[number];

export interface Charge {
  readonly id: string;
  readonly kind: ChargeKind;
  readonly personId: string;
  readonly organizationId: string;
  readonly matterId: string;
  readonly title: string;
  readonly duty: string;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly givenBy: string;
  readonly endedOn: Day | null;
  readonly result: Result | null;
  readonly resultNote: string | null;
  readonly endedBy: string | null;
}
export interface Dispute {
  readonly id: string;
  readonly chargeId: string;
  readonly about: string;
  readonly raisedOn: Day;
  readonly raisedBy: string;
  readonly settledOn: Day | null;
  readonly settledBy: string | null;
  readonly outcome: string | null;
}
export interface JoinedAward {
  readonly chargeId: string;
  readonly evidenceId: string;
}
