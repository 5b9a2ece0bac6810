import { z } from 'zod';
import { day } from '../../kernel/period.ts';
import { quantity } from '../../kernel/quantity.ts';
import { entryContent } from './kinds.ts';

/** Where evidence arose (M014). The first three and the two places of 四看 are the front line; `office` is not. */
export const arenas = ['project', 'village', 'emergency', 'service_window', 'classroom', 'office'] as const;
export type Arena = (typeof arenas)[number];

/**
 * reported 已填报 → unit_confirmed 单位已核实 → confirmed 组织部门已核定;
 * returned 退回补正 by a reviewer, disputed 本人有异议 by the subject, withdrawn 已撤销 by a later entry or after a dispute.
 */
export const entryStates = ['reported', 'unit_confirmed', 'confirmed', 'returned', 'disputed', 'withdrawn'] as const;
export type EntryState = (typeof entryStates)[number];

/** 谋事 plan, 干事 do, 成事 achieve (M011); `subject` 当事人 where none of them fits: praised, observed, trained. */
export const personRoles = ['plan', 'do', 'achieve', 'subject'] as const;
export type PersonRole = (typeof personRoles)[number];

/** Who the word comes from. `document` is the number or title of the paper it rests on. */
export const sourceKinds = ['self', 'unit', 'department', 'supervision', 'public', 'document', 'system'] as const;
export const entrySource = z.strictObject({ document: z.string().max(200).optional(), kind: z.enum(sourceKinds), name: z.string().min(1).max(200) });
export type EntrySource = z.infer<typeof entrySource>;

/** A named person's part; `share` is the contribution in ten-thousandths and may stay open. */
export const entryPerson = z.strictObject({
  // In the order of the canonical form, which then need not sort them anew for every person of every entry.
  lead: z.boolean().default(false),
  personId: z.uuid(),
  role: z.enum(personRoles),
  share: z.number().int().min(0).max(10_000).nullable().default(null),
});
export type EntryPerson = z.infer<typeof entryPerson>;

export const entryOrganization = z.strictObject({ organizationId: z.uuid(), role: z.enum(['lead', 'join']) });
export type EntryOrganization = z.infer<typeof entryOrganization>;

/** M019: a figure has its source, who reported it, and whether someone checked it. `period` is the year or month it speaks of. */
export const figureStates = ['unverified', 'verified', 'rejected'] as const;
export type FigureState = (typeof figureStates)[number];
export const entryFigure = z.strictObject({
  indicator: z.string().min(1).max(100),
  quantity,
  period: z.string().regex(/^\d{4}(-\d{2})?$/).optional(),
  source: z.string().min(1).max(200),
  reporter: z.string().min(1).max(100),
  verification: z.enum(['unverified', 'verified']).default('unverified'),
});
export type EntryFigure = z.infer<typeof entryFigure>;

export const attachment = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });
export type Attachment = z.infer<typeof attachment>;

/** What is put on record. `correctsId` names the entry that this one replaces or withdraws. */
export const newEntry = z.strictObject({
  title: z.string().trim().min(2).max(200),
  occurredOn: day,
  arena: z.enum(arenas),
  content: entryContent,
  organizationId: z.uuid().nullable().default(null),
  organizations: z.array(entryOrganization).max(50).default([]),
  persons: z.array(entryPerson).max(200),
  matterId: z.uuid().nullable().default(null),
  criticalEventId: z.uuid().nullable().default(null),
  correctsId: z.uuid().nullable().default(null),
  source: entrySource,
  figures: z.array(entryFigure).max(50).default([]),
  attachments: z.array(attachment).max(30).default([]),
});
export type NewEntry = z.infer<typeof newEntry>;

/** An entry for bulk appending by other domains, imports and the simulation: fields with defaults may be left out. */
export interface NewEvidence extends z.input<typeof newEntry> {
  readonly id?: string;
  /** `confirmed` when the domain that appends it has already done the checking (a closed task, an issued award). */
  readonly state?: 'reported' | 'unit_confirmed' | 'confirmed';
  /** For records brought in from the past; the unit's moment otherwise. */
  readonly reportedBy?: { readonly name: string; readonly personId?: string | null };
}

/** An entry as it stands in the ledger. */
export interface Entry extends NewEntry {
  readonly id: string;
  readonly regionId: string;
  readonly initialState: 'reported' | 'unit_confirmed' | 'confirmed';
  readonly reportedAt: Date;
  readonly reportedBy: string;
  readonly reporterAccountId: string | null;
  readonly reporterPersonId: string | null;
}

export const reviewActions = ['unit_confirm', 'confirm', 'return', 'reply', 'dispute', 'uphold', 'overturn', 'withdraw'] as const;
export type ReviewAction = (typeof reviewActions)[number];

export interface ReviewStep {
  readonly id: string;
  readonly entryId: string;
  readonly number: number;
  readonly action: ReviewAction;
  readonly state: EntryState;
  readonly opinion: string;
  readonly at: Date;
  readonly by: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  /** The withdrawing or replacing entry, for `withdraw`. */
  readonly causeEntryId: string | null;
}

/** What other domains compute with. */
export interface EvidenceFact {
  readonly id: string;
  readonly kind: EntryKindName;
  readonly occurredOn: string;
  readonly title: string;
  readonly state: EntryState;
  readonly persons: readonly { readonly personId: string; readonly role: PersonRole; readonly lead: boolean; readonly shareTenThousandths: number | null }[];
  readonly organizationId: string | null;
  readonly matterId: string | null;
  readonly criticalEventId: string | null;
  readonly arena: Arena;
  readonly content: NewEntry['content'];
  /** Flagged figures (M019) are marked; leave them out of scores. */
  readonly figures: readonly (EntryFigure & { readonly number: number; readonly counted: boolean })[];
}
export type EntryKindName = NewEntry['content']['kind'];
