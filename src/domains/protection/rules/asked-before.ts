import { matterLikeness, type MatterLimits } from '../../../kernel/likeness.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Measure, MeasureKind } from '../model.ts';

/** What asks somebody about a matter; an admonition is what comes of it. */
export const asks = (kind: MeasureKind): boolean => kind !== 'admonition';

export interface Asked {
  readonly kind: MeasureKind;
  readonly matter: string;
  readonly lead: string | null;
  readonly onDay: Day;
}

const written = (m: Pick<Asked, 'matter' | 'lead' | 'onDay'>) => ({ reference: m.lead, text: m.matter, on: m.onDay });
/** Two lines that may ask about one matter: the same number of the lead, or like words within the period. */
export const sameMatter = (a: Asked, b: Asked, limits: MatterLimits): boolean => asks(a.kind) && asks(b.kind) && matterLikeness(written(a), written(b), limits).same;

/** 同一问题不重复问 (M129): the lines by which the person was asked about this matter before, the newest first. Those withdrawn count for nothing. */
export const askedBefore = (about: Asked, had: readonly Measure[], limits: MatterLimits): Measure[] => had.filter((m) => m.withdrawn === null && sameMatter(about, m, limits)).toSorted((a, b) => (a.onDay < b.onDay ? 1 : a.onDay > b.onDay ? -1 : a.id < b.id ? 1 : -1));
