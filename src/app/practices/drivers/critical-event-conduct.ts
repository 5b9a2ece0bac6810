import { z } from 'zod';
import { day } from '../../../kernel/period.ts';
import { declareEvent, getEvent } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { by, confirmed } from '../evidence-steps.ts';
import { outcome } from '../world.ts';

/** M015: conduct records of a declared event; one outside its dates is refused. */
export const criticalEventConduct = driver(
  z.object({ event: z.string(), from: day, to: day, records: z.array(z.object({ name: z.string(), sign: z.enum(['positive', 'negative']), on: day })) }),
  async ({ event, from, to, records }, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const { id } = await world.send(declareEvent, { body: { name: event, kind: 'flood', from, to } });
    const refused: string[] = [];
    for (const { name, sign, on } of records) {
      const [person] = await world.people([name], unit!);
      const put = () => confirmed(world, { occurredOn: on, arena: 'emergency', criticalEventId: id, persons: by(person!), content: { kind: 'conduct', sign, description: '（示例）' } });
      if ((await outcome('evidence.outside_event', put)) === 'refused') refused.push(name);
    }
    const found = await world.send(getEvent, { params: { id }, query: {} });
    return { outstanding: found.outstanding.map((p) => p.name), failing: found.failing.map((p) => p.name), refusedOutsideDates: refused };
  },
);
