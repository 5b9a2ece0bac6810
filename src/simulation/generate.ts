import { markFigures } from './figures.ts';
import type { Block, SimOrganization } from './model.ts';
import { makeMembers } from './people/member.ts';
import { addOtherPosts } from './people/other-posts.ts';
import { giveGrades } from './record/grades.ts';
import { makeOrganizations, placeholder } from './region/organizations.ts';
import { blockPlan, regionHead, type RegionRequest } from './region/plan.ts';
import { makePosts } from './region/posts.ts';
import { recordWork } from './work/record.ts';

/** One county, made from the request and its index alone. */
export function makeBlock(request: RegionRequest, index: number): Block {
  const plan = blockPlan(request, index);
  const organizations = makeOrganizations(plan);
  const { posts, slots } = makePosts(plan, organizations);
  const members = makeMembers(plan, slots);
  addOtherPosts(plan, organizations, members);
  giveGrades(plan.chance.fork('grades'), members, plan.year);
  if (index === 0) markFigures(plan.chance.fork('figures'), members, plan.year);
  const work = recordWork(plan, organizations, members);
  return { index, name: plan.name, organizations: organizations.all, posts, people: members.map((m) => m.person), ...work };
}

/** The organization above the counties, or null when the county is the region. */
export function rootOrganization(request: RegionRequest): SimOrganization | null {
  const plan = blockPlan(request, 0);
  return plan.alone ? null : placeholder(plan);
}

/** County after county; nothing of an earlier one is kept, so that a province needs no more memory than a county. */
export function* regionBlocks(request: RegionRequest): Generator<Block> {
  const { blocks } = regionHead(request);
  for (let i = 0; i < blocks; i++) yield makeBlock(request, i);
}
