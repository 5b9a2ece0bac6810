import { addMonths } from '../../kernel/period.ts';
import type { SimAppointment } from '../model.ts';
import type { Organizations } from '../region/organizations.ts';
import type { BlockPlan } from '../region/plan.ts';
import type { Member } from './member.ts';

/** Beside the main post: leaders who head an organ (兼任), people sent elsewhere for a time (挂职). */
export function addOtherPosts(plan: BlockPlan, organizations: Organizations, members: readonly Member[]): void {
  const chance = plan.chance.fork('other posts');
  for (const m of members) {
    const { slot, person } = m;
    const extra = (over: Partial<SimAppointment> & Pick<SimAppointment, 'organizationId' | 'title' | 'kind' | 'startedOn'>): void => {
      person.appointments.push({ id: plan.id(), postId: null, main: false, principal: false, category: slot.post.category, level: null, levelSince: null, endedOn: null, trialUntil: null, document: `干任〔${over.startedOn.slice(0, 4)}〕${chance.int(1, 96)}号`, endedBecause: null, tags: [], ...over });
    };
    if (slot.alsoHeads) {
      const organ = organizations.units.find((u) => u.plan?.short === slot.alsoHeads)?.organization;
      if (organ) extra({ organizationId: organ.id, title: `${slot.post.title.split('、').at(-1)!}（兼）`, kind: 'concurrent', principal: true, startedOn: m.postSince });
    } else if (slot.levels >= 1 && slot.levels <= 2 && slot.unit && chance.happens(0.07)) {
      // A year at the front line, some of it still running: the home unit sees little of it.
      const host = chance.pick(organizations.units.filter((u) => u.kind === 'town' && u.organization.id !== slot.organization.id));
      const from = addMonths(m.postSince > plan.from ? m.postSince : plan.from, chance.int(1, 10));
      if (from >= plan.today || !host) continue;
      const end = addMonths(from, 12);
      extra({ organizationId: host.organization.id, title: chance.pick(['挂职党委委员', '挂职副镇长', '驻村第一书记', '驻村工作队队员']), kind: 'secondment', startedOn: from, endedOn: end <= plan.today ? end : null, endedBecause: end <= plan.today ? '挂职期满' : null, tags: ['front_line'] });
      person.hidden.confounders.push('seconded_away');
      if (!person.tags.includes('一线经历')) person.tags.push('一线经历');
    }
  }
}
