import type { PartialDate } from '../../../kernel/period.ts';
import type { PostCategory } from '../model.ts';
import { levelOrder } from './orders.ts';

export const ruleId = 'registry.team_order';

interface Holder {
  /** Place of the post in the unit's list; null where no post is set up. */
  readonly post: number | null;
  readonly category: PostCategory | null;
  readonly leadershipLevel: string | null;
  readonly startedOn: PartialDate;
}

/** The order in which a team is listed: by its posts as the unit lists them; without a post the head first, then by level, then by who came first. */
export const inTeamOrder = (a: Holder, b: Holder): number =>
  Number(a.post === null) - Number(b.post === null) ||
  (a.post ?? 0) - (b.post ?? 0) ||
  Number(b.category === 'principal') - Number(a.category === 'principal') ||
  levelOrder(a.leadershipLevel) - levelOrder(b.leadershipLevel) ||
  (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0);
