import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { manageMatters } from '../access.ts';
import type { NewMatter } from '../contract/matters.ts';
import { insertMatters, mattersById, supersedeMatter } from '../store/matter.ts';

/** Matters in bulk inside the caller's unit (work lists, imports, simulation); asks no permission. Out: ids in order. */
export async function saveMatters(unit: Unit, matters: readonly (NewMatter & { readonly id?: string })[]): Promise<string[]> {
  if (matters.length === 0) return [];
  const rows = matters.map((m) => ({ ...m, id: m.id ?? (newId<'matter'>() as string) }));
  await insertMatters(unit, rows);
  return rows.map((r) => r.id);
}

/** A matter without a unit belongs to the region. */
async function mustManage(unit: Unit, organizationId: string | null): Promise<void> {
  must(unit.actor, manageMatters, organizationId === null ? { regionId: unit.actor.regionId } : await organizationSubject(unit, organizationId));
}

export const openMatter = (house: House, actor: Actor, input: NewMatter): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    await mustManage(unit, input.organizationId);
    const [id] = await saveMatters(unit, [input]);
    unit.audit({ action: 'evidence.matter_opened', subjectKind: 'matter', subjectId: id! });
    return { id: id! };
  });

export const amendMatter = (house: House, actor: Actor, id: string, input: NewMatter): Promise<null> =>
  house.unit(actor, async (unit) => {
    const old = (await mattersById(unit, [id])).get(id);
    if (!old) throw new Refusal('not_found', 'evidence.no_such_matter');
    await mustManage(unit, old.organizationId);
    await mustManage(unit, input.organizationId);
    await supersedeMatter(unit, { ...input, id });
    unit.audit({ action: 'evidence.matter_amended', subjectKind: 'matter', subjectId: id });
    return null;
  });
