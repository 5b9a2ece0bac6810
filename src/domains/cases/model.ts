import type { PersonId } from '../../kernel/ids.ts';
import type { Day } from '../../kernel/period.ts';

/** 当事人、申请人、帮带责任人、党组织主要负责人. Whoever reports is no party: his name is sealed. */
export const partyRoles = ['subject', 'applicant', 'helper', 'head'] as const;
export type PartyRole = (typeof partyRoles)[number];

export interface Party {
  readonly role: PartyRole;
  readonly personId: PersonId;
}

/** A file named in a form. */
export interface AttachedFile {
  readonly hash: string;
  readonly name: string;
}

export type FactValue = string | number | boolean | null | readonly string[] | readonly AttachedFile[];
export type FactValues = Readonly<Record<string, FactValue>>;

/** A case as it stands. */
export interface CaseAtHand {
  readonly id: string;
  readonly type: string;
  /** 2026-容错-0007 */
  readonly number: string;
  readonly title: string;
  readonly opening: string;
  readonly state: string;
  /** The unit it belongs to. */
  readonly organizationId: string;
  readonly openedOn: Day;
  readonly openedBy: string;
  readonly openerAccountId: string | null;
  /** The version of policy it is decided by, also when another comes into force meanwhile. */
  readonly policyVersion: string;
  readonly enteredOn: Day;
  /** Null: no term in this state, or the clock stands. */
  readonly dueOn: Day | null;
  readonly extended: boolean;
  readonly suspendedOn: Day | null;
  /** Working days the clock stood in this state, the present stand left out. */
  readonly stood: number;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly mergedInto: string | null;
  readonly closedOn: Day | null;
  /** Goes up with every change; whoever acts names the one he saw. */
  readonly revision: number;
  readonly parties: readonly Party[];
}

/** What the engine itself can do with every case. */
export const clockActions = ['assign', 'recuse', 'suspend', 'resume', 'extend', 'merge', 'reopen', 'consult', 'answer'] as const;
export type ClockAction = (typeof clockActions)[number];

/** One line of the trail; never changed, never removed. */
export interface StepTaken {
  readonly sequence: number;
  /** An action of the type, its opening, or one of the engine's own. */
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
  readonly by: string;
  readonly accountId: string | null;
  readonly reason: string | null;
  readonly stated: FactValues;
  /** What the rule said when it was taken: rows lit, versions. */
  readonly kept: FactValues;
  /** Term of the state left, and working days it was late. */
  readonly dueOn: Day | null;
  readonly late: number;
}

export interface Consultation {
  readonly id: string;
  readonly body: string;
  readonly question: string;
  readonly askedOn: Day;
  readonly askedBy: string;
  readonly dueOn: Day | null;
  readonly opinion: 'agree' | 'disagree' | 'no_opinion' | null;
  readonly answer: string | null;
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
}

export const deliveries = ['in_program', 'in_person', 'post', 'published'] as const;
export type Delivery = (typeof deliveries)[number];

export interface Notice {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly role: PartyRole;
  readonly action: string;
  readonly documentId: string | null;
  readonly servedAt: Date;
  readonly servedBy: string;
  readonly delivery: Delivery | null;
  readonly deliveredAt: Date | null;
  readonly proof: AttachedFile | null;
}
