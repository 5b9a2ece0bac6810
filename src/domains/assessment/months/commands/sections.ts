import { must, type Permission } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { organizationSubject, organizationsNow, peopleAt } from '../../../registry/index.ts';

/** The unit by id as somebody who may; refuses `registry.no_such_organization`. Out: its path. */
export async function mayFor(unit: Unit, permission: Permission, unitId: string): Promise<string> {
  const subject = await organizationSubject(unit, unitId);
  must(unit.actor, permission, subject);
  return subject.organizationPaths![0]!;
}

/** Sections are the unit itself and what stands under it today. Refuses any other. */
export async function mustBeSections(unit: Unit, unitPath: string, ids: readonly string[]): Promise<void> {
  const under = new Set((await organizationsNow(unit, {}, [unitPath])).map((o) => o.id as string));
  const other = ids.find((id) => !under.has(id));
  if (other !== undefined) throw new Refusal('invalid', 'assessment.section_elsewhere', { section: other });
}

/** P08: what goes up on a wall names sections. Refuses a text with the name of somebody in office in the unit. */
export async function mustNameNobody(unit: Unit, unitPath: string, texts: readonly string[]): Promise<void> {
  const all = texts.join('\n');
  // A name of one character would be found in half of all words.
  const named = (await peopleAt(unit, [unitPath])).find((p) => p.name.length > 1 && all.includes(p.name));
  if (named) throw new Refusal('rule', 'assessment.list_names_person', { name: named.name });
}
