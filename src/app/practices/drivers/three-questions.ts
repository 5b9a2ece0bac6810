import { z } from 'zod';
import { personRecord } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { by, confirmed, matter, report } from '../evidence-steps.ts';
import { outcomeOf } from '../words.ts';

const counted = z.array(z.object({ outcome: z.string(), count: z.int() }));

/** M012: how much was done, how much achieved, are people satisfied; what nobody confirmed counts in none of the three. */
export const threeQuestions = driver(
  z.object({ questions: z.array(z.string()), confirmedMatters: counted, unconfirmedMatters: counted, satisfied: z.int(), answered: z.int() }),
  async ({ confirmedMatters, unconfirmedMatters, satisfied, answered }, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const [person] = await world.people(['示例干部'], unit!);
    const occurredOn = '2023-06-01';
    let first: string | null = null;
    for (const [groups, put] of [[confirmedMatters, confirmed], [unconfirmedMatters, report]] as const) {
      for (const { outcome, count } of groups) {
        for (let n = 0; n < count; n++) {
          const matterId = await matter(world, `事项 ${outcome} ${n + 1}`, occurredOn);
          first ??= matterId;
          await put(world, { occurredOn, matterId, persons: by(person!, 'do'), content: { kind: 'matter_outcome', outcome: outcomeOf[outcome]!, description: '（示例）' } });
        }
      }
    }
    await confirmed(world, { occurredOn, matterId: first, persons: [], organizationId: unit!, content: { kind: 'satisfaction', answered, satisfied, method: '问卷' } });
    const { threeQuestions: three } = await world.send(personRecord, { params: { personId: person! }, query: {} });
    const shown = [three.undertaken, three.achieved, three.satisfaction].filter((v) => v !== null);
    return { questionsShown: shown.length, undertaken: three.undertaken, achieved: three.achieved, satisfaction: three.satisfaction === null ? null : `${three.satisfaction}%` };
  },
);
