import type { LeafSource } from '../../platform/ledger/index.ts';
import { canonicalCheck, canonicalEntry, canonicalStep } from './rules/canonical-entry.ts';
import { entriesById, idsAfter } from './store/entry.ts';
import { paperSources } from './store/performance.ts';
import { checksById, stepsById } from './store/review.ts';

/** Where the rows behind the evidence log are. */
export const evidenceSources: readonly LeafSource[] = [
  {
    kind: 'entry',
    contents: async (unit, ids) => new Map((await entriesById(unit, ids)).map((e) => [e.id, canonicalEntry(e)])),
    idsAfter: (unit, id, limit) => idsAfter(unit, 'evidence.entry', id, limit),
  },
  {
    kind: 'review',
    contents: async (unit, ids) => new Map((await stepsById(unit, ids)).map((s) => [s.id, canonicalStep(s, unit.actor.regionId)])),
    idsAfter: (unit, id, limit) => idsAfter(unit, 'evidence.review_step', id, limit),
  },
  {
    kind: 'figure_check',
    contents: async (unit, ids) => new Map((await checksById(unit, ids)).map((c) => [c.id, canonicalCheck(c, unit.actor.regionId)])),
    idsAfter: (unit, id, limit) => idsAfter(unit, 'evidence.figure_check', id, limit),
  },
  ...paperSources,
];
