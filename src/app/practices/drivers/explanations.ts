import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { acknowledgeOwnNotice, openCaseFile, ownCases, readCase, takeCaseStep, takeOwnCaseStep } from '../../../domains/cases/contract.ts';
import { inquiryShares } from '../../../domains/protection/contract.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

async function ask(world: World, way: 'written' | 'letter', organizationId: string, person: string, head: string, reason?: string): Promise<string> {
  const { id } = await world.send(openCaseFile, { body: { type: 'inquiry', opening: way, title: '说明有关情况', organizationId, parties: [{ role: 'subject', personId: person as PersonId }, { role: 'head', personId: head as PersonId }], facts: { matter: '需要说明的问题', ...(reason ? { letterReason: reason } : {}) } } }, world.actor(way === 'letter' ? 'leader' : 'officer'));
  return id;
}

/** M127, M130 (P02, P03): explanations in writing by default, letters as exceptions with their reason; accepted ones fed back to the person and the head. */
export const explanations = driver(
  z.object({ matters: z.int(), letters: z.array(z.string()), acceptedOf: z.int(), receivedByPersons: z.int(), receivedByHead: z.boolean() }),
  async ({ matters, letters, acceptedOf, receivedByPersons, receivedByHead }, world) => {
    const [office] = await world.organizations(['示例单位'], { type: 'government_organ' });
    const written = matters - letters.length;
    const people = await world.people(Array.from({ length: matters }, (_, i) => `示例${i + 1}`), office!);
    const [head] = await world.people(['党组织书记'], office!);
    const files: string[] = [];
    for (const person of people.slice(0, written)) files.push(await ask(world, 'written', office!, person, head!));
    const letterWithoutReason = await outcome('cases.fact_missing', () => ask(world, 'letter', office!, people[written] ?? people[0]!, head!));
    for (const [n, reason] of letters.entries()) files.push(await ask(world, 'letter', office!, people[written + n]!, head!, reason));
    for (const [n, id] of files.slice(0, acceptedOf).entries()) {
      const revision = async () => (await world.send(readCase, { params: { id } })).case.revision;
      await world.send(takeOwnCaseStep, { params: { id }, body: { action: 'explain', facts: { explanation: '情况说明' }, revision: await revision() } }, world.actor('cadre', { personId: people[n]! }));
      await world.send(takeCaseStep, { params: { id }, body: { action: 'accept', reason: '情况属实', revision: await revision() } });
    }
    const receive = async (personId: string, ids: readonly string[]): Promise<void> => {
      const self = world.actor('cadre', { personId });
      for (const c of (await world.send(ownCases, {}, self)).cases) if (ids.includes(c.id)) for (const notice of c.notices.filter((x) => x.action === 'accept')) await world.send(acknowledgeOwnNotice, { params: { id: notice.id } }, self);
    };
    for (const [n, id] of files.slice(0, Math.min(acceptedOf, receivedByPersons)).entries()) await receive(people[n]!, [id]);
    if (receivedByHead) await receive(head!, files);
    const shares = await world.send(inquiryShares, {});
    const missing = (role: 'subject' | 'head'): number => shares.notFedBack.filter((f) => f.missing.includes(role)).length;
    return { written: shares.written, letters: shares.letters, letterPercent: shares.letterPercent, letterWithoutReason, accepted: shares.accepted, notToThePerson: missing('subject'), notToTheHead: missing('head') };
  },
);
