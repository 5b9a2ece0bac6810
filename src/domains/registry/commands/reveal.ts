import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { revealSensitive } from '../access.ts';
import type { reveal as revealEndpoint } from '../contract/people.ts';
import type { SensitiveField } from '../model.ts';
import { personSubject } from '../queries/people.ts';
import { asOf } from '../store/as-of.ts';
import { openFamily } from '../store/facts.ts';
import { findPersonVersion, toPersonFields } from '../store/person.ts';
import { familyOf } from '../store/person-facts.ts';

/**
 * Opens sensitive fields of one person for a stated purpose. The look is audited with who, whose, which fields and why,
 * in the same transaction: no audit, no answer (个人信息保护法 第二十八条).
 */
export async function reveal(house: House, actor: Actor, personId: string, fields: readonly SensitiveField[], purpose: string): Promise<z.input<typeof revealEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    must(actor, revealSensitive, await personSubject(unit, personId));
    const version = await findPersonVersion(unit, personId);
    if (version === null) throw new Refusal('not_found', 'registry.no_such_person');
    unit.audit({ action: 'registry.sensitive_read', subjectKind: 'person', subjectId: personId, detail: { fields, purpose } });
    const open = toPersonFields(unit, version);
    const family = fields.includes('family') ? await familyOf(unit, personId, asOf(unit)) : [];
    return {
      ...(fields.includes('idNumber') ? { idNumber: open.idNumber } : {}),
      ...(fields.includes('phone') ? { phone: open.phone } : {}),
      ...(fields.includes('health') ? { health: open.health } : {}),
      ...(fields.includes('family') ? { family: family.map((f) => ({ id: f.family_member_id, versionId: f.id, relation: f.relation, sortOrder: f.sort_order, ...openFamily(unit, f.sealed) })) } : {}),
    };
  });
}
