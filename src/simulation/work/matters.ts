import { addDays, type Day } from '../../kernel/period.ts';
import { dayBetween, daysBetween, earlier, workday } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { SimMatter } from '../model.ts';
import type { BlockPlan } from '../region/plan.ts';
import { deedTexts, duties, handedBack, landmarks, matterTitles, milestones, taskTexts } from '../tables/deeds.ts';
import { behind, contentment, eagerness, handsBack, lateness, leading, standing, success } from './conduct.ts';
import type { Desk, Part, Role } from './entry.ts';
import type { Presence } from './presence.ts';

export interface Group {
  readonly organizationId: string;
  readonly name: string;
  readonly size: number;
  readonly hard: boolean;
  readonly bent: 'project' | 'village' | 'emergency' | 'window' | 'office';
  readonly places: readonly string[];
  readonly people: readonly Presence[];
}

type MatterArena = keyof typeof matterTitles;
const BENT: Readonly<Record<Group['bent'], MatterArena>> = { project: 'project', village: 'village', emergency: 'emergency', window: 'service_window', office: 'office' };
const ANY: readonly (readonly [MatterArena, number])[] = [['office', 34], ['project', 20], ['village', 18], ['service_window', 16], ['emergency', 12]];
/** Matters a unit has in two years, per head. */
const PER_HEAD = 2.45;

/** The matters of a unit over two years with everything that is put on record about them. */
export function unitMatters(plan: BlockPlan, chance: Chance, group: Group, desk: Desk): SimMatter[] {
  const matters: SimMatter[] = [];
  for (let n = Math.round(group.size * PER_HEAD); n > 0; n--) {
    const arena = chance.happens(0.5) ? BENT[group.bent] : chance.weighted(ANY);
    const title = chance.pick(matterTitles[arena]).replace('{地}', chance.pick(group.places));
    const matter = runMatter(plan, chance, group, desk, { arena, title, flagship: false });
    if (matter) matters.push(matter);
  }
  return matters;
}

/** One matter from taking it up to its outcome; null when nobody was there to do it. */
export function runMatter(plan: BlockPlan, chance: Chance, group: Group, desk: Desk, kind: { arena: MatterArena; title: string; flagship: boolean }): SimMatter | null {
  const startedOn = workday(dayBetween(chance, plan.from, addDays(plan.today, -12)));
  const there = group.people.filter((p) => p.from <= startedOn && startedOn < p.to);
  if (there.length === 0) return null;
  const difficulty = kind.flagship ? 3 : chance.weighted([[1, 50], [2, 36], [3, group.hard ? 34 : 14]] as const);
  const risky = difficulty === 3 || kind.arena === 'emergency' || kind.arena === 'project' || group.hard;
  if (risky) asked(chance.fork(`asked/${startedOn}/${kind.title}`), group, desk, kind, startedOn, there);
  const parts = choose(chance, there, risky);
  const lead = parts[0]!.presence;
  const dueOn = workday(addDays(startedOn, kind.flagship ? chance.int(250, 420) : chance.int(30, 210)));
  const goes = success(lead, parts.slice(1).map((p) => p.presence), difficulty, group.hard) + chance.normal(0, 0.085);
  const delay = chance.happens(lateness(lead, difficulty, group.hard)) ? chance.int(8, 95) : -chance.int(0, 20);
  const closed = workday(addDays(dueOn, Math.max(delay, -Math.floor(daysBetween(startedOn, dueOn) / 2))));
  const closedOn = closed <= plan.today ? closed : null;
  const matter: SimMatter = { id: plan.id(), title: kind.title, kind: kind.arena, organizationId: group.organizationId, startedOn, dueOn, closedOn, flagship: kind.flagship, difficulty, personIds: parts.map((p) => p.presence.member.person.id) };
  const about = { arena: kind.arena, organizationId: group.organizationId, by: group.name, matterId: matter.id };

  desk.add({ ...about, title: `承担${kind.title}`, on: startedOn, parts, content: { kind: 'undertaking', duty: chance.pick(duties) } });
  tasks(chance, group, desk, matter, parts, about);
  if (kind.arena === 'project') projectSteps(plan, chance, desk, matter, parts, delay, about);
  if (!closedOn) return matter;
  const outcome = goes > 0.56 ? 'achieved' : goes > 0.44 ? 'partly_achieved' : 'not_achieved';
  desk.add({ ...about, title: `${kind.title}办结`, on: closedOn, parts: parts.map((p, i) => (i === 0 ? { ...p, role: 'achieve' as Role } : p)), content: { kind: 'matter_outcome', outcome, description: outcome === 'achieved' ? '任务目标完成，验收通过' : outcome === 'partly_achieved' ? '主要任务完成，个别指标未达到' : '未达到预定目标，转入整改' } });
  if (outcome === 'achieved') {
    for (const p of parts) {
      if (!chance.happens(p === parts[0] ? 0.48 : 0.24)) continue;
      const [description, result] = chance.pick(deedTexts);
      desk.add({ ...about, title: `${kind.title}中的担当事迹`, on: earlier(closedOn, plan.today), parts: [{ presence: p.presence, role: p.role, lead: p === parts[0] }], content: { kind: 'deed', description, result } });
    }
    if (kind.flagship || chance.happens(0.008)) {
      const description = chance.pick(landmarks);
      desk.add({ ...about, title: `${kind.title}${description}`, on: closedOn, parts: parts.slice(0, 2), content: { kind: 'landmark', description }, sourceKind: 'document' });
    }
  }
  if (kind.arena !== 'office' && chance.happens(0.55)) {
    const answered = chance.int(18, 110);
    const rate = Math.max(0.2, Math.min(1, contentment(lead, group.hard) + chance.normal(0, 0.05)));
    desk.add({ ...about, title: `${kind.title}满意度回访`, on: earlier(workday(addDays(closedOn, chance.int(0, 12))), plan.today), parts: parts.slice(0, 2), content: { kind: 'satisfaction', answered, satisfied: Math.round(answered * rate), method: chance.pick(['电话回访', '入户问卷', '窗口评价器']) }, sourceKind: 'public' });
  }
  return matter;
}

/**
 * Somebody is asked by name to take a risky matter on (点将). Who hands it back stands on the work list with his reason, and the matter goes to
 * others; a task handed back has no deadline any more.
 */
function asked(chance: Chance, group: Group, desk: Desk, kind: { arena: MatterArena; title: string }, on: Day, there: readonly Presence[]): void {
  const presence = chance.weighted(there.map((p) => [p, standing(p)] as const));
  if (!chance.happens(handsBack(presence))) return;
  const result = chance.pick(handedBack[behind(chance, presence, ['motivation', 'courage', 'capability'])]);
  desk.add({ title: `${kind.title}：交办后退回`, on, arena: kind.arena, organizationId: group.organizationId, by: group.name, parts: [{ presence, role: 'do', lead: false }], content: { kind: 'task', task: `牵头${kind.title}`, completedOn: null, result } });
}

/** Who takes part, the one who answers for it first, with shares that make a whole. */
function choose(chance: Chance, there: readonly Presence[], risky: boolean): Part[] {
  const lead = chance.weighted(there.map((p) => [p, leading(p, risky)] as const));
  const chosen = [lead];
  const wanted = Math.min(there.length, 2 + Math.min(3, chance.count(0.9)));
  const rest = there.filter((p) => p.member !== lead.member).map((p) => [p, eagerness(p, risky)] as const);
  while (chosen.length < wanted && rest.length > 0) {
    const next = chance.weighted(rest);
    rest.splice(rest.findIndex(([p]) => p === next), 1);
    chosen.push(next);
  }
  const weights = chosen.map((_, i) => (i === 0 ? 2 : 1) * (0.6 + chance.next()));
  const whole = weights.reduce((a, b) => a + b, 0);
  let left = 10_000;
  return chosen.map((presence, i) => {
    const share = i === chosen.length - 1 ? left : Math.round((weights[i]! / whole) * 10_000);
    left -= share;
    return { presence, role: i === 0 ? 'plan' : chance.happens(0.8) ? 'do' : 'achieve', lead: i === 0, share };
  });
}

type About = { arena: MatterArena; organizationId: string; by: string; matterId: string };

function tasks(chance: Chance, group: Group, desk: Desk, matter: SimMatter, parts: readonly Part[], about: About): void {
  const count = Math.min(parts.length, 1 + chance.count(0.9));
  for (const part of chance.sample(parts, count)) {
    const deadline = workday(dayBetween(chance, addDays(matter.startedOn, 14), addDays(matter.dueOn, 1)));
    if (deadline > desk.today) continue;
    const late = chance.happens(lateness(part.presence, matter.difficulty, group.hard));
    const done = late ? addDays(deadline, chance.int(3, 60)) : addDays(deadline, -chance.int(0, 9));
    const completedOn = done <= desk.today && !(late && chance.happens(0.12)) ? done : null;
    const task = chance.pick(taskTexts);
    desk.add({ ...about, title: `${matter.title}：${task}`, on: completedOn ?? deadline, parts: [{ presence: part.presence, role: 'do', lead: false, share: 10_000 }], content: { kind: 'task', task, deadline, completedOn } });
  }
}

function projectSteps(plan: BlockPlan, chance: Chance, desk: Desk, matter: SimMatter, parts: readonly Part[], delay: number, about: About): void {
  const steps = matter.flagship ? 4 : chance.int(1, 2);
  const first = chance.int(0, milestones.length - steps);
  for (let i = 0; i < steps; i++) {
    const planned = workday(addDays(matter.startedOn, Math.round((daysBetween(matter.startedOn, matter.dueOn) * (i + 1)) / steps)));
    const actual = workday(addDays(planned, Math.round((delay * (i + 1)) / steps) + chance.int(-4, 4)));
    if (actual > plan.today || actual < matter.startedOn) continue;
    desk.add({ ...about, title: `${matter.title}${milestones[first + i]!}`, on: actual, parts, content: { kind: 'milestone', milestone: milestones[first + i]!, plannedOn: planned, actualOn: actual } });
  }
}
