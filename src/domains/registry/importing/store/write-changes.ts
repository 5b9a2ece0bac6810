import { insertRows, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { SINCE_EVER } from '../../model.ts';
import { refreshCards } from '../../store/card.ts';
import { appointmentPeriod, appointmentValues, insertAppointments, insertCareerLines, insertEducations, insertFamily, insertGrades, insertRanks, insertRewards } from '../../store/facts.ts';
import { toPersonValues } from '../../store/person.ts';
import { closeVersions, recordFacts } from '../../store/versions.ts';
import { categoryOfPost, type Changes, type PostOfRow } from '../rules/changes-of-row.ts';
import type { OnFile } from '../rules/on-file.ts';
import { GRADE_SOURCE } from '../rules/person-of-row.ts';
import './import.ts';

export interface ChangeOf {
  readonly onFile: OnFile;
  readonly changes: Changes;
}

/** Writes what accepted differences do to people on file: old versions are closed, new ones recorded, all in bulk. */
export async function writeChanges(unit: Unit, all: readonly ChangeOf[], reason: string): Promise<void> {
  const of = <T>(pick: (c: ChangeOf) => readonly T[]): T[] => all.flatMap((c) => [...pick(c)]);
  const fields = all.filter((c) => c.changes.fields !== undefined);
  await closeVersions(unit, 'registry.person_version', fields.map((c) => c.onFile.record.versionId));
  await recordFacts(unit, 'registry.person_version', fields.map((c) => ({ values: toPersonValues(unit, c.changes.personId, c.changes.fields!, c.changes.extra ?? c.onFile.extra, reason), from: c.onFile.record.validFrom, to: c.onFile.record.validTo })));
  await writePosts(unit, all, reason);
  await writeRanks(unit, all);

  const educations = of((c) => c.changes.educations.map((e) => ({ ...e, personId: c.changes.personId })));
  const corrected = educations.flatMap((e) => (e.of === null ? [] : [{ ...e, of: e.of }]));
  await closeVersions(unit, 'registry.education', corrected.map((e) => e.of.versionId));
  await recordFacts(unit, 'registry.education', corrected.map((e) => ({ values: { education_id: e.of.id, person_id: e.personId, mode: e.to.mode, level: e.to.level, degree: e.to.degree, school: e.to.school, major: e.to.major, graduated_on: e.of.graduatedOn }, from: SINCE_EVER, to: null })));
  await insertEducations(unit, educations.filter((e) => e.of === null).map((e) => ({ ...e.to, personId: e.personId, graduatedOn: null })));

  const grades = of((c) => c.changes.grades.map((g) => ({ ...g, personId: c.changes.personId })));
  await closeVersions(unit, 'registry.annual_grade', grades.flatMap((g) => (g.of ? [g.of.id] : [])));
  await insertGrades(unit, grades.map((g) => ({ personId: g.personId, year: g.year, grade: g.grade, source: GRADE_SOURCE })));
  await insertRewards(unit, of((c) => c.changes.rewards.map((r) => ({ ...r, personId: c.changes.personId, code: null, effectUntil: null }))));

  const resumes = all.filter((c) => c.changes.careerLines !== undefined);
  await closeVersions(unit, 'registry.career_line', resumes.flatMap((c) => c.onFile.careerLines.map((l) => l.versionId)));
  await insertCareerLines(unit, resumes.flatMap((c) => c.changes.careerLines!.map((l, i) => ({ ...l, personId: c.changes.personId, sortOrder: i }))));
  const families = all.filter((c) => c.changes.family !== undefined);
  await closeVersions(unit, 'registry.family_member', families.flatMap((c) => c.onFile.family.map((f) => f.versionId)));
  await insertFamily(unit, families.flatMap((c) => c.changes.family!.map((f, i) => ({ ...f, personId: c.changes.personId, sortOrder: i }))));
  await refreshCards(unit, all.map((c) => c.changes.personId));
}

const leads = (post: PostOfRow) => ({ organizationId: post.organizationId, title: post.title, leadershipLevel: post.leadershipLevel, levelSince: post.levelSince, tags: post.tags, startedOn: post.startedOn });

async function writePosts(unit: Unit, all: readonly ChangeOf[], reason: string): Promise<void> {
  const closed: string[] = [];
  const written: Parameters<typeof recordFacts<'registry.appointment'>>[2][number][] = [];
  for (const { changes: c } of all) {
    if (c.correctPost) {
      const { of: old, to } = c.correctPost;
      // Where the post is set up in the registry, its category is known better than a title says.
      const category = old.postId === null ? categoryOfPost(to) : old.category;
      closed.push(old.versionId);
      const now = { ...old, ...leads(to), postId: to.organizationId === old.organizationId ? old.postId : null, category, principal: old.postId === null ? category === 'principal' : old.principal };
      written.push({ values: appointmentValues(now), ...appointmentPeriod(now.startedOn, now.endedOn) });
    }
    const ends = c.newPost?.ends;
    if (c.newPost && ends) {
      closed.push(ends.versionId);
      written.push({ values: appointmentValues({ ...ends, state: 'ended', endedOn: c.newPost.post.startedOn, endedBecause: reason }), ...appointmentPeriod(ends.startedOn, c.newPost.post.startedOn) });
    }
  }
  await closeVersions(unit, 'registry.appointment', closed);
  await recordFacts(unit, 'registry.appointment', written);
  await insertAppointments(
    unit,
    all.flatMap(({ changes: c }) => (c.newPost ? [{ personId: c.personId, ...leads(c.newPost.post), main: true, category: categoryOfPost(c.newPost.post), principal: categoryOfPost(c.newPost.post) === 'principal' }] : [])),
  );
}

async function writeRanks(unit: Unit, all: readonly ChangeOf[]): Promise<void> {
  const touched = all.flatMap(({ changes: c }) => {
    const old = c.correctRank?.of ?? c.newRank?.ends ?? null;
    return old === null ? [] : [{ old, personId: c.personId, change: c }];
  });
  await closeVersions(unit, 'registry.rank', touched.map((t) => t.old.versionId));
  await recordFacts(
    unit,
    'registry.rank',
    touched.map(({ old, personId, change }) => {
      const now = change.correctRank ? { rank: change.correctRank.rank, started_on: change.correctRank.startedOn, ended_on: old.endedOn } : { rank: old.rank, started_on: old.startedOn, ended_on: change.newRank!.startedOn };
      return { values: { rank_id: old.id, person_id: personId, document: old.document, ...now }, ...appointmentPeriod(now.started_on, now.ended_on) };
    }),
  );
  await insertRanks(unit, all.flatMap(({ changes: c }) => (c.newRank ? [{ personId: c.personId, rank: c.newRank.rank, startedOn: c.newRank.startedOn }] : [])));
}

/** Keeps others from writing about these people until the unit ends; very many at once hold the tables instead of each person. */
export async function holdPeople(unit: Unit, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  if (personIds.length > 2000) {
    await sql`lock table registry.person_version, registry.appointment, registry.rank, registry.education, registry.annual_grade in share row exclusive mode`.execute(unit.tx);
    return;
  }
  const keys = [...new Set(personIds)].sort().map((id) => `${unit.actor.regionId}:person:${id}`);
  await sql`select pg_advisory_xact_lock(hashtextextended(k, 0)) from (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as k) keys`.execute(unit.tx);
}

const IN_A_LIST = 5000;

/** Remembers whom an import created and changed, in lists of some thousand. Called once per import. */
export async function recordImportPeople(unit: Unit, importId: string, people: readonly { personId: string; created: boolean }[]): Promise<void> {
  const lists: { created: boolean; person_ids: string[] }[] = [];
  for (const created of [true, false]) {
    const ids = people.flatMap((p) => (p.created === created ? [p.personId] : []));
    for (let from = 0; from < ids.length; from += IN_A_LIST) lists.push({ created, person_ids: ids.slice(from, from + IN_A_LIST) });
  }
  await insertRows(unit, 'registry.roster_import_person', lists.map((list, part) => ({ region_id: unit.actor.regionId, import_id: importId, part, ...list })));
}
