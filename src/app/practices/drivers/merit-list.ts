import { z } from 'zod';
import { listMerits, personRecord } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { by, confirmed, report } from '../evidence-steps.ts';
import { percentText } from '../words.ts';
import { outcome } from '../world.ts';

/** M006: nominations to a merit list; one without a linked, confirmed record is refused. */
export const meritList = driver(
  z.object({ list: z.string(), dispatched: z.int(), nominatedWithEvidence: z.int(), nominatedWithoutEvidence: z.int(), nominatingUnit: z.string() }),
  async ({ list, dispatched, nominatedWithEvidence, nominatedWithoutEvidence, nominatingUnit }, world) => {
    const [unit] = await world.organizations([nominatingUnit]);
    const people = await world.people(Array.from({ length: dispatched }, (_p, n) => `选派干部${n + 1}`), unit!);
    const nominate = (personId: string, evidenceIds: string[]) =>
      confirmed(world, { title: list, occurredOn: '2023-11-01', persons: by(personId), content: { kind: 'merit', list, nominatingOrganizationId: unit!, nominatedOn: '2023-11-01', evidenceIds } });
    for (const personId of people.slice(0, nominatedWithEvidence)) {
      const deed = await confirmed(world, { title: '选派期间事迹', occurredOn: '2023-06-01', persons: by(personId, 'do'), content: { kind: 'deed', description: '（示例）' } });
      await nominate(personId, [deed]);
    }
    let refused = 0;
    for (const personId of people.slice(nominatedWithEvidence, nominatedWithEvidence + nominatedWithoutEvidence)) {
      // A deed that was reported but confirmed by nobody carries nothing either.
      const deed = await report(world, { title: '选派期间事迹', occurredOn: '2023-06-01', persons: by(personId, 'do'), content: { kind: 'deed', description: '（示例）' } });
      for (const ids of [[], [deed]]) if ((await outcome('evidence.merit_without_evidence', () => nominate(personId, ids))) === 'accepted') refused -= people.length;
      refused++;
    }
    const { members } = await world.send(listMerits, { query: { list } });
    let onFile = 0;
    for (const personId of people) if ((await world.send(personRecord, { params: { personId }, query: {} })).merits.some((m) => m.list === list)) onFile++;
    return { listed: onFile, refused, foundBySearchOnList: new Set(members.map((m) => m.personId)).size, shareOfDispatched: percentText(members.length, dispatched, 1) };
  },
);
