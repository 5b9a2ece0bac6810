import type { Actor } from '../../kernel/actor.ts';
import type { House } from '../../platform/house/index.ts';
import { saveOrganizations, savePeople, savePosts, type NewPerson } from '../../domains/registry/index.ts';
import type { Block, SimOrganization, SimPerson, SimPost } from '../model.ts';
import type { Progress } from './progress.ts';

/** People per unit of work: large enough for multi-row inserts, small enough to stop between two. */
const BATCH = 250;

export async function loadOrganizations(house: House, actor: Actor, organizations: readonly SimOrganization[], posts: readonly SimPost[]): Promise<void> {
  await house.unit(actor, async (unit) => {
    await saveOrganizations(unit, organizations.map((o) => ({ id: o.id, name: o.name, shortName: o.shortName, type: o.type, level: o.level, field: o.field, parentId: o.parentId, sortOrder: o.sortOrder, tags: o.tags, establishment: o.establishment, teamProfile: teamProfile(o), validFrom: o.validFrom })));
    await savePosts(unit, posts.map((p) => ({ id: p.id, organizationId: p.organizationId, title: p.title, category: p.category, leadershipLevel: p.level, establishment: p.establishment, principal: p.principal, requirement: p.requirement, sortOrder: p.sortOrder, validFrom: p.validFrom })));
  });
}

/** What a team should have, as the county's own plan for its teams: a woman, a young member, the unit's field. */
const teamProfile = (o: SimOrganization) => {
  if (o.type === 'town' || o.type === 'subdistrict') return { fields: ['农林', '工程建设', '法律'], womenAtLeast: 1, youngAtLeast: { age: 35, count: 1 }, frontLineAtLeast: 3 };
  return o.level === '乡科级正职' && o.type === 'government_organ' ? { fields: [o.field], womenAtLeast: 1 } : {};
};

/** `gradesBefore`: the first year whose grades the assessment domain itself will decide. */
export async function loadPeople(house: House, actor: Actor, block: Block, gradesBefore: number, progress: Progress): Promise<void> {
  for (let i = 0; i < block.people.length; i += BATCH) {
    const batch = block.people.slice(i, i + BATCH);
    await house.unit(actor, (unit) => savePeople(unit, batch.map((p) => toNewPerson(p, gradesBefore))));
    progress.step('people', batch.length);
  }
}

function toNewPerson(p: SimPerson, gradesBefore: number): NewPerson {
  return {
    id: p.id, name: p.name, sex: p.sex, bornOn: p.bornOn, ethnicity: p.ethnicity, nativePlace: p.nativePlace, birthPlace: p.birthPlace, politicalStatus: p.politicalStatus, partyJoinedOn: p.partyJoinedOn, workStartedOn: p.workStartedOn,
    specialty: p.specialty, professionalTitle: p.professionalTitle, staffCategory: p.staffCategory, tags: p.tags, idNumber: p.idNumber, phone: p.phone, health: p.health,
    appointments: p.appointments.map((a) => ({ id: a.id, organizationId: a.organizationId, postId: a.postId, title: a.title, kind: a.kind, main: a.main, principal: a.principal, category: a.category, leadershipLevel: a.level, levelSince: a.levelSince, startedOn: a.startedOn, endedOn: a.endedOn, trialUntil: a.trialUntil, document: a.document, endedBecause: a.endedBecause, tags: a.tags })),
    ranks: p.ranks.map((r) => ({ rank: r.rank, startedOn: r.startedOn, endedOn: r.endedOn })),
    educations: p.educations.map((e) => ({ mode: e.mode, level: e.level, degree: e.degree, school: e.school, major: e.major, graduatedOn: e.graduatedOn })),
    family: p.family.map((f, i) => ({ relation: f.relation, name: f.name, bornOn: f.bornOn, politicalStatus: f.politicalStatus, workplace: f.workplace, sortOrder: i })),
    careerLines: p.careerLines.map((l, i) => ({ startedOn: l.startedOn, endedOn: l.endedOn, text: l.text, tags: l.tags, sortOrder: i })),
    grades: p.grades.filter((g) => g.year < gradesBefore).map((g) => ({ year: g.year, grade: g.grade, source: `${g.year}年度考核` })),
    rewards: p.rewards.map((r) => ({ kind: r.kind, code: r.sanction, title: r.title, issuer: r.issuer, issuedOn: r.issuedOn, effectUntil: r.effectUntil })),
    training: p.training.map((t) => ({ title: t.title, kind: t.kind, hours: t.hours, startedOn: t.startedOn, endedOn: t.endedOn, organizer: t.organizer })),
  };
}
