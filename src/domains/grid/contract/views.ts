import { z } from 'zod';
import { headSources, levels, ways } from '../model.ts';

export const id = z.object({ id: z.uuid() });
export const made = z.object({ id: z.string() });
export const nothing = z.object({});
export const reason = z.string().trim().min(2).max(500);

/** Posts of one level: how many patches, how many of them without a head. */
export const levelCount = z.object({ patches: z.number(), vacant: z.number() });
export const coverage = z.object({
  area: levelCount,
  group: levelCount,
  neighbour: levelCount,
  households: z.number(),
  /** Households whose neighbour post nobody holds, or that lie in no patch. */
  uncovered: z.number(),
  withoutPatch: z.number(),
});
export type Coverage = z.infer<typeof coverage>;
export const patchView = z.object({ id: z.string(), level: z.enum(levels), parentId: z.string().nullable(), organizationId: z.string(), code: z.string(), name: z.string(), startedOn: z.string(), endedOn: z.string().nullable(), mergedInto: z.string().nullable() });
export const headView = z.object({
  id: z.string(),
  patchId: z.string(),
  name: z.string(),
  contact: z.string(),
  personId: z.string().nullable(),
  way: z.enum(ways),
  near: z.boolean(),
  handy: z.boolean(),
  familiar: z.boolean(),
  source: z.enum(headSources),
  partyMember: z.boolean(),
  consentedOn: z.string(),
  qualifiedBy: z.string(),
  servedFrom: z.string(),
  servedTo: z.string().nullable(),
  endedBecause: z.string().nullable(),
  credential: z.object({ number: z.string(), issuedOn: z.string(), cancelledOn: z.string().nullable() }).nullable(),
});
