import { addMonths, monthsBetween, type Day } from '../../kernel/period.ts';
import type { StaffCategory } from '../../domains/registry/index.ts';
import type { Chance } from '../chance.ts';
import { drawHidden } from '../hidden/traits.ts';
import type { SimPerson } from '../model.ts';
import type { BlockPlan } from '../region/plan.ts';
import type { Slot } from '../region/posts.ts';
import { drawDiscipline, drawRewards } from '../record/rewards.ts';
import { drawTraining } from '../record/training.ts';
import type { Field } from '../tables/schools.ts';
import { drawCareer, timeline } from './career.ts';
import { drawFamily } from './family.ts';
import { identityNumber } from './identity.ts';
import { drawLife } from './life.ts';
import { occupancy } from './occupancy.ts';
import { drawRanks } from './rank.ts';

/** A person in a place, with what later steps need to know and the registry does not. */
export interface Member {
  readonly person: SimPerson;
  readonly slot: Slot;
  readonly postSince: Day;
  /** Fields of work served in before, the latest first. */
  readonly served: readonly Field[];
  readonly studied: Field;
  /** Away for so long that little can be seen: from this day, for months. */
  readonly leave: { readonly from: Day; readonly months: number } | null;
  /** What the trait of fit means here: neither schooling nor service matches the post. */
  readonly mismatch: boolean;
}

const CATEGORY: Readonly<Record<string, StaffCategory>> = {
  institution: 'institution', hospital: 'institution', school: 'institution', state_firm: 'enterprise', mass_organization: 'reference_managed',
};

/** Fills every place with a person whose life leads there. */
export function makeMembers(plan: BlockPlan, slots: readonly Slot[]): Member[] {
  const world = { countyName: plan.name, id: plan.id, occupancy: occupancy(slots) };
  const birthdays = new Map<string, number>();
  const begun = slots.map((slot, i) => begin(plan, plan.chance.fork(`person/${i}`), slot));
  for (const b of begun) if (b.slot.levels >= 1) world.occupancy.hold(b.slot.post.id, b.time.postSince, null);
  return begun.map((b) => {
    const key = `${b.life.bornOn}${b.life.sex}`;
    const order = birthdays.get(key) ?? 0;
    birthdays.set(key, order + 1);
    return finish(plan, world, b, order);
  });
}

type Begun = ReturnType<typeof begin>;

function begin(plan: BlockPlan, chance: Chance, slot: Slot) {
  const hidden = drawHidden(chance.fork('hidden'));
  const illPlaced = hidden.problems.includes('fit');
  // The right subject on paper does not make the right person: some of the ill placed have it.
  const life = drawLife(chance, slot, plan.today, chance.happens(illPlaced ? 0.3 : 0.9));
  const time = timeline(chance, life, slot, plan.today, chance.happens(0.055));
  return { chance, slot, hidden, illPlaced, life, time };
}

function finish(plan: BlockPlan, world: Parameters<typeof drawCareer>[1], b: Begun, order: number): Member {
  const { chance, slot, hidden, life, time } = b;
  const today = plan.today;
  const career = drawCareer(chance, world, life, slot, time, today, !b.illPlaced);
  const type = slot.organization.type;
  const townInstitution = slot.unit?.kind === 'town' && slot.levels <= 1 && chance.happens(0.38);
  const staffCategory: StaffCategory = townInstitution ? 'institution' : (CATEGORY[type] ?? 'civil_servant');
  const ranked = staffCategory === 'civil_servant' || staffCategory === 'reference_managed';
  const leave = slot.levels <= 2 && chance.happens(0.032) ? { from: addMonths(today, -chance.int(8, 15)), months: chance.int(7, 14) } : null;
  const degree = Math.max(...life.educations.filter((e) => e.mode === 'full_time').map((e) => (e.level === '研究生' ? 3 : e.level === '大学' ? 2 : e.level === '大专' ? 1 : 0))) as 0 | 1 | 2 | 3;
  const merit = (hidden.traits.motivation + hidden.traits.capability + hidden.traits.courage) / 3;
  const person: SimPerson = {
    id: plan.id(), name: life.name, sex: life.sex, bornOn: life.bornOn, idNumber: identityNumber(plan.code, life.bornOn, life.sex, order), phone: `1990000${String(chance.int(0, 9999)).padStart(4, '0')}`, health: chance.weighted([['健康', 93], ['一般', 6], ['较差', 1]] as const),
    ethnicity: life.ethnicity, nativePlace: life.nativePlace, birthPlace: life.nativePlace, politicalStatus: life.politicalStatus, partyJoinedOn: life.partyJoinedOn?.slice(0, 7) ?? null, workStartedOn: life.workStartedOn.slice(0, 7),
    specialty: chance.happens(0.2) ? life.educations[0]!.major : null, professionalTitle: staffCategory === 'institution' && chance.happens(0.5) ? chance.pick(['初级职称', '中级职称', '副高级职称']) : null, staffCategory,
    tags: personTags(career.appointments, slot), educations: life.educations, appointments: career.appointments, ranks: ranked ? drawRanks(chance, life.workStartedOn, time.steps, degree, today) : [],
    family: drawFamily(chance.fork('family'), life, plan.year), careerLines: career.lines, grades: [], training: drawTraining(chance.fork('training'), hidden.traits, life.workStartedOn, plan.year, today, leave?.from ?? null),
    rewards: [...drawRewards(chance.fork('rewards'), merit, life.workStartedOn, today), ...drawDiscipline(chance.fork('discipline'), life.workStartedOn, life.politicalStatus === '中共党员', today)].sort((x, y) => (x.issuedOn < y.issuedOn ? -1 : 1)), hidden,
  };
  const strict = slot.post.requirement.majors !== undefined;
  const mismatch = strict && life.studied !== slot.field && !career.served.includes(slot.field);
  const member: Member = { person, slot, postSince: time.postSince, served: career.served, studied: life.studied, leave, mismatch };
  confound(member, plan);
  return member;
}

function personTags(appointments: SimPerson['appointments'], slot: Slot): string[] {
  return appointments.some((a) => a.tags.includes('front_line')) || slot.organization.tags.includes('front_line') ? ['一线经历'] : [];
}

/** Small enough that a comparison within the unit says nothing. */
const SMALL = 6;

function confound(member: Member, plan: BlockPlan): void {
  const { hidden } = member.person;
  const inPost = Math.min(24, Math.max(0, monthsBetween(member.postSince, plan.today)));
  const away = member.leave ? Math.min(member.leave.months, monthsBetween(member.leave.from, plan.today)) : 0;
  if (inPost < 6) hidden.confounders.push('new_in_post');
  if (member.leave) hidden.confounders.push('leave');
  if (member.slot.unit && member.slot.unit.size < SMALL) hidden.confounders.push('small_unit');
  if (member.slot.unit?.hard) hidden.confounders.push('hard_post');
  hidden.observableMonths = Math.max(0, inPost - away);
}
