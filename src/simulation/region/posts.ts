import type { PostCategory, PostRequirement } from '../../domains/registry/index.ts';
import type { Level, SimOrganization, SimPost } from '../model.ts';
import { fields, type Field } from '../tables/schools.ts';
import { countyLeaders, townTeam } from '../tables/units.ts';
import { sectionNames, type Organizations, type Unit } from './organizations.ts';
import type { BlockPlan } from './plan.ts';

/** A place to be filled: one holder of a post. */
export interface Slot {
  readonly post: SimPost;
  readonly organization: SimOrganization;
  readonly unit: Unit | null;
  /** The field of work of this post. */
  readonly field: Field;
  readonly levels: 0 | 1 | 2 | 3 | 4 | 5;
  /** Short name of an organ that the holder heads as well. */
  readonly alsoHeads: string | null;
}

/** Fields in which any schooling will do. */
const GENERAL: readonly Field[] = ['综合管理', '党务政工', '社会治理'];
const PARTY_POST = /书记|部长|组织|宣传|政法|纪检|党/;

function requirement(plan: BlockPlan, title: string, category: PostCategory, level: Level | null, field: Field, frontLine: boolean): PostRequirement {
  const strict = !GENERAL.includes(field) && (category !== 'staff' || plan.chance.happens(0.6));
  return {
    educationAtLeast: level === '县处级正职' || level === '县处级副职' ? 3 : 2,
    ...(strict ? { majors: [...fields[field].majors] } : {}),
    ...(PARTY_POST.test(title) ? { politicalStatus: ['中共党员'] } : {}),
    ...(frontLine ? { frontLine: true } : {}),
  };
}

const STEP: Readonly<Record<Level, 2 | 3 | 4 | 5>> = { 乡科级副职: 2, 乡科级正职: 3, 县处级副职: 4, 县处级正职: 5 };

/** Posts with their establishment, and the places to fill: about one in sixteen stays empty. */
export function makePosts(plan: BlockPlan, organizations: Organizations): { posts: SimPost[]; slots: Slot[] } {
  const posts: SimPost[] = [];
  const slots: Slot[] = [];
  const chance = plan.chance.fork('posts');
  const add = (organization: SimOrganization, unit: Unit | null, title: string, category: PostCategory, level: Level | null, field: Field, holders: number, principal = false, alsoHeads: string | null = null): void => {
    const vacant = !principal && chance.happens(0.08) ? 1 : 0;
    const frontLine = unit?.kind === 'town' && level !== null;
    const post: SimPost = {
      id: plan.id(), organizationId: organization.id, title, category, level, establishment: holders + vacant, principal, requirement: requirement(plan, title, category, level, field, frontLine), sortOrder: posts.length % 9999, validFrom: '2010-01-01',
    };
    posts.push(post);
    const levels = level ? STEP[level] : category === 'staff' ? 0 : 1;
    for (let i = 0; i < holders; i++) slots.push({ post, organization, unit, field, levels, alsoHeads });
  };
  for (const l of countyLeaders) {
    const principal = l.principal;
    add(organizations.organs[l.organ], null, l.title, principal ? 'principal' : 'deputy', l.level, l.field, l.count, principal, l.alsoHeads ?? null);
  }
  for (const unit of organizations.units) unitPosts(unit, add, chance.int.bind(chance));
  return { posts, slots };
}

type Add = (organization: SimOrganization, unit: Unit | null, title: string, category: PostCategory, level: Level | null, field: Field, holders: number, principal?: boolean) => void;

function unitPosts(unit: Unit, add: Add, int: (low: number, high: number) => number): void {
  const at = (title: string, category: PostCategory, level: Level | null, field: Field, holders: number, principal = false): void => add(unit.organization, unit, title, category, level, field, holders, principal);
  let left = unit.size;
  if (unit.plan) {
    const small = unit.size < 6;
    at(unit.plan.head, 'principal', unit.plan.level, unit.field, 1, true);
    const deputies = small ? 1 : Math.min(unit.plan.deputies, Math.floor(unit.size / 4));
    at(unit.plan.deputy, 'deputy', unit.plan.level === null ? null : '乡科级副职', unit.field, deputies);
    left -= 1 + deputies;
  } else {
    const street = unit.organization.type === 'subdistrict';
    const team = townTeam.slice(0, unit.size < 30 ? 4 : townTeam.length);
    for (const p of team) at(street ? streetTitle(p.title) : unit.organization.name.endsWith('乡') ? p.title.replace('镇长', '乡长') : p.title, p.principal ? 'principal' : 'deputy', p.level, p.field, 1, p.principal);
    left -= team.length;
  }
  const sections = sectionNames(unit);
  const heads = sections.slice(0, Math.max(1, Math.min(sections.length, Math.floor(left * 0.45))));
  for (const s of heads) {
    if (left <= 1) break;
    at(/(股|室|科|部|站|局|处|队|中心|庭|组|所)$/.test(s.name) ? `${s.name}${s.name.endsWith('室') || s.name.endsWith('中心') || s.name.endsWith('办公室') ? '主任' : s.name.endsWith('庭') ? '庭长' : s.name.endsWith('队') ? '队长' : s.name.endsWith('局') ? '局长' : s.name.endsWith('所') ? '所长' : s.name.endsWith('站') ? '站长' : s.name.endsWith('部') ? '部长' : '负责人'}` : s.name, 'middle', null, s.field, 1);
    left--;
  }
  // What is left are the officers of the sections.
  for (let i = 0; left > 0; i++) {
    const s = heads[i % heads.length]!;
    const holders = Math.min(left, int(2, 5));
    at(`${s.name}${unit.organization.type === 'state_firm' ? '职员' : '工作人员'}`, 'staff', null, s.field, holders);
    left -= holders;
  }
}

const streetTitle = (title: string): string => title.replace('党委', '党工委').replace('镇长', '办事处主任').replace('人大主席', '人大工委主任');
