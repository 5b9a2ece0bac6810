import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { readPeople } from '../access.ts';
import type { Dossier, personHistory as historyEndpoint } from '../contract/people.ts';
import type { AppointmentView } from '../contract/shapes.ts';
import { sensitiveFields, type Appointment, type AsOf } from '../model.ts';
import { buildCard } from '../rules/build-card.ts';
import { careerBand } from '../rules/career-band.ts';
import { fieldChanges } from '../rules/field-changes.ts';
import { maskIdNumber, maskName, maskPhone } from '../rules/mask.ts';
import { officialLine } from '../rules/official-line.ts';
import type { PersonRecord, Places } from '../rules/record.ts';
import { asOf } from '../store/as-of.ts';
import { openFamily } from '../store/facts.ts';
import { placesOf } from '../store/organization.ts';
import { allPersonVersions, findPersonVersion, toPersonFields } from '../store/person.ts';
import { careerLinesOf, familyOf } from '../store/person-facts.ts';
import { loadRecords } from '../store/record.ts';
import { fieldNames } from '../commands/save-people.ts';
import { personSubject } from './people.ts';
import { rowOf } from './search.ts';

/** The file of one person, sensitive fields masked; with `validAt`/`knownAt` as it was, or as it was known. */
export async function personDossier(house: House, actor: Actor, personId: string, at: AsOf): Promise<Dossier> {
  return house.unit(actor, async (unit) => {
    must(actor, readPeople, await personSubject(unit, personId));
    const m = asOf(unit, at);
    const [record] = await loadRecords(unit, [personId], m);
    const version = await findPersonVersion(unit, personId, at);
    if (record === undefined || version === null) throw new Refusal('not_found', 'registry.no_such_person');
    const places = await placesOf(unit, record.appointments.map((a) => a.organizationId), m);
    const card = buildCard(record, places, m.validAt);
    const fields = toPersonFields(unit, version);
    const family = await familyOf(unit, personId, m);
    const lines = await careerLinesOf(unit, personId, m);
    const view = (a: Appointment): AppointmentView => appointmentView(a, places);
    return {
      head: {
        ...rowOf(card, m.validAt),
        versionId: record.versionId,
        ethnicity: record.ethnicity,
        nativePlace: record.nativePlace,
        birthPlace: record.birthPlace,
        partyJoinedOn: record.partyJoinedOn,
        workStartedOn: record.workStartedOn,
        specialty: record.specialty,
        professionalTitle: record.professionalTitle,
        officialLine: officialLine(record, places, m.validAt),
        idNumber: fields.idNumber === null ? null : maskIdNumber(fields.idNumber),
        phone: fields.phone === null ? null : maskPhone(fields.phone),
        hasHealth: fields.health !== null,
        inOffice: card.appointmentId !== null,
      },
      appointments: [...record.appointments].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1)).map(view),
      careerBand: careerBand(record.appointments).map((s) => ({ ...view(s.appointment), from: s.from, to: s.to, lane: s.lane })),
      careerLines: lines.map((l) => ({ id: l.career_line_id, versionId: l.id, startedOn: l.started_on, endedOn: l.ended_on, text: l.text, tags: l.tags, sortOrder: l.sort_order })),
      ranks: [...record.ranks].sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1)),
      educations: [...record.educations],
      family: family.map((f) => ({ id: f.family_member_id, versionId: f.id, relation: f.relation, name: maskName(openFamily(unit, f.sealed).name) })),
      grades: [...record.grades],
      rewards: [...record.rewards],
      training: [...record.training],
      trainingHoursByYear: hoursByYear(record),
      effectPeriods: record.rewards.flatMap((r) => (r.kind === 'discipline' && r.effectUntil !== null && r.effectUntil >= m.validAt ? [{ title: r.title, issuedOn: r.issuedOn, until: r.effectUntil }] : [])),
      validAt: m.validAt,
      knownAt: (m.knownAt ?? unit.at).toISOString(),
    };
  });
}

export function appointmentView(a: Appointment, places: Places): AppointmentView {
  const { validFrom, validTo, tags, ...rest } = a;
  void [validFrom, validTo];
  return { ...rest, tags: [...tags], organizationName: places.get(a.organizationId)?.name ?? '' };
}

function hoursByYear(record: PersonRecord): { year: number; hours: number }[] {
  const hours = new Map<number, number>();
  for (const t of record.training) hours.set(Number(t.startedOn.slice(0, 4)), (hours.get(Number(t.startedOn.slice(0, 4))) ?? 0) + t.hours);
  return [...hours].map(([year, h]) => ({ year, hours: h })).sort((a, b) => b.year - a.year);
}

/** Every change of the person's own fields, newest first: each version against the one that held its days before. */
export async function personHistory(house: House, actor: Actor, personId: string): Promise<z.input<typeof historyEndpoint.output>> {
  return house.unit(actor, async (unit: Unit) => {
    must(actor, readPeople, await personSubject(unit, personId));
    const versions = await allPersonVersions(unit, personId);
    return versions
      .map((v) => {
        const before = versions.find((b) => b.superseded_at !== null && b.superseded_at.getTime() === v.recorded_at.getTime() && b.id !== v.id && b.valid_from <= v.valid_from && (b.valid_to === null || b.valid_to > v.valid_from));
        const after = toPersonFields(unit, v);
        const changes = before === undefined ? [] : fieldChanges(toPersonFields(unit, before), after, fieldNames);
        const hidden = (field: string): boolean => (sensitiveFields as readonly string[]).includes(field);
        const printed = (field: string, value: unknown): string | null => (value === null || value === undefined ? null : hidden(field) ? '***' : Array.isArray(value) ? value.join('、') : String(value));
        return {
          versionId: v.id,
          recordedAt: v.recorded_at.toISOString(),
          recordedBy: v.recorded_by,
          reason: v.reason,
          validFrom: v.valid_from,
          validTo: v.valid_to,
          changes: changes.map((c) => ({ field: c.field, before: printed(c.field, c.before), after: printed(c.field, c.after) })),
        };
      })
      .reverse();
  });
}
