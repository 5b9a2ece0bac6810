import { canonicalJson } from '../../../kernel/canonical-json.ts';
import type { Entry, ReviewStep } from '../model.ts';

/**
 * evidence.canonical_entry: the bytes that stand in the log for an entry, rebuilt from its row and its people each time it is verified.
 * Everything that means something is in it; the order of people does not matter.
 */
export const canonicalEntry = (e: Entry): string =>
  canonicalJson({
    arena: e.arena,
    attachments: e.attachments,
    content: e.content,
    correctsId: e.correctsId,
    criticalEventId: e.criticalEventId,
    figures: e.figures,
    id: e.id,
    initialState: e.initialState,
    matterId: e.matterId,
    occurredOn: e.occurredOn,
    organizationId: e.organizationId,
    organizations: e.organizations,
    persons: [...e.persons].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    regionId: e.regionId,
    reportedAt: e.reportedAt.toISOString(),
    reportedBy: e.reportedBy,
    reporterAccountId: e.reporterAccountId,
    reporterPersonId: e.reporterPersonId,
    source: e.source,
    title: e.title,
    type: 'dandang-evidence-1',
  });

/** Two entries that differ in nothing but their number and the moment: the second was sent again because the answer was lost. */
export const saysTheSame = (a: Entry, b: Entry): boolean => canonicalEntry({ ...a, id: b.id, reportedAt: b.reportedAt, initialState: b.initialState }) === canonicalEntry(b);

/** The same for a step of the review trail. */
export const canonicalStep = (s: ReviewStep, regionId: string): string => canonicalJson({ type: 'dandang-review-1', regionId, ...s, at: s.at.toISOString() });

export interface FigureCheck {
  readonly id: string;
  readonly entryId: string;
  readonly figureNumber: number;
  readonly state: 'verified' | 'rejected';
  readonly note: string;
  readonly at: Date;
  readonly by: string;
  readonly accountId: string | null;
}

export const canonicalCheck = (c: FigureCheck, regionId: string): string => canonicalJson({ type: 'dandang-figure-check-1', regionId, ...c, at: c.at.toISOString() });
