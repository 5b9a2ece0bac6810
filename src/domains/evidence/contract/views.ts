import { z } from 'zod';
import { quantity } from '../../../kernel/quantity.ts';
import { entryContent, entryKinds, type EntryKind } from '../kinds.ts';
import { arenas, attachment, entrySource, entryStates, figureStates, personRoles, reviewActions } from '../model.ts';

export const named = z.object({ id: z.string(), name: z.string() });
export const kindName = z.enum(entryKinds as [EntryKind, ...EntryKind[]]);

export const figureView = z.object({
  number: z.number().int(),
  indicator: z.string(),
  quantity,
  period: z.string().optional(),
  source: z.string(),
  reporter: z.string(),
  verification: z.enum(figureStates),
  /** Why it does not count yet: `unverified`, `contradictory`, `rejected`; none when it counts (M019). */
  flags: z.array(z.enum(['unverified', 'contradictory', 'rejected'])),
});

export const entryPersonView = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(personRoles),
  lead: z.boolean(),
  /** Ten-thousandths; null when not stated. */
  share: z.number().int().nullable(),
});

/** One entry as lists and timelines show it. */
export const entryView = z.object({
  id: z.string(),
  title: z.string(),
  occurredOn: z.string(),
  arena: z.enum(arenas),
  content: entryContent,
  organization: named.nullable(),
  persons: z.array(entryPersonView),
  matter: z.object({ id: z.string(), title: z.string() }).nullable(),
  criticalEvent: z.object({ id: z.string(), name: z.string() }).nullable(),
  source: entrySource,
  figures: z.array(figureView),
  attachments: z.array(attachment),
  state: z.enum(entryStates),
  correctsId: z.string().nullable(),
  /** Months ahead of plan (negative: late), for milestones (M018). */
  leadMonths: z.number().int().nullable(),
  reportedAt: z.string(),
  /** Null when the reader is the subject and the reporter of a problem or observation is kept from him. */
  reportedBy: z.string().nullable(),
});
export type EntryView = z.infer<typeof entryView>;

export const stepView = z.object({
  id: z.string(),
  number: z.number().int(),
  action: z.enum(reviewActions),
  state: z.enum(entryStates),
  opinion: z.string(),
  at: z.string(),
  by: z.string(),
  causeEntryId: z.string().nullable(),
});

export const entryDetail = entryView.extend({
  organizations: z.array(named.extend({ role: z.enum(['lead', 'join']) })),
  trail: z.array(stepView),
  /** Entries that correct or withdraw this one. */
  correctedBy: z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(entryStates) })),
  /** Place in the log once sealed; null for the few seconds before. */
  position: z.number().int().nullable(),
  /** Steps that this actor may take now. */
  may: z.array(z.enum([...reviewActions, 'check_figure', 'receipt'])),
});
export type EntryDetail = z.infer<typeof entryDetail>;

export const headView = z.object({
  log: z.string(),
  size: z.number().int(),
  /** Base64. */
  root: z.string(),
  sealedAt: z.string(),
  keyId: z.string(),
  signature: z.string(),
});
export type HeadView = z.infer<typeof headView>;
