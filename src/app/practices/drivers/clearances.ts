import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { openCaseFile, ownCases, readCase, takeCaseStep } from '../../../domains/cases/contract.ts';
import { clearances, personEffects } from '../../../domains/protection/contract.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const wayOf: Readonly<Record<string, string>> = { 当面: 'in_person', 单位会议: 'unit', 书面通报: 'public', 媒体: 'media' };
const scopeOf: Readonly<Record<string, string>> = { 提拔: 'promotion', 评优: 'award', 入库: 'pool', 考察: 'selection' };

async function act(world: World, id: string, action: string, role: 'supervisor' | 'leader' | 'officer', facts: Record<string, unknown> = {}): Promise<unknown> {
  const actor = world.actor(role);
  const { revision } = (await world.send(readCase, { params: { id } }, actor)).case;
  return world.send(takeCaseStep, { params: { id }, body: { action, facts, reason: '经核查不实', revision } }, actor);
}
const register = async (world: World, organizationId: string, people: readonly string[], head: string, held: readonly string[]): Promise<string> =>
  (await world.send(openCaseFile, { body: { type: 'report', opening: 'received', title: '群众反映', organizationId, parties: [...people.map((p) => ({ role: 'subject' as const, personId: p as PersonId })), { role: 'head' as const, personId: head as PersonId }], facts: { channel: 'letter', receivedOn: '2026-03-02', matter: '反映工作问题', held: held.map((h) => scopeOf[h]) } } }, world.actor('supervisor'))).id;

/** M123, M124, M130, M132: reports found untrue; what was on hold is restored, the person and the head are told, cases and persons are counted apart. */
export const untrueReports = driver(
  z.object({ cases: z.array(z.object({ count: z.int(), persons: z.int(), way: z.string(), consent: z.boolean(), held: z.array(z.string()).default([]) })), foundOn: z.string(), true: z.int().default(0) }),
  async ({ cases, foundOn, true: upheld }, world) => {
    world.setDay('2026-03-02');
    const [office] = await world.organizations(['示例单位'], { type: 'government_organ' });
    const total = cases.reduce((n, c) => n + c.count * c.persons, 0) + upheld;
    const people = await world.people(Array.from({ length: total }, (_, i) => `示例${i + 1}`), office!);
    const [head] = await world.people(['党组织书记'], office!);
    const files: { id: string; persons: readonly string[]; way: string; consent: boolean; held: number }[] = [];
    let next = 0;
    for (const c of cases)
      for (let n = 0; n < c.count; n++) {
        const persons = people.slice(next, (next += c.persons));
        files.push({ id: await register(world, office!, persons, head!, c.held), persons, way: wayOf[c.way]!, consent: c.consent, held: c.held.length });
      }
    for (let n = 0; n < upheld; n++) await act(world, await register(world, office!, [people[next++]!], head!, []), 'find_true', 'leader');
    const locksOf = async (ids: readonly string[]): Promise<number> => (await Promise.all(ids.map((id) => world.send(personEffects, { params: { id } })))).flat().filter((e) => e.kind === 'hold' && e.holds).length;
    const held = files.filter((f) => f.held > 0).flatMap((f) => [...f.persons]);
    const lockedBefore = await locksOf(held);
    world.setDay(foundOn);
    let withoutConsent = 0;
    for (const f of files) {
      await act(world, f.id, 'find_untrue', 'leader');
      const clear = (consent: boolean) => act(world, f.id, 'clear', 'officer', { clearance: f.way, consent, notice: '反映的问题经查不实，予以澄清。' });
      if ((await outcome('protection.consent_needed', () => clear(f.consent))) === 'refused') withoutConsent++;
    }
    const notices = (await Promise.all(files.map((f) => world.send(readCase, { params: { id: f.id } })))).flatMap((f) => f.notices.filter((n) => n.action === 'clear'));
    const counted = await world.send(clearances, {});
    const own = await world.send(ownCases, {}, world.actor('cadre', { personId: people[0]! }));
    return {
      cases: counted.cases,
      persons: counted.persons,
      byWay: Object.fromEntries(Object.entries(counted.years[0]?.byWay ?? {}).map(([way, n]) => [Object.keys(wayOf).find((k) => wayOf[k] === way), n])),
      lockedBefore,
      lockedAfter: await locksOf(held),
      longestOnHold: counted.held.longestDays,
      toldThePerson: notices.filter((n) => n.role === 'subject').length,
      toldTheHead: notices.filter((n) => n.role === 'head').length,
      withoutConsent,
      seenByHim: own.cases.map((c) => c.stateTitle.zh),
    };
  },
);
