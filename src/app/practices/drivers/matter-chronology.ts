import { z } from 'zod';
import { day } from '../../../kernel/period.ts';
import { personRecord } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { by, confirmed, matter } from '../evidence-steps.ts';
import { outcomeOf, outcomeWord, roleOf, roleWord } from '../words.ts';

/** M011: matters put on record in any order come out as the person's chronology with role and outcome. */
export const matterChronology = driver(
  z.object({ matters: z.array(z.object({ on: day, role: z.string(), outcome: z.string() })) }),
  async ({ matters }, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const [person] = await world.people(['示例干部'], unit!);
    for (const [n, m] of matters.entries()) {
      const matterId = await matter(world, `事项${n + 1}`, m.on);
      const told = { occurredOn: m.on, matterId, persons: by(person!, roleOf[m.role]!) };
      await confirmed(world, { ...told, content: { kind: 'undertaking', duty: '（示例）' } });
      await confirmed(world, { ...told, content: { kind: 'matter_outcome', outcome: outcomeOf[m.outcome]!, description: '（示例）' } });
    }
    const record = await world.send(personRecord, { params: { personId: person! }, query: {} });
    const inWords = (counts: Readonly<Record<string, number>>, word: (key: string) => string) => Object.fromEntries(Object.entries(counts).map(([key, n]) => [word(key), n]));
    return { order: record.matters.map((m) => m.on), byRole: inWords(record.byRole, roleWord), byOutcome: inWords(record.byOutcome, outcomeWord) };
  },
);
