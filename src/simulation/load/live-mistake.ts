import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { appendEvidence } from '../../domains/evidence/index.ts';
import { organizationsNow, peopleAt } from '../../domains/registry/index.ts';
import { houseOn } from './moments.ts';

/**
 * A mistake of the first town's head in the first icy days of the year, on record before the year is assessed: whatever chance gave him,
 * there is something he may ask tolerance for.
 */
export async function recordMistake(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const thaw = `${today.slice(0, 4)}-01-26`;
  const on = thaw < today ? thaw : today;
  const reported = addDays(on, 5) < today ? addDays(on, 5) : today;
  const town = await house.unit(actor, async (unit) => (await organizationsNow(unit)).find((o) => o.type === 'town')!);
  const head = await house.unit(actor, async (unit) => (await peopleAt(unit, [town.path])).find((p) => p.principal)!);
  const content = { kind: 'problem' as const, foundBy: '县委督查室', description: '首次组织冰冻天气应对，除冰力量调度顺序不当，一条主干道延误两小时。', rectifyBy: addDays(on, 30) };
  await houseOn(house, reported, today).unit(actor, (unit) =>
    appendEvidence(unit, [{ title: '除冰调度顺序不当延误通行', occurredOn: on, arena: 'emergency', organizationId: town.id, persons: [{ personId: head.id, role: 'subject' }], source: { kind: 'department', name: '县委督查室' }, content, state: 'confirmed' }]),
  );
}
