import type { SimCriticalEvent, SimEntry, SimMarks, SimMatter, SimPerformanceFile } from '../model.ts';
import type { Member } from '../people/member.ts';
import type { Organizations } from '../region/organizations.ts';
import type { BlockPlan } from '../region/plan.ts';
import { flagships } from '../tables/deeds.ts';
import { awards, besideMatters, criticalEvents, eventConduct } from './beside.ts';
import { desk } from './entry.ts';
import { performanceFiles } from './files.ts';
import { drawImpressions, drawMarks } from './marks.ts';
import { runMatter, unitMatters, type Group } from './matters.ts';
import { COUNTY, presences } from './presence.ts';
import { lazyUnits, report } from './reporting.ts';

export interface WorkRecord {
  readonly events: SimCriticalEvent[];
  readonly matters: SimMatter[];
  readonly entries: SimEntry[];
  readonly files: SimPerformanceFile[];
  readonly marks: SimMarks[];
}

/** Two years of work of a county as they got on record. */
export function recordWork(plan: BlockPlan, organizations: Organizations, members: readonly Member[]): WorkRecord {
  const chance = plan.chance.fork('work');
  const where = presences(plan, members);
  const villages = organizations.all.filter((o) => o.type === 'village' || o.type === 'community');
  const towns = organizations.units.filter((u) => u.kind === 'town').map((u) => u.organization.shortName);
  const groups: Group[] = organizations.units.map((u) => ({
    organizationId: u.organization.id, name: u.organization.shortName, size: u.size, hard: u.hard, bent: u.bent,
    places: u.kind === 'town' ? villages.filter((v) => v.parentId === u.organization.id).map((v) => v.shortName) : towns, people: where.get(u.organization.id) ?? [],
  }));
  const leaders = where.get(COUNTY) ?? [];
  groups.push({ organizationId: organizations.organs.government.id, name: '县委办', size: leaders.length, hard: false, bent: 'project', places: towns, people: leaders });
  const events = criticalEvents(plan);
  const paper = desk(plan.today, plan.id);
  const matters: SimMatter[] = [];
  for (const [i, group] of groups.entries()) {
    const own = chance.fork(i);
    matters.push(...unitMatters(plan, own, group, paper));
    eventConduct(own, group, events, paper);
    besideMatters(plan, own, group, paper);
    awards(plan, group, paper);
  }
  const builders = groups.filter((g) => g.bent === 'project' && g.people.length > 3);
  const big = chance.fork('flagships');
  for (const title of builders.length > 0 ? flagships : []) {
    const matter = runMatter(plan, big, big.pick(builders), paper, { arena: 'project', title: `“十大工程”${title}`, flagship: true });
    if (matter) matters.push(matter);
  }
  const lazy = lazyUnits(chance.fork('lazy'), organizations.units.map((u) => u.organization.id));
  for (const m of members) if (lazy.has(m.slot.organization.id)) m.person.hidden.confounders.push('under_reporting');
  const seen = drawImpressions(chance.fork('impressions'), members);
  return {
    events,
    matters,
    entries: report(plan, chance.fork('report'), paper.drafted, lazy),
    files: performanceFiles(plan, members),
    marks: [...drawMarks(chance.fork('marks/last'), seen, members, plan.year - 1, `${plan.year - 1}-12-31`, false), ...drawMarks(chance.fork('marks/this'), seen, members, plan.year, plan.today, true)],
  };
}
