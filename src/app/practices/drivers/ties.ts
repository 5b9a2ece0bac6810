import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { saveHouseholds } from '../../../domains/grid/index.ts';
import { bindHouseholds, readOwnTies, readTieBoard, sendEntries, settleDifficulty } from '../../../domains/grid/ties/contract.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const cadre = z.object({ name: z.string(), households: z.int(), visited: z.int(), things: z.int(), difficulties: z.int(), settled: z.int() });

/** M223: cadres bound to households; visits, things done, difficulties solved; households nobody stands for, settlement rate of each cadre. */
export const cadresAndHomes = driver(z.object({ households: z.int(), cadres: z.array(cadre) }), async ({ households, cadres }, world) => {
  const [village] = await world.organizations(['示例村'], { type: 'village' });
  const [organ] = await world.organizations(['县直某局']);
  const people = await world.people(cadres.map((c) => c.name), organ!);
  const homes = await world.unit((unit) => saveHouseholds(unit, Array.from({ length: households }, (_, i) => ({ organizationId: village!, address: `第${i + 1}户`, patchId: null }))));
  let next = 0;
  for (const [i, c] of cadres.entries()) {
    const householdIds = homes.slice(next, (next += c.households));
    await world.send(bindHouseholds, { body: { personId: people[i]!, householdIds } });
  }
  const taken = await world.send(bindHouseholds, { body: { personId: people[1]!, householdIds: [homes[0]!] } });
  let sentTwice = 0;
  let stranger = '';
  for (const [i, c] of cadres.entries()) {
    const own = world.actor('cadre', { personId: people[i]! });
    const { households: mine } = await world.send(readOwnTies, {}, own);
    const entry = (tieId: string, kind: 'visit' | 'thing' | 'difficulty') => ({ id: randomUUID() as string, tieId, kind, onDay: '2026-11-20', words: '示例情况' });
    const difficulties = Array.from({ length: c.difficulties }, (_, n) => entry(mine[n % mine.length]!.tieId, 'difficulty'));
    const entries = [...mine.slice(0, c.visited).map((h) => entry(h.tieId, 'visit')), ...Array.from({ length: c.things }, (_, n) => entry(mine[n % mine.length]!.tieId, 'thing')), ...difficulties];
    await world.send(sendEntries, { body: { entries } }, own);
    sentTwice += (await world.send(sendEntries, { body: { entries } }, own)).known;
    for (const d of difficulties.slice(0, c.settled)) await world.send(settleDifficulty, { params: { id: d.id } }, own);
    if (i === 0) stranger = await outcome('ties.not_yours', () => world.send(sendEntries, { body: { entries: [entry(mine[0]!.tieId, 'visit')] } }, world.actor('cadre', { personId: people[1]! })));
  }
  const board = await world.send(readTieBoard, {});
  const by = (key: 'coverage' | 'settlement') => Object.fromEntries(board.cadres.map((c) => [c.name, c[key]]));
  return { bound: board.totals.bound, unbound: board.totals.households - board.totals.bound, bindingRate: board.totals.bindingRate, secondCadre: taken.left, knownWhenSentAgain: sentTwice, stranger, coverage: by('coverage'), settlement: by('settlement') };
});
