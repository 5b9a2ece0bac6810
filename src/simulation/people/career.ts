import { addMonths, type Day } from '../../kernel/period.ts';
import { monthsBetween } from '../../kernel/period.ts';
import { earlier, later, yearOf } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { Level, SimAppointment, SimCareerLine } from '../model.ts';
import type { Slot } from '../region/posts.ts';
import type { Field } from '../tables/schools.ts';
import { MONTHS_BEFORE, type Life } from './life.ts';
import type { Occupancy } from './occupancy.ts';

/** The days on which a person came to each step of the ladder; the first is the start of work. */
export interface Timeline {
  readonly steps: readonly Day[];
  /** Since when in the present post. */
  readonly postSince: Day;
}

/** Spreads the working life over the steps, each at least as long as the ladder asks, and says since when the present post is held. */
export function timeline(chance: Chance, life: Life, slot: Slot, today: Day, newlyAppointed: boolean): Timeline {
  const total = monthsBetween(life.workStartedOn, today);
  const slack = Math.max(0, total - MONTHS_BEFORE[slot.levels] - 2);
  const shares = Array.from({ length: slot.levels + 1 }, (_, i) => 0.25 + chance.next() + (i === slot.levels ? 0.35 : 0));
  const sum = shares.reduce((a, b) => a + b, 0);
  const steps: Day[] = [life.workStartedOn];
  let spent = 0;
  for (let i = 1; i <= slot.levels; i++) {
    spent += MONTHS_BEFORE[i]! - MONTHS_BEFORE[i - 1]! + Math.floor((slack * shares[i - 1]!) / sum);
    steps.push(firstOf(addMonths(life.workStartedOn, spent)));
  }
  const last = steps[slot.levels]!;
  const longest = Math.max(1, monthsBetween(last, today));
  const held = newlyAppointed ? chance.int(1, 5) : Math.max(7, Math.round(-Math.log(1 - chance.next()) * 38) + 6);
  const postSince = held >= longest ? last : firstOf(addMonths(today, -held));
  return { steps, postSince: later(last, postSince) };
}

/** Terms begin on a day of the month that decisions like to name. */
const firstOf = (d: Day): Day => `${d.slice(0, 7)}-01`;

const LEVELS: readonly (Level | null)[] = [null, null, '乡科级副职', '乡科级正职', '县处级副职', '县处级正职'];

export interface Career {
  readonly appointments: SimAppointment[];
  readonly lines: SimCareerLine[];
  /** Fields of work served in before, the latest first. */
  readonly served: Field[];
}

export interface CareerWorld {
  readonly countyName: string;
  readonly id: () => string;
  readonly occupancy: Occupancy;
}

/** A neighbouring county outside the region, for stretches that no post here had room for. */
const ELSEWHERE = ['云栖县', '望澜县', '松陵县', '白鹭县'];
const documentOf = (chance: Chance, on: Day): string => `干任〔${yearOf(on)}〕${chance.int(1, 96)}号`;

/** The posts before the present one, the present one, and the lines of the résumé that tell them. */
export function drawCareer(chance: Chance, world: CareerWorld, life: Life, slot: Slot, time: Timeline, today: Day, steady: boolean): Career {
  const appointments: SimAppointment[] = [];
  const lines: SimCareerLine[] = [];
  const served: Field[] = [];
  for (const e of life.educations) if (e.mode === 'full_time') lines.push({ startedOn: e.startedOn, endedOn: e.graduatedOn, text: `${e.school}${e.major}专业学习`, tags: [] });
  for (let step = 0; step <= slot.levels; step++) {
    const from = time.steps[step]!;
    const to = earlier(time.steps[step + 1] ?? time.postSince, time.postSince);
    for (const [a, b] of split(chance, from, to)) {
      const place = world.occupancy.place(chance, step, a, b, steady ? slot.field : null, slot.post.id);
      const level = LEVELS[step] ?? null;
      if (place) {
        served.unshift(place.field);
        appointments.push({
          id: world.id(), organizationId: place.organization.id, postId: place.post.id, title: place.post.title, kind: 'appointment', main: true, principal: place.post.principal, category: place.post.category, level,
          levelSince: step >= 2 ? time.steps[step]! : null, startedOn: a, endedOn: b, trialUntil: null, document: documentOf(chance, a), endedBecause: '职务调整', tags: place.organization.tags.includes('front_line') ? ['front_line'] : [],
        });
        lines.push({ startedOn: a.slice(0, 7), endedOn: b.slice(0, 7), text: lineOf(world.countyName, place.organization.name, place.post.title), tags: place.organization.tags.includes('front_line') ? ['front_line'] : [] });
      } else lines.push({ startedOn: a.slice(0, 7), endedOn: b.slice(0, 7), text: `${chance.pick(ELSEWHERE)}${OUTSIDE[step]}`, tags: [] });
    }
  }
  const trial = slot.levels >= 2 && slot.levels <= 3 && time.steps[slot.levels] === time.postSince && monthsBetween(time.postSince, today) < 12;
  const front = slot.organization.tags.includes('front_line');
  appointments.push({
    id: world.id(), organizationId: slot.organization.id, postId: slot.post.id, title: slot.post.title, kind: trial ? 'trial' : 'appointment', main: true, principal: slot.post.principal, category: slot.post.category, level: slot.post.level,
    levelSince: slot.levels >= 2 ? time.steps[slot.levels]! : null, startedOn: time.postSince, endedOn: null, trialUntil: trial ? addMonths(time.postSince, 12) : null, document: documentOf(chance, time.postSince), endedBecause: null, tags: front ? ['front_line'] : [],
  });
  lines.push({ startedOn: time.postSince.slice(0, 7), endedOn: null, text: lineOf(world.countyName, slot.organization.name, slot.post.title), tags: front ? ['front_line'] : [] });
  for (const e of life.educations) {
    if (e.mode !== 'in_service') continue;
    const at = lines.findIndex((l) => l.startedOn <= e.startedOn && (l.endedOn === null || l.endedOn > e.startedOn));
    const line = lines[at];
    if (line) lines[at] = { ...line, text: `${line.text}（其间：${e.startedOn.replace('-', '.')}--${e.graduatedOn.replace('-', '.')}在${e.school}${e.major}专业学习）` };
  }
  return { appointments, lines, served };
}

/** County leaders are told by county, everybody else by office. */
const lineOf = (county: string, organization: string, title: string): string => (title.startsWith('县') ? `${county}${title.slice(1)}` : `${organization}${title}`);

const OUTSIDE = ['政府办公室科员', '财政局办公室主任', '发展和改革局副局长', '交通运输局局长', '人民政府副县长', '委副书记、县长'] as const;

/** Cuts a stretch into terms of two to six years. */
function split(chance: Chance, from: Day, to: Day): [Day, Day][] {
  const months = monthsBetween(from, to);
  if (months <= 0) return [];
  const parts = Math.max(1, Math.min(3, Math.round(months / chance.int(40, 84))));
  const cuts: Day[] = [from];
  for (let i = 1; i < parts; i++) cuts.push(firstOf(addMonths(from, Math.round((months * i) / parts) + (months > 40 ? chance.int(-4, 4) : 0))));
  cuts.push(to);
  return cuts.slice(0, -1).map((c, i) => [c, cuts[i + 1]!] as [Day, Day]).filter(([a, b]) => a < b);
}
