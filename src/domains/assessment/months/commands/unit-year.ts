import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { formatScore, score, SCORE_SCALE, type Score } from '../../../../kernel/score.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { manageUnitYears } from '../../access.ts';
import type { recordPeriod as recordContract } from '../contract.ts';
import { periodsOfYear } from '../rules/periods.ts';
import { markOfItems } from '../rules/roll-up.ts';
import { findBulletin, holdPeriods, insertPeriods, savePeriod } from '../store.ts';
import { mayFor } from './sections.ts';

/** Opens the year of units with seventeen periods each. Repeating it adds only units that are new. */
export const openUnitYear = (house: House, actor: Actor, input: { readonly year: number; readonly unitIds: readonly string[] }): Promise<{ units: number; periods: number }> =>
  house.unit(actor, async (unit) => {
    for (const id of new Set(input.unitIds)) await mayFor(unit, manageUnitYears, id);
    const policy = await policyInForce(unit, unit.today);
    const planned = periodsOfYear(input.year, { month: policy.number('month-summary-due-days'), quarter: policy.number('quarter-check-due-days'), year: policy.number('year-appraisal-due-days') });
    const periods = await insertPeriods(unit, input.year, input.unitIds, planned);
    const units = periods / planned.length;
    unit.audit({ action: 'assessment.unit_year_opened', subjectKind: 'region', subjectId: actor.regionId, detail: { year: input.year, units } });
    return { units, periods };
  });

/** Records one period. See the contract for what it refuses. */
export const recordPeriod = (house: House, actor: Actor, year: number, input: z.output<NonNullable<typeof recordContract.body>>): Promise<{ mark: string; late: boolean }> =>
  house.unit(actor, async (unit) => {
    await mayFor(unit, manageUnitYears, input.unitId);
    const periods = await holdPeriods(unit, input.unitId, year);
    const period = periods.find((p) => p.kind === input.kind && p.number === input.number);
    if (!period) throw new Refusal('not_found', 'assessment.no_such_period', { year });
    if (unit.today < period.beginsOn) throw new Refusal('rule', 'assessment.period_ahead', { from: period.beginsOn });
    if (input.kind !== 'year' && periods.every((p) => p.mark !== null)) throw new Refusal('conflict', 'assessment.period_settled', { year });
    if (period.mark !== null && input.reason === undefined) throw new Refusal('rule', 'assessment.period_reason_needed');
    const mark = input.mark === undefined ? await markOfBulletin(unit, input.unitId, period.kind === 'month' ? `${year}-${String(period.number).padStart(2, '0')}` : null) : score(input.mark);
    if (mark > 100 * SCORE_SCALE) throw new Refusal('invalid', 'assessment.period_mark_range');
    await savePeriod(unit, period, { mark, summary: input.summary, recordedOn: period.recordedOn ?? unit.today });
    unit.audit({ action: 'assessment.period_recorded', subjectKind: 'organization', subjectId: input.unitId, detail: { year, kind: input.kind, number: input.number, mark: formatScore(mark), before: period.mark === null ? null : formatScore(period.mark), reason: input.reason ?? null } });
    return { mark: formatScore(mark), late: (period.recordedOn ?? unit.today) > period.dueOn };
  });

/** A month that was rated item by item needs no second mark. */
async function markOfBulletin(unit: Unit, unitId: string, month: string | null): Promise<Score> {
  const bulletin = month === null ? undefined : await findBulletin(unit, unitId, month);
  const policy = await policyInForce(unit, unit.today);
  const points = { good: policy.number('month-points-good'), fair: policy.number('month-points-fair'), poor: policy.number('month-points-poor') };
  const mark = markOfItems((bulletin?.sections ?? []).flatMap((s) => s.items.map((i) => i.rating)), points);
  if (mark === null) throw new Refusal('rule', 'assessment.period_mark_needed');
  return mark;
}
