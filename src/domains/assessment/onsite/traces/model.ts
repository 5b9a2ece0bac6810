import type { Day } from '../../../../kernel/period.ts';

/** 项目、许可、合同、培训班、挂职. */
export const originKinds = ['project', 'permit', 'contract', 'class', 'secondment'] as const;
export type OriginKind = (typeof originKinds)[number];

export const claimKinds = ['evidence', 'indicator'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export interface Trace {
  readonly id: string;
  readonly claim: ClaimKind;
  readonly title: string;
  readonly entryId: string | null;
  readonly runId: string | null;
  readonly personId: string | null;
  readonly indicator: string | null;
  readonly expected: readonly OriginKind[];
  readonly startedAt: Date;
  readonly startedBy: string;
}

export interface Origin {
  readonly id: string;
  readonly traceId: string;
  readonly kind: OriginKind;
  readonly title: string;
  /** Number of the permit, contract or class. */
  readonly reference: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly attachments: readonly { readonly hash: string; readonly name: string }[];
  readonly by: string;
  readonly withdrawalReason: string | null;
}

/** What breaks the chain. */
export const missingLinks = ['no_result', 'not_confirmed', 'no_matter', 'no_origin', 'origin_kind', 'no_document', 'no_contributor', 'share_open', 'share_short'] as const;
export type MissingLink = (typeof missingLinks)[number];

/** 成果主张 → 实绩 → 事项 → 原始记录 → 贡献人. */
export const chainColumns = ['claim', 'result', 'matter', 'origin', 'contributor'] as const;
export type ChainColumn = (typeof chainColumns)[number];
