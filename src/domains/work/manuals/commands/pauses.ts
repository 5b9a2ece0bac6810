import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/period.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { House } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { pauseLeft, pausesOf } from '../rules/pauses.ts';
import { insertMove } from '../store.ts';
import { mustBeOther, run } from './matters.ts';

type Nothing = Record<never, never>;

/**
 * Stops the clock of a matter that waits for something outside: the firm's papers, the word of a higher level. Not by who stands for a role in it,
 * whose time it is; not for longer than the matter has left (`manual-pause-days`).
 */
export const pauseMatter = (house: House, actor: Actor, id: string, input: { readonly reason: string; readonly until: Day }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const it = await run(unit, id);
    mustBeOther(actor, it);
    const pauses = pausesOf(it.moves, unit.today);
    const open = pauses.at(-1);
    if (open?.open) throw new Refusal('conflict', 'manuals.paused');
    if (!it.standing.some((s) => s.stage === 'running')) throw new Refusal('rule', 'manuals.nothing_runs');
    if (input.until <= unit.today) throw new Refusal('invalid', 'manuals.pause_past', {}, [{ code: 'manuals.pause_past', at: 'until' }]);
    const left = pauseLeft(pauses, (await policyInForce(unit, unit.today)).number('manual-pause-days'));
    if (workingDaysBetween(unit.today, input.until) > left) throw new Refusal('rule', 'manuals.pause_too_long', { left }, [{ code: 'manuals.pause_too_long', params: { left }, at: 'until' }]);
    await insertMove(unit, id, { sequence: it.moves.length + 1, kind: 'paused', reason: input.reason, until: input.until });
    unit.audit({ action: 'work.manual_matter_paused', subjectKind: 'manual_matter', subjectId: id, detail: { reason: input.reason, until: input.until } });
    return {};
  });

/** Starts it again. */
export const resumeMatter = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const it = await run(unit, id);
    mustBeOther(actor, it);
    if (!pausesOf(it.moves, unit.today).at(-1)?.open) throw new Refusal('conflict', 'manuals.not_paused');
    await insertMove(unit, id, { sequence: it.moves.length + 1, kind: 'resumed' });
    unit.audit({ action: 'work.manual_matter_resumed', subjectKind: 'manual_matter', subjectId: id });
    return {};
  });
