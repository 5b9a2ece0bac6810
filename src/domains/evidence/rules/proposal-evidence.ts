import type { Reason } from '../../../kernel/refusal.ts';
import type { EntryState } from '../model.ts';

/** 提拔、奖励、惩戒 */
export const proposalKinds = ['promotion', 'award', 'penalty'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export interface LinkedEntry {
  readonly id: string;
  readonly state: EntryState;
  readonly persons: readonly { readonly personId: string }[];
}

/**
 * evidence.proposal_evidence (M013, 以实绩论英雄、凭实绩用干部、用实绩兑奖惩): a proposal to promote, award or penalise somebody
 * rests on at least one confirmed entry about that person. Out: the entries that carry it, and the reasons against it.
 */
export function proposalEvidence(kind: ProposalKind, personId: string, linked: readonly LinkedEntry[]): { readonly carrying: readonly string[]; readonly reasons: readonly Reason[] } {
  const about = linked.filter((e) => e.persons.some((p) => p.personId === personId));
  const carrying = about.filter((e) => e.state === 'confirmed').map((e) => e.id);
  if (carrying.length > 0) return { carrying, reasons: [] };
  const code = linked.length === 0 ? 'evidence.proposal_without_evidence' : about.length === 0 ? 'evidence.proposal_evidence_about_others' : 'evidence.proposal_evidence_unconfirmed';
  return { carrying, reasons: [{ code, params: { proposal: kind, linked: linked.length }, source: 'M013 以实绩论英雄、凭实绩用干部、用实绩兑奖惩' }] };
}
