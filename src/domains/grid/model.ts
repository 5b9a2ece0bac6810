import { z } from 'zod';
import type { Day } from '../../kernel/period.ts';
import { visitItems, type VisitItem } from './contract/visit-items.ts';

/** 片 → 组 → 邻; households hang under 邻 only. */
export const levels = ['area', 'group', 'neighbour'] as const;
export type Level = (typeof levels)[number];
/** What a patch of this level hangs under. */
export const parentLevel: Readonly<Record<Level, Level | null>> = { area: null, group: 'area', neighbour: 'group' };

export interface Patch {
  readonly id: string;
  readonly level: Level;
  readonly parentId: string | null;
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly mergedInto: string | null;
}

/** 组织指定、群众推荐、个人自荐 (M228). */
export const ways = ['appointed', 'recommended', 'volunteered'] as const;
export type Way = (typeof ways)[number];
/** 党员、后备干部、网格长、楼栋长、业委会委员、志愿者 as the document names them; 机关党员干部 (M229); 其他. */
export const headSources = ['party_member', 'reserve_cadre', 'grid_leader', 'building_head', 'owners_committee', 'volunteer', 'organ_cadre', 'other'] as const;
export type HeadSource = (typeof headSources)[number];

export const grounds = ['absent', 'unable', 'unfit', 'other'] as const;
export type Ground = (typeof grounds)[number];

export interface Head {
  readonly id: string;
  readonly patchId: string;
  readonly name: string;
  readonly contact: string;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly way: Way;
  /** 就近、就便、就熟 */
  readonly near: boolean;
  readonly handy: boolean;
  readonly familiar: boolean;
  readonly source: HeadSource;
  readonly partyMember: boolean;
  readonly consentedOn: Day;
  readonly qualifiedBy: string;
  readonly servedFrom: Day;
  readonly servedTo: Day | null;
  readonly endedBecause: string | null;
}

/** What other domains ask of somebody who serves a patch. */
export interface ServingHead {
  readonly headId: string;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly name: string;
  readonly level: Level;
}

/** A number to call, as people write it. */
export const contactText = z.string().trim().regex(/^[\d+][\d\s-]{4,19}$/, 'grid.contact_malformed');
export const newHead = z.object({
  name: z.string().trim().min(1).max(40),
  contact: contactText,
  personId: z.uuid().nullable().default(null),
  accountId: z.uuid().nullable().default(null),
  way: z.enum(ways),
  near: z.boolean(),
  handy: z.boolean(),
  familiar: z.boolean(),
  source: z.enum(headSources),
  partyMember: z.boolean().default(false),
  consentedOn: z.string(),
  qualifiedBy: z.string().trim().min(1).max(100),
});
export type NewHead = z.infer<typeof newHead>;

export { visitItems, type VisitItem };
/** 六有 (M231). */
export const areaItems = ['map', 'chart', 'badges', 'cards', 'chat_groups', 'resident_account'] as const;
export type AreaItem = (typeof areaItems)[number];

/** A visit as the phone sends it, once or again. */
export const visit = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  visitedAt: z.iso.datetime(),
  items: z.array(z.enum(visitItems)).max(5),
  /** What the people brought forward; may be left empty when they had nothing. */
  collected: z.string().trim().max(2000).default(''),
  /** 登记一次信息: what serving the household needs, if it changed. */
  register: z.object({ contact: z.string().trim().min(1).max(40), phone: contactText, people: z.int().min(1).max(99) }).nullable().default(null),
});
export type Visit = z.infer<typeof visit>;
/** Why a head opens a household's data; the pack says how long it is kept. */
export const lookPurposes = ['visit', 'matter', 'emergency'] as const;
export type LookPurpose = (typeof lookPurposes)[number];
export interface Resident {
  readonly contact: string;
  readonly phone: string;
  readonly people: number;
}
