import { z } from 'zod';
import { searchFrontLine } from '../../../domains/evidence/contract.ts';
import { choosePack } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';
import { by, confirmed } from '../evidence-steps.ts';
import { arenaOf } from '../words.ts';

/** M014: candidates by confirmed evidence, front line weighted as the county's pack says. */
export const frontLineSearch = driver(
  z.object({ pack: z.string(), candidates: z.array(z.object({ name: z.string(), front: z.array(z.string()), office: z.array(z.string()) })) }),
  async ({ pack, candidates }, world) => {
    await choosePack(world.house, world.officer, { packId: pack, from: '2023-01-01', reason: '示例' });
    const [unit] = await world.organizations(['示例单位']);
    for (const { name, front, office } of candidates) {
      const [person] = await world.people([name], unit!);
      for (const [i, place] of [...front, ...office].entries()) await confirmed(world, { occurredOn: '2023-06-01', arena: arenaOf[place]!, persons: by(person!, 'do'), content: { kind: 'deed', description: `（示例${i + 1}）` } });
    }
    const all = await world.send(searchFrontLine, { query: {} });
    const front = await world.send(searchFrontLine, { query: { frontOnly: 'true' } });
    return {
      frontWeight: all.frontWeight,
      officeWeight: all.officeWeight,
      filtered: front.candidates.map((c) => c.name),
      order: all.candidates.map((c) => c.name),
      weights: Object.fromEntries(all.candidates.map((c) => [c.name, c.weight])),
    };
  },
);
