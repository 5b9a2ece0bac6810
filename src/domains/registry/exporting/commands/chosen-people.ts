import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { PeopleFilter } from '../../contract/search.ts';
import { personSubject } from '../../queries/people.ts';
import { allMatching } from '../../queries/search.ts';
import { loadOnFile } from '../../importing/store/on-file.ts';
import type { OnFile } from '../../importing/rules/on-file.ts';
import { mustExist } from '../../store/person.ts';
import { exportPeople } from '../access.ts';

export interface Whom {
  readonly people?: readonly string[] | undefined;
  readonly filter?: PeopleFilter | undefined;
}

/** The people of an export in the order asked for, each within what the actor may take out. Refuses `registry.export_nobody`. */
export async function chosenPeople(unit: Unit, actor: Actor, whom: Whom): Promise<OnFile[]> {
  if ((whom.people === undefined) === (whom.filter === undefined)) throw new Refusal('invalid', 'registry.export_whom');
  const ids = whom.people ?? (await allMatching(unit, actor, whom.filter!)).map((c) => c.personId);
  if (ids.length === 0) throw new Refusal('rule', 'registry.export_nobody');
  await mustExist(unit, ids);
  // An officer of the whole region may take out anyone; one with a narrower grant is asked person by person.
  const whole = actor.kind === 'system' || actor.grants.some((g) => exportPeople.reach[g.role] === 'region' && g.organizationPath === null);
  if (!whole) for (const id of ids) must(actor, exportPeople, await personSubject(unit, id));
  const people = await loadOnFile(unit, [...new Set(ids)]);
  return ids.flatMap((id) => people.get(id) ?? []);
}

/** `示例县 王某 2026-11-20 10:00`: who took it out and when (China time). */
export const watermarkOf = (regionName: string, actor: Actor, at: Date): string => `${regionName}  ${actor.name}  ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}`;

/** Each person's own line while they are few, so that the person's history shows it; beyond that lists of ids, a thousand to a line. */
const LINES_EACH = 50;
const IDS_IN_LINE = 1000;

/** Audits the look at sensitive fields of everyone in an export, in the same transaction. */
export function auditSensitive(unit: Unit, people: readonly OnFile[], fields: readonly string[], purpose: string, way: string): void {
  const detail = { fields, purpose, export: way };
  if (people.length <= LINES_EACH) for (const p of people) unit.audit({ action: 'registry.sensitive_read', subjectKind: 'person', subjectId: p.record.id, detail });
  else
    for (let i = 0; i < people.length; i += IDS_IN_LINE)
      unit.audit({ action: 'registry.sensitive_read', subjectKind: 'people', subjectId: null, detail: { ...detail, personIds: people.slice(i, i + IDS_IN_LINE).map((p) => p.record.id) } });
}
