import type { Appointment, PostCategory } from '../model.ts';
import { AWAITING_POST, postCategories } from '../model.ts';
import { levelOrder, rankName } from './orders.ts';

export const ruleId = 'registry.posts_of_holders';

export interface PostOfHolders {
  readonly title: string;
  readonly category: PostCategory;
  readonly leadershipLevel: string | null;
  readonly principal: boolean;
  /** Those who hold it today; so many places it is proposed to have. */
  readonly holders: readonly Appointment[];
}

/** The title without the unit's name before it. */
const within = (title: string, unitName: string): string => (title.startsWith(unitName) && title.length > unitName.length ? title.slice(unitName.length) : title);

/**
 * The posts a unit must have, by who serves there: what a roster brings in says titles, not posts. One post for each title, category and
 * level, leaders first. Left out: who holds one already, who is seconded or waits for a post, and titles that are ranks (职级 is no 职位).
 */
export function postsOfHolders(unitName: string, appointments: readonly Appointment[]): PostOfHolders[] {
  const groups = new Map<string, Omit<PostOfHolders, 'holders'> & { readonly holders: Appointment[] }>();
  for (const a of appointments) {
    const title = within(a.title.trim(), unitName);
    if (a.state !== 'in_office' || a.postId !== null || a.kind === 'secondment' || a.tags.includes(AWAITING_POST) || title === '' || rankName(title) !== null) continue;
    const category = a.category ?? 'staff';
    const key = [title, category, a.leadershipLevel].join('\n');
    const group = groups.get(key) ?? { title, category, leadershipLevel: a.leadershipLevel, principal: category === 'principal', holders: [] };
    group.holders.push(a);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => postCategories.indexOf(a.category) - postCategories.indexOf(b.category) || levelOrder(a.leadershipLevel) - levelOrder(b.leadershipLevel));
}
