import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { heldFor } from '../commands/line.ts';
import { saidInPublic } from '../model.ts';
import { putPublication, withdrawPublication } from './store.ts';

/**
 * 公示采取的行动 (M225): what was done about a comment or suggestion that is answered, in words written for everybody. Refuses
 * `demands.no_suggestion` for anything that was not said in public, `demands.moved` before it is answered.
 */
export const publishAction = (house: House, actor: Actor, id: string, input: { readonly title: string; readonly text: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['desk']);
    if (!saidInPublic(demand.source)) throw new Refusal('rule', 'demands.no_suggestion');
    if (demand.state !== 'answered') throw new Refusal('conflict', 'demands.moved', { state: demand.state });
    await putPublication(unit, id, input);
    unit.audit({ action: 'demands.published', subjectKind: 'demand', subjectId: id });
    return {};
  });

/** Taken from the page again, with the reason. */
export const withdrawAction = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    await heldFor(unit, id, ['desk']);
    if (!(await withdrawPublication(unit, id, reason))) throw new Refusal('conflict', 'demands.not_published');
    unit.audit({ action: 'demands.withdrawn', subjectKind: 'demand', subjectId: id, detail: { reason } });
    return {};
  });
