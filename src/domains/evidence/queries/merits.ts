import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, personSummaries, regionName, watermarkOf } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import { both, findEntries, inState, namesPerson, ofKinds, withIds } from '../store/entry.ts';
import { evidenceTexts, listFile } from './list-file.ts';
import { peopleInReach } from './scope.ts';

export interface Merit {
  readonly list: string;
  readonly personId: string;
  readonly name: string;
  readonly nominatingOrganization: { id: string; name: string };
  readonly nominatedOn: string;
  readonly entryId: string;
  readonly evidenceIds: string[];
}

/** M006: who stands on merit lists, by confirmed nominations; for the person file and candidate search. */
export async function meritsOf(unit: Unit, personIds: readonly string[] | 'all', list?: string): Promise<Merit[]> {
  const entries = await findEntries(unit, both(ofKinds(['merit']), inState(['confirmed']), ...(personIds === 'all' ? [] : [namesPerson(personIds)])));
  const merits = entries.flatMap((e) => (e.content.kind === 'merit' && (list === undefined || e.content.list === list) ? [{ e, content: e.content }] : []));
  const organizations = await organizationNames(unit, merits.map((m) => m.content.nominatingOrganizationId));
  const people = await personSummaries(unit, merits.flatMap((m) => m.e.persons.map((p) => p.personId)));
  return merits.flatMap(({ e, content }) =>
    e.persons
      .filter((p) => personIds === 'all' || personIds.includes(p.personId))
      .map((p) => ({
        list: content.list,
        personId: p.personId,
        name: people.get(p.personId)?.name ?? '',
        nominatingOrganization: { id: content.nominatingOrganizationId, name: organizations.get(content.nominatingOrganizationId) ?? '' },
        nominatedOn: content.nominatedOn,
        entryId: e.id,
        evidenceIds: content.evidenceIds,
      })),
  );
}

type Member = z.input<typeof contract.listMerits.output>['members'][number];

async function membersInReach(unit: Unit, list: string | undefined): Promise<Member[]> {
  const reach = await peopleInReach(unit, readOverviews);
  const merits = (await meritsOf(unit, 'all', list)).filter((m) => reach === 'all' || reach.has(m.personId));
  const people = await personSummaries(unit, merits.map((m) => m.personId));
  const entries = await findEntries(unit, withIds([...new Set(merits.flatMap((m) => m.evidenceIds))]));
  const titles = new Map(entries.map((e) => [e.id, e.title]));
  return merits.map((m) => ({ ...m, organizationName: people.get(m.personId)?.organizationName ?? null, evidence: m.evidenceIds.map((id) => ({ id, title: titles.get(id) ?? '' })) }));
}

/** M006: who stands on which list, within reach. */
export const meritLists = (house: House, actor: Actor, list: string | undefined): Promise<z.input<typeof contract.listMerits.output>> => house.unit(actor, async (unit) => ({ members: await membersInReach(unit, list) }));

/** The lists (or one) as xlsx, marked with who took it out and when; taking it out is audited. */
export async function exportMerits(house: House, actor: Actor, query: z.output<NonNullable<typeof contract.exportMerits.query>>): Promise<FileAnswer> {
  const t = evidenceTexts(query.language);
  const { members, watermark, day } = await house.unit(actor, async (unit) => {
    const found = await membersInReach(unit, query.list);
    unit.audit({ action: 'evidence.list_exported', subjectKind: 'people', subjectId: null, detail: { list: query.list ?? 'merits', people: found.length } });
    return { members: found, watermark: watermarkOf(await regionName(unit), actor, unit.at), day: unit.today };
  });
  return listFile(t.part.merits, day, watermark, [t.merit.list, t.field.persons, t.merit.unit, t.field.nominatingOrganizationId, t.field.nominatedOn, t.field.evidenceIds], members.map((m) => [m.list, m.name, m.organizationName, m.nominatingOrganization.name, m.nominatedOn, m.evidence.map((e) => e.title).join('；')]));
}
