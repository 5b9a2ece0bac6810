import type { Actor } from '../../../kernel/actor.ts';
import { firstDayOf, type PartialDate } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writePeople } from '../access.ts';
import type { PersonFact } from '../contract/people.ts';
import { personSubject } from '../queries/people.ts';
import { refreshCards } from '../store/card.ts';
import { insertCareerLines, insertEducations, insertFamily, insertGrades, insertRanks, insertRewards, insertTraining, sealFamily } from '../store/facts.ts';
import { gradesOnFile, personOfRecorded, withdrawRecorded, type RecordedTable } from '../store/recorded.ts';
import { closeVersions, holdForWriting, rewriteFact, versionsOf, type Timeline, type Values } from '../store/versions.ts';

const timelineOf = { education: 'registry.education', rank: 'registry.rank', family_member: 'registry.family_member', career_line: 'registry.career_line' } as const satisfies Record<string, Timeline>;
const recordedOf = { annual_grade: 'registry.annual_grade', reward_or_discipline: 'registry.reward_or_discipline', training_record: 'registry.training_record' } as const satisfies Record<string, RecordedTable>;

/**
 * Records, corrects (`factId`) or withdraws (`values: null`) one fact beside a person, with a reason. Nothing is lost:
 * the version before stays on file, closed. Refuses `registry.no_such_fact`, `registry.changed_meanwhile`, `registry.dates_out_of_order`.
 */
export async function recordPersonFact(house: House, actor: Actor, personId: string, fact: PersonFact): Promise<{ factId: string | null }> {
  return house.unit(actor, async (unit) => {
    must(actor, writePeople, await personSubject(unit, personId));
    await holdForWriting(unit, `person:${personId}`);
    mustBeInOrder(fact);
    if (fact.values === null && fact.factId === undefined) throw new Refusal('invalid', 'registry.fact_empty');
    const factId = fact.factId === undefined ? await insert(unit, personId, fact) : fact.kind in recordedOf ? await replaceRecorded(unit, personId, fact) : await replaceVersioned(unit, personId, fact);
    await refreshCards(unit, [personId]);
    unit.audit({ action: fact.values === null ? 'registry.fact_withdrawn' : fact.factId === undefined ? 'registry.fact_recorded' : 'registry.fact_corrected', subjectKind: 'person', subjectId: personId, detail: { kind: fact.kind, factId, reason: fact.reason } });
    unit.publish({ type: 'registry.person_changed', payload: { personId, fields: [fact.kind] } });
    return { factId };
  });
}

function mustBeInOrder(fact: PersonFact): void {
  const v = fact.values as { startedOn?: PartialDate | null; endedOn?: PartialDate | null } | null;
  if (v?.startedOn && v.endedOn && firstDayOf(v.endedOn) < firstDayOf(v.startedOn)) {
    throw new Refusal('invalid', 'registry.dates_out_of_order', { earlier: v.startedOn, later: v.endedOn }, [{ code: 'registry.dates_out_of_order', at: 'endedOn', params: { earlier: v.startedOn, later: v.endedOn } }]);
  }
}

async function insert(unit: Unit, personId: string, fact: PersonFact): Promise<string> {
  switch (fact.kind) {
    case 'education':
      return (await insertEducations(unit, [{ personId, ...fact.values! }]))[0]!.id;
    case 'rank':
      return (await insertRanks(unit, [{ personId, ...fact.values! }]))[0]!.id;
    case 'family_member':
      return (await insertFamily(unit, [{ personId, ...fact.values! }]))[0]!;
    case 'career_line':
      return (await insertCareerLines(unit, [{ personId, ...fact.values! }]))[0]!;
    case 'annual_grade': {
      const had = await gradesOnFile(unit, [{ personId, year: fact.values!.year }]);
      await withdrawRecorded(unit, 'registry.annual_grade', had.map((g) => g.id));
      return (await insertGrades(unit, [{ personId, ...fact.values! }]))[0]!.id;
    }
    case 'reward_or_discipline':
      return (await insertRewards(unit, [{ personId, ...fact.values! }]))[0]!.id;
    case 'training_record':
      return (await insertTraining(unit, [{ personId, ...fact.values! }]))[0]!;
  }
}

/** Grades, rewards and training: the old line is closed and a new one written under its own id. */
async function replaceRecorded(unit: Unit, personId: string, fact: PersonFact): Promise<string | null> {
  const table = recordedOf[fact.kind as keyof typeof recordedOf];
  if ((await personOfRecorded(unit, table, fact.factId!)) !== personId) throw new Refusal('not_found', 'registry.no_such_fact');
  await withdrawRecorded(unit, table, [fact.factId!]);
  return fact.values === null ? null : insert(unit, personId, fact);
}

async function replaceVersioned(unit: Unit, personId: string, fact: PersonFact): Promise<string | null> {
  const table = timelineOf[fact.kind as keyof typeof timelineOf];
  const versions = await versionsOf(unit, table, fact.factId!);
  const current = versions.at(-1) as { id: string; person_id: string; recorded_by: string; recorded_at: Date } | undefined;
  if (current === undefined || current.person_id !== personId) throw new Refusal('not_found', 'registry.no_such_fact');
  if (fact.versionId !== undefined && fact.versionId !== current.id) throw new Refusal('conflict', 'registry.changed_meanwhile', { by: current.recorded_by, at: current.recorded_at.toISOString(), versionId: current.id });
  if (fact.values === null) {
    await closeVersions(unit, table, versions.map((v) => v.id), new Date(Math.max(unit.at.getTime(), current.recorded_at.getTime())));
    return null;
  }
  if (fact.kind === 'rank') {
    // A rank's days are its own dates, so a correction writes them anew.
    await closeVersions(unit, table, versions.map((v) => v.id), new Date(Math.max(unit.at.getTime(), current.recorded_at.getTime())));
    return (await insertRanks(unit, [{ personId, ...fact.values }]))[0]!.id;
  }
  await rewriteFact<PersonTimeline>(unit, table, fact.factId!, versions[0]!.valid_from, null, (old) => newValues(unit, fact, old));
  return fact.factId!;
}

type PersonTimeline = (typeof timelineOf)[keyof typeof timelineOf];

function newValues(unit: Unit, fact: PersonFact, old: Values<PersonTimeline>): Values<PersonTimeline> {
  switch (fact.kind) {
    case 'education': {
      const v = fact.values!;
      return { ...old, mode: v.mode, level: v.level, degree: v.degree, school: v.school, major: v.major, graduated_on: v.graduatedOn } as Values<PersonTimeline>;
    }
    case 'family_member': {
      const v = fact.values!;
      return { ...old, relation: v.relation, sealed: sealFamily(unit, v), sort_order: v.sortOrder } as Values<PersonTimeline>;
    }
    case 'career_line': {
      const v = fact.values!;
      return { ...old, started_on: v.startedOn, ended_on: v.endedOn, text: v.text, tags: v.tags, sort_order: v.sortOrder } as Values<PersonTimeline>;
    }
    default:
      throw new Error(`${fact.kind} has no versions of this shape`);
  }
}

