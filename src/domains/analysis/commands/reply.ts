import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { may } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { replyToFinding } from '../access.ts';
import { findFinding, insertReply } from '../store.ts';

/** A word of the person concerned. What was not confirmed, or concerns somebody else, does not exist for the caller. */
export async function reply(house: House, actor: Actor, findingId: string, text: string): Promise<void> {
  await house.unit(actor, async (unit) => {
    const finding = await findFinding(unit, findingId);
    const own = finding && may(actor, replyToFinding, { regionId: actor.regionId, personIds: [finding.personId as PersonId] });
    if (!own || finding.decision?.decision !== 'confirmed') throw new Refusal('not_found', 'analysis.no_such_finding');
    await insertReply(unit, finding, text);
    unit.audit({ action: 'analysis.finding_replied', subjectKind: 'person', subjectId: finding.personId, detail: { findingId } });
  });
}
