import { z } from 'zod';
import { requireEvidence } from '../../../domains/evidence/index.ts';
import { driver } from '../driver.ts';
import { by, confirmed, report } from '../evidence-steps.ts';
import { outcome } from '../world.ts';

const kinds: Readonly<Record<string, 'promotion' | 'award' | 'penalty'>> = { 提拔: 'promotion', 奖励: 'award', 惩戒: 'penalty' };
const refusals = { confirmed: 'evidence.proposal_evidence_about_others', none: 'evidence.proposal_without_evidence', reported: 'evidence.proposal_evidence_unconfirmed' } as const;

/** M013: the door every proposal passes before it is submitted. It opens only for linked, confirmed performance of that person. */
export const proposalNeedsEvidence = driver(
  z.object({ proposals: z.array(z.object({ kind: z.string(), evidence: z.enum(['confirmed', 'none', 'reported']) })), confirmedEntries: z.int() }),
  async ({ proposals, confirmedEntries }, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const answers: Record<string, string> = {};
    let listed = 0;
    for (const { kind, evidence } of proposals) {
      const [person] = await world.people([`${kind}人选`], unit!);
      const put = evidence === 'confirmed' ? confirmed : report;
      const evidenceIds: string[] = [];
      for (let n = 0; evidence !== 'none' && n < confirmedEntries; n++) {
        evidenceIds.push(await put(world, { occurredOn: '2023-06-01', persons: by(person!, 'do'), content: { kind: 'deed', description: `（示例${n + 1}）` } }));
      }
      answers[kind] = await outcome(refusals[evidence], async () => {
        const carrying = await world.unit((u) => requireEvidence(u, { kind: kinds[kind]!, personId: person!, evidenceIds }));
        listed += carrying.length;
      });
    }
    return { ...answers, entriesListedWithAccepted: listed };
  },
);
