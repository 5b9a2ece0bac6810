import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { covers } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeOrganizations } from '../access.ts';
import type { createOrganization as createEndpoint, editOrganization as editEndpoint } from '../contract/organizations.ts';
import type { OrganizationNow } from '../model.ts';
import { organizationSubject } from '../queries/people.ts';
import { fieldChanges } from '../rules/field-changes.ts';
import { asOf } from '../store/as-of.ts';
import { refreshCards } from '../store/card.ts';
import { findOrganization, lastPlaces, organizationIdsUnder, organizationVersions, organizationsNow } from '../store/organization.ts';
import { personIdsInOffice } from '../store/record.ts';
import { holdForWriting, rewriteFact } from '../store/versions.ts';
import { saveOrganizations } from './save-organizations.ts';

type Create = z.output<typeof createEndpoint.body & object>;
type Edit = z.output<typeof editEndpoint.body & object>;

/** Opens an organization under another from a day. Refuses an unknown parent and a name that stands there already. */
export async function createOrganization(house: House, actor: Actor, input: Create): Promise<{ organizationId: string; versionId: string }> {
  return house.unit(actor, async (unit) => {
    must(actor, writeOrganizations, await organizationSubject(unit, input.parentId));
    await mustBeFree(unit, input.name, input.parentId, input.validFrom, null);
    const { parentId, validFrom, document, name, type, shortName, level, field, sortOrder, tags, establishment, teamProfile } = input;
    const [id] = await saveOrganizations(unit, [
      { name, type, parentId, validFrom, shortName: shortName ?? name, level: level ?? null, field: field ?? null, sortOrder: sortOrder ?? ((await lastPlaces(unit, { validAt: validFrom })).get(parentId) ?? 0) + 1, tags: tags ?? [], establishment: establishment ?? null, teamProfile: (teamProfile ?? {}) as OrganizationNow['teamProfile'] },
    ]);
    unit.audit({ action: 'registry.organization_created', subjectKind: 'organization', subjectId: id!, detail: { document } });
    return { organizationId: id!, versionId: (await lastVersion(unit, id!)).versionId };
  });
}

/**
 * Renames, moves or describes an organization from a day on. Everything below moves with it; paths of the days before stay.
 * Out: the version that holds from that day, and how many organizations moved. Refuses `registry.changed_meanwhile`,
 * `registry.organization_under_itself`, `registry.before_it_began`, `registry.nothing_changed`, `registry.organization_name_taken`.
 */
export async function editOrganization(house: House, actor: Actor, id: string, input: Edit): Promise<{ versionId: string; moved: number }> {
  return house.unit(actor, async (unit) => {
    must(actor, writeOrganizations, await organizationSubject(unit, id));
    const current = await holdOrganization(unit, id, input.versionId);
    if (input.validFrom < current.validFrom) throw new Refusal('invalid', 'registry.before_it_began', { from: current.validFrom });
    const { parentId, ...fields } = input.changes;
    const changed = fieldChanges({ ...current }, { ...current, ...fields } as typeof current, Object.keys(fields) as (keyof typeof current & string)[]);
    const moves = parentId !== undefined && parentId !== current.parentId;
    if (changed.length === 0 && !moves) throw new Refusal('invalid', 'registry.nothing_changed');
    if (fields.name !== undefined || moves) await mustBeFree(unit, fields.name ?? current.name, parentId ?? current.parentId, input.validFrom, id);
    await rewriteFact(unit, 'registry.organization_version', id, input.validFrom, null, (v) => ({
      ...v,
      name: fields.name ?? v.name,
      short_name: fields.shortName ?? v.short_name,
      type: fields.type ?? v.type,
      level: (fields.level === undefined ? v.level : fields.level) ?? null,
      field: (fields.field === undefined ? v.field : fields.field) ?? null,
      sort_order: fields.sortOrder ?? v.sort_order,
      tags: fields.tags ?? v.tags,
      establishment: (fields.establishment === undefined ? v.establishment : fields.establishment) ?? null,
      team_profile: fields.teamProfile ?? v.team_profile,
    }));
    const touched = await idsUnder(unit, current, input.validFrom);
    const moved = moves ? await moveOrganization(unit, actor, current, parentId, input.validFrom) : 0;
    await refreshPeople(unit, touched);
    unit.audit({ action: 'registry.organization_changed', subjectKind: 'organization', subjectId: id, detail: { fields: changed.map((c) => c.field), parentId: moves ? parentId : undefined, from: input.validFrom, document: input.document } });
    return { versionId: (await lastVersion(unit, id)).versionId, moved };
  });
}

/** Gives an organization another parent from a day on and rewrites the paths of all below. Out: how many were rewritten. */
export async function moveOrganization(unit: Unit, actor: Actor, o: OrganizationNow, parentId: string, from: Day): Promise<number> {
  const parent = (await findOrganization(unit, parentId, { validAt: from })) ?? (await findOrganization(unit, parentId));
  if (parent === null) throw new Refusal('not_found', 'registry.no_such_organization');
  if (covers(o.path, parent.path)) throw new Refusal('rule', 'registry.organization_under_itself', { name: o.name });
  must(actor, writeOrganizations, { regionId: actor.regionId, organizationPaths: [parent.path] });
  const newPath = `${parent.path}.${o.number}`;
  const below = await organizationsNow(unit, { validAt: from }, [o.path]);
  for (const b of below) {
    await rewriteFact(unit, 'registry.organization_version', b.id, from, null, (v) => (covers(o.path, v.path) ? { ...v, path: `${newPath}${v.path.slice(o.path.length)}`, ...(b.id === o.id ? { parent_id: parentId } : {}) } : v));
  }
  unit.publish({ type: 'registry.organization_moved', payload: { organizationId: o.id, from: o.path, to: newPath, on: from } });
  return below.length;
}

/** Closes an organization from a day. Refuses `registry.organization_not_empty` while people are in office there or units stand below it. */
export async function closeOrganization(house: House, actor: Actor, id: string, input: { versionId: string; closedOn: Day; document: string }): Promise<null> {
  return house.unit(actor, async (unit) => {
    must(actor, writeOrganizations, await organizationSubject(unit, id));
    const current = await holdOrganization(unit, id, input.versionId);
    if (input.closedOn <= current.validFrom) throw new Refusal('invalid', 'registry.before_it_began', { from: current.validFrom });
    const m = asOf(unit, { validAt: input.closedOn });
    const below = (await organizationIdsUnder(unit, [current.path], m)).filter((b) => b !== id);
    const people = await personIdsInOffice(unit, [id], m);
    if (below.length > 0 || people.length > 0) throw new Refusal('rule', 'registry.organization_not_empty', { units: below.length, people: people.length });
    await closeFrom(unit, id, input.closedOn);
    unit.audit({ action: 'registry.organization_closed', subjectKind: 'organization', subjectId: id, detail: { closedOn: input.closedOn, document: input.document } });
    unit.publish({ type: 'registry.organization_closed', payload: { organizationId: id, on: input.closedOn } });
    return null;
  });
}

export const closeFrom = (unit: Unit, organizationId: string, on: Day): Promise<string | null> => rewriteFact(unit, 'registry.organization_version', organizationId, on, null, () => null);

async function holdOrganization(unit: Unit, id: string, versionId: string): Promise<OrganizationNow> {
  // Paths depend on each other, so one change of the tree at a time.
  await holdForWriting(unit, 'organizations');
  const current = await lastVersion(unit, id);
  if (current.versionId !== versionId) throw new Refusal('conflict', 'registry.changed_meanwhile', { by: current.recordedBy, at: current.recordedAt.toISOString(), versionId: current.versionId });
  return current;
}

async function lastVersion(unit: Unit, id: string): Promise<OrganizationNow & { recordedAt: Date; recordedBy: string }> {
  const last = (await organizationVersions(unit, id)).at(-1);
  if (last === undefined) throw new Refusal('not_found', 'registry.no_such_organization');
  return last;
}

/** Siblings of one name cannot be told apart in lists, files and imports. */
export async function mustBeFree(unit: Unit, name: string, parentId: string | null, on: Day, exceptId: string | null): Promise<void> {
  const siblings = await organizationsNow(unit, { validAt: on });
  if (siblings.some((o) => o.parentId === parentId && o.name === name && o.id !== exceptId)) throw new Refusal('conflict', 'registry.organization_name_taken', { name });
}

/** The organization and all below it, on the day and today. */
async function idsUnder(unit: Unit, o: OrganizationNow, on: Day): Promise<string[]> {
  const today = await findOrganization(unit, o.id);
  const then = await organizationIdsUnder(unit, [o.path], asOf(unit, { validAt: on }));
  return [...new Set([o.id, ...then, ...(today === null ? [] : await organizationIdsUnder(unit, [today.path], asOf(unit)))])];
}

/** Cards name the unit and its path, and know when these change: those of everyone there follow. */
async function refreshPeople(unit: Unit, organizationIds: readonly string[]): Promise<void> {
  await refreshCards(unit, await personIdsInOffice(unit, organizationIds, asOf(unit)));
}
