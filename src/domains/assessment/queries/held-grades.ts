import type { Reason } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { holdsAgainst } from '../../protection/index.ts';
import type { Run, StoredResult } from '../store/index.ts';

/**
 * Whose 优秀 waits while a report about him is checked (暂缓评优). Asked on the day it matters and kept nowhere: what is lifted is open
 * at once, with nothing to compute anew. Teams are not reported on.
 */
export const heldGrades = async (unit: Unit, run: Pick<Run, 'subject'>, personIds: readonly string[] | 'all' = 'all'): Promise<ReadonlyMap<string, readonly Reason[]>> =>
  run.subject === 'team' ? new Map() : holdsAgainst(unit, personIds, 'grade', unit.today);

/** A proposal of 优秀 that is on hold needs somebody to decide: to wait, or another grade. */
export const needsDecision = (r: Pick<StoredResult, 'grade' | 'proposal'>, held: boolean): boolean => r.grade === null && (r.proposal?.needsDecision === true || (held && r.proposal?.grade === 'outstanding'));
