import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { appendEvidence, evidenceOf, frontLineOf } from '../../domains/evidence/index.ts';
import { personSummaries } from '../../domains/registry/index.ts';
import { houseOn } from './moments.ts';

/** Of a county's cadres few stand on such a list: 3 of 18 posted in the pool of T29. */
const NOMINATED = 9;
const WAITING = 2;
const lists = ['“三牛四敢”干部库', '一线担当榜'] as const;

/** Cadres whom their units nominate for what is on their record at the front line, a week apart (M006); the last ones still wait for the department. */
export async function openLiveMerits(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const since = addMonths(today, -12);
  const nominated = await house.unit(actor, async (unit) => {
    const { candidates } = await frontLineOf(unit, 'all', { from: since, to: addDays(today, -100) }, { frontOnly: true });
    const chosen = candidates.slice(0, NOMINATED);
    const people = await personSummaries(unit, chosen.map((c) => c.personId));
    const facts = (await evidenceOf(unit, chosen.map((c) => c.personId), { from: since, to: addDays(today, -100) }, { states: ['confirmed'] })).filter((f) => f.arena !== 'office');
    return chosen.flatMap(({ personId }) => {
      const { organizationId = null, organizationName = null } = people.get(personId) ?? {};
      return organizationId === null ? [] : [{ personId, organizationId, unitName: organizationName ?? '', evidenceIds: facts.filter((f) => f.persons.some((p) => p.personId === personId)).slice(0, 3).map((f) => f.id) }];
    });
  });
  for (const [i, { personId, organizationId, unitName, evidenceIds }] of nominated.entries()) {
    const on = addDays(today, 7 * (i - NOMINATED));
    const list = lists[i % lists.length]!;
    await houseOn(house, on, today).unit(actor, (unit) =>
      appendEvidence(unit, [{ title: `推荐列入${list}`, occurredOn: on, arena: 'office', organizationId, persons: [{ personId, role: 'subject' }], source: { kind: 'unit', name: unitName }, content: { kind: 'merit', list, nominatingOrganizationId: organizationId, nominatedOn: on, evidenceIds }, state: i < nominated.length - WAITING ? 'confirmed' : 'unit_confirmed' }]),
    );
  }
}
