import type { Day } from '../../kernel/period.ts';

/** resident 群众, head 三长代报, firm 园区企业 (M224), netizen 网友 (M225), solicited 征集 (M226), hotline 热线, open311 programs of others. */
export const sources = ['resident', 'head', 'firm', 'netizen', 'solicited', 'hotline', 'open311'] as const;
export type DemandSource = (typeof sources)[number];
/** What somebody with an account may enter; the last comes with a key of its own only. */
export const enteredSources = ['resident', 'head', 'firm', 'netizen', 'solicited', 'hotline'] as const satisfies readonly DemandSource[];
/** Said in public: what was done about it may be published. */
export const saidInPublic = (source: DemandSource): boolean => source === 'netizen' || source === 'solicited' || source === 'open311';
/** 私事, 小事, 大事 (T06). */
export const classes = ['private', 'small', 'big'] as const;
export type DemandClass = (typeof classes)[number];
/** Whose turn it is: neighbour head, area head with the village meeting, departments, Party committee. */
export const levels = ['neighbour', 'area', 'departments', 'committee'] as const;
export type DemandLevel = (typeof levels)[number];
/** 收集 collected → 分类 classified → 处置 handled → 反馈 answered (M236); merged into another that says the same. */
export const states = ['collected', 'classified', 'handled', 'answered', 'merged'] as const;
export type DemandState = (typeof states)[number];
export const openStates = ['collected', 'classified', 'handled'] as const satisfies readonly DemandState[];
/** One household, a few, the whole village or block: what the asker himself says. */
export const scopes = ['one', 'few', 'area'] as const;
export type Scope = (typeof scopes)[number];
export const steps = ['filed', 'classified', 'lifted', 'returned', 'transferred', 'consulted', 'met', 'decided', 'handled', 'answered', 'reopened', 'merged', 'said', 'adopted', 'released', 'rooted', 'unrooted', 'sent', 'settled'] as const;
export type StepKind = (typeof steps)[number];
export const resultKinds = ['technology', 'order', 'financing'] as const;
export const firmKinds = ['firm', 'park'] as const;

export interface Demand {
  readonly id: string;
  readonly number: string;
  readonly clientId: string;
  readonly source: DemandSource;
  readonly words: string;
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly patchId: string | null;
  readonly organizationId: string;
  readonly firmId: string | null;
  readonly theme: string;
  readonly scope: Scope;
  readonly aboutHead: boolean;
  readonly held: boolean;
  readonly class: DemandClass | null;
  readonly level: DemandLevel | null;
  readonly handlingPatch: string | null;
  readonly leadId: string | null;
  readonly state: DemandState;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly handledAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
  readonly resolved: boolean | null;
  readonly moves: number;
  readonly reopened: number;
  readonly adopted: boolean | null;
  readonly adoptedReason: string | null;
  readonly handlerAccount: string | null;
  readonly handlerName: string | null;
  readonly handlerPerson: string | null;
  readonly evidenceId: string | null;
  readonly contact: Uint8Array | null;
  readonly rootId: string | null;
  /** When the clock lifts it one level by itself. */
  readonly liftAt: Date | null;
  /** Its place lies outside the outline of the area it was brought to. */
  readonly outside: boolean;
}

export interface Step {
  readonly number: number;
  readonly step: StepKind;
  readonly at: Date;
  readonly byName: string;
  readonly accountId: string | null;
  readonly level: DemandLevel | null;
  readonly text: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Callback {
  readonly demandId: string;
  readonly number: string;
  readonly said: string;
  readonly answer: string | null;
  readonly round: number;
  readonly dueOn: Day;
  readonly satisfied: boolean | null;
  readonly words: string | null;
  readonly doneBy: string | null;
}
