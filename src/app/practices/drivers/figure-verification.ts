import { z } from 'zod';
import { checkFigure, getEntry } from '../../../domains/evidence/contract.ts';
import { evidenceOf } from '../../../domains/evidence/index.ts';
import { driver } from '../driver.ts';
import { by, confirmed, matter } from '../evidence-steps.ts';

/** M019: unverified and contradictory figures are flagged and count nowhere until a check is recorded. */
export const figureVerification = driver(
  z.object({
    figures: z.array(z.object({ indicator: z.string(), value: z.string(), state: z.enum(['verified', 'unverified']).optional(), reportedBy: z.string().optional() })),
    thenVerified: z.string(),
  }),
  async ({ figures, thenVerified }, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const [person] = await world.people(['示例干部'], unit!);
    const matterId = await matter(world, '示例事项', '2023-01-01');
    const check = (id: string) => world.send(checkFigure, { params: { id, number: '1' }, body: { state: 'verified', note: '对照原始凭证' } }, world.officer);
    const entries: { id: string; indicator: string }[] = [];
    for (const f of figures) {
      const id = await confirmed(world, {
        occurredOn: '2023-06-01',
        matterId,
        persons: by(person!, 'do'),
        content: { kind: 'deed', description: '（示例）' },
        figures: [{ indicator: f.indicator, quantity: { value: f.value, unit: '个', qualifier: 'exact' }, period: '2023', source: f.reportedBy ?? '单位', reporter: f.reportedBy ?? '单位' }],
      });
      // What a unit reports is never verified by its own word: the department checks it.
      if (f.state === 'verified') await check(id);
      entries.push({ id, indicator: f.indicator });
    }
    const flagged = async (flag: 'unverified' | 'contradictory'): Promise<string[]> => {
      const found: string[] = [];
      for (const e of entries) if ((await world.send(getEntry, { params: { id: e.id } })).figures[0]!.flags.includes(flag)) found.push(e.indicator);
      return [...new Set(found)];
    };
    const counted = async (): Promise<string[]> => {
      const facts = await world.unit((u) => evidenceOf(u, [person!], { from: '2023-01-01', to: '2024-01-01' }));
      return [...new Set(facts.flatMap((e) => e.figures.filter((f) => f.counted).map((f) => f.indicator)))].sort((a, b) => figures.findIndex((f) => f.indicator === a) - figures.findIndex((f) => f.indicator === b));
    };
    const before = { unverified: await flagged('unverified'), contradictory: await flagged('contradictory'), counted: await counted() };
    await check(entries.find((e) => e.indicator === thenVerified)!.id);
    return { flaggedUnverified: before.unverified, flaggedContradictory: before.contradictory, countedBefore: before.counted, countedAfter: await counted() };
  },
);
