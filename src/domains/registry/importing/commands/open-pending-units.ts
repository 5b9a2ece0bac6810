import type { Unit } from '../../../../platform/house/index.ts';
import { saveOrganizations, type NewOrganization } from '../../commands/save-organizations.ts';
import type { OrganizationType } from '../../model.ts';
import { lastPlaces } from '../../store/organization.ts';
import { PENDING } from '../rules/find-unit.ts';
import type { ReadRow } from '../rules/read-rows.ts';
import type { Import } from '../store/import.ts';

/** Opens the units that an officer said are to be opened, as far as rows that come in need them, in the order of the file. Out: name in the file → id. */
export async function openPendingUnits(unit: Unit, i: Import, wanted: readonly ReadRow[]): Promise<Map<string, string>> {
  const keys = [...new Set(wanted.flatMap((r) => (r.unit.organizationId?.startsWith(PENDING) ? [r.unit.organizationId.slice(PENDING.length)] : [])))];
  if (keys.length === 0) return new Map();
  const last = await lastPlaces(unit);
  const rows = keys.map((key, k): NewOrganization => {
    const { create } = i.units[key]!;
    const name = key.split('/').at(-1)!;
    return { name, shortName: name, type: create!.type as OrganizationType, parentId: create!.parentId, sortOrder: (last.get(create!.parentId) ?? 0) + 1 + k };
  });
  const ids = await saveOrganizations(unit, rows);
  return new Map(keys.map((key, k) => [key, ids[k]!]));
}
