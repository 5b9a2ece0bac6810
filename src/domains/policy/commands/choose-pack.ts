import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { choosePolicy } from '../access.ts';
import { packOf } from '../policies.ts';
import { insertChoice } from '../store/versions.ts';

interface Choice {
  readonly packId: string;
  readonly from: Day;
  readonly reason?: string | undefined;
}

/** Puts a pack in force in the region from a day. Refuses `policy.pack_not_found`. */
export const choosePack = (house: House, actor: Actor, input: Choice): Promise<void> =>
  house.unit(actor, async (unit) => {
    must(actor, choosePolicy, { regionId: actor.regionId });
    await putPackInForce(unit, input);
  });

/** The same inside a unit of work (setting up a region). */
export async function putPackInForce(unit: Unit, input: Choice): Promise<void> {
  const pack = await packOf(input.packId);
  await insertChoice(unit, { packId: pack.id, from: input.from, reason: input.reason ?? null });
  unit.audit({ action: 'policy.pack_chosen', subjectKind: 'pack', subjectId: pack.id, detail: { version: pack.version, from: input.from } });
}
