import { z } from 'zod';
import { listEntries, listObservations, recordObservation, reportEntry } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { by } from '../evidence-steps.ts';
import { placeTypeOf, placeTypeWord } from '../words.ts';
import { outcome } from '../world.ts';

/** M017: unannounced visits to four kinds of place; each person seen gets an entry that nobody can edit. */
export const unannouncedObservation = driver(
  z.object({ placeTypes: z.array(z.string()), visitsPerPlace: z.int(), personsSeenPerVisit: z.int() }),
  async ({ placeTypes, visitsPerPlace, personsSeenPerVisit }, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const people = await world.people(Array.from({ length: personsSeenPerVisit }, (_p, n) => `在场干部${n + 1}`), unit!);
    const visit = async (type: string, on: string): Promise<string[]> => {
      const made = await world.send(recordObservation, { body: { placeType: placeTypeOf[type]!, place: type, seenAt: `${on}T09:00:00+08:00`, facts: '按时到岗，现场有序（示例）', personIds: people } });
      return made.entryIds;
    };
    const entryIds: string[] = [];
    for (const type of placeTypes) for (let n = 0; n < visitsPerPlace; n++) entryIds.push(...(await visit(type, '2023-06-01')));
    const period = { from: '2023-06-01', to: '2023-06-30' };
    const all = await world.send(listObservations, { query: period });
    const { entries } = await world.send(listEntries, { query: { kind: 'observation', ...period } });
    const edit = () =>
      world.send(
        reportEntry,
        {
          body: {
            title: '改写',
            occurredOn: '2023-06-01',
            arena: 'village',
            persons: by(people[0]!),
            correctsId: entryIds[0]!,
            source: { kind: 'department', name: '示例' },
            content: { kind: 'observation', visitId: all.visits[0]!.visitId, placeType: placeTypeOf[placeTypes[0]!]!, place: '别处', seenAt: '2023-06-01T09:00:00+08:00', facts: '改写的事实' },
          },
        },
        world.officer,
      );
    const edited = await outcome('evidence.observation_not_editable', edit);
    // Another month in which one kind of place was left out.
    for (const type of placeTypes.slice(0, -1)) await visit(type, '2023-07-01');
    const july = await world.send(listObservations, { query: { from: '2023-07-01', to: '2023-07-31' } });
    return { placeTypesCovered: all.covered.length, ledgerEntries: entries.length, editAfterSubmission: edited, placeTypeMissingIfOneDropped: july.missing.map(placeTypeWord) };
  },
);
