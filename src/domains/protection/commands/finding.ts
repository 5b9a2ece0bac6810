import { addMonths } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { changeFinding, findAccusation, findingOf } from '../store/accusations.ts';
import { effectsOfCase } from '../store/index.ts';
import { openIdentity } from '../store/reporters.ts';
import { beginEffect, liftEffects } from './effects.ts';

/**
 * 生效: from today, or after an appeal for what is left of the term. Its effects inside the program reach only people on file here; for
 * anybody else the finding is a paper for the organ competent for him.
 */
export async function bringIntoEffect(unit: Unit, caseId: string, policy: PolicyView): Promise<void> {
  const finding = (await findingOf(unit, caseId))!;
  const from = finding.effectiveFrom ?? unit.today;
  const until = finding.effectiveUntil ?? addMonths(unit.today, policy.number('accusation-effect-months'));
  if (finding.effectiveFrom === null) await changeFinding(unit, caseId, { effective_from: from, effective_until: until });
  const { reportId } = (await findAccusation(unit, { caseId }))!;
  const personId = (await openIdentity(unit, reportId))?.personId ?? null;
  if (personId !== null && unit.today < until) await beginEffect(unit, { personId, kind: 'finding', basis: '诬告陷害', scopes: ['promotion', 'rank', 'grade', 'award', 'pool', 'selection'], from: unit.today, until, caseId, source: finding.basis });
}

/** Ends what the finding did; while an appeal runs it does nothing. */
export async function suspendFinding(unit: Unit, caseId: string): Promise<void> {
  await liftEffects(unit, (await effectsOfCase(unit, caseId)).filter((e) => e.endedOn === null), 'lifted', caseId);
}

/** 撤销、期满、提前移除: the finding ends with all it did. */
export async function endFinding(unit: Unit, caseId: string, because: 'reversed' | 'expired' | 'removed'): Promise<void> {
  await liftEffects(unit, (await effectsOfCase(unit, caseId)).filter((e) => e.endedOn === null), because === 'expired' ? 'expired' : 'lifted', caseId);
  await changeFinding(unit, caseId, { ended_on: unit.today, ended_because: because });
}
