import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { EvidenceFact } from '../model.ts';
import { factsFrom } from '../queries/evidence-of.ts';
import { proposalEvidence, type ProposalKind } from '../rules/proposal-evidence.ts';
import { findEntries, withIds } from '../store/entry.ts';

/**
 * M013: the door a proposal passes before it is submitted. In: what is proposed, for whom, and the linked entries.
 * Out: the confirmed entries that carry it, to be put out with the proposal. Refuses (`rule`) when none does.
 */
export async function requireEvidence(unit: Unit, proposal: { readonly kind: ProposalKind; readonly personId: string; readonly evidenceIds: readonly string[] }): Promise<EvidenceFact[]> {
  const linked = proposal.evidenceIds.length === 0 ? [] : await findEntries(unit, withIds(proposal.evidenceIds));
  const { carrying, reasons } = proposalEvidence(proposal.kind, proposal.personId, linked);
  if (reasons.length > 0) throw new Refusal('rule', reasons[0]!.code, reasons[0]!.params, reasons);
  return factsFrom(unit, linked.filter((e) => carrying.includes(e.id)));
}
