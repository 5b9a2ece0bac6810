import type { z } from 'zod';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { isRefusal, Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { areaPaths, headsOf, patchByCard, patchesAbove } from '../../grid/index.ts';
import { regionIds } from '../../registry/index.ts';
import { followed } from '../commands/intake.ts';
import { termsOf } from '../commands/terms.ts';
import type { demandEntry, followDemand } from '../contract.ts';
import { findDemand, stepsOf } from '../store/index.ts';

/** Who acts where nobody signs in: the program, in that region. */
const asker = (regionId: RegionId): Actor => systemActor(regionId, '诉求网页');

/** The region of a page without an account: as named, as the card says, or the only one there is. Refuses `demands.which_region`. */
export async function askerOf(house: House, given: { readonly region?: string | undefined; readonly card?: string | null | undefined }): Promise<Actor> {
  const all = await regionIds(house.database);
  if (given.region !== undefined) {
    const found = all.find((r) => r === given.region);
    if (!found) throw new Refusal('not_found', 'demands.which_region');
    return asker(found);
  }
  if (all.length === 1) return asker(all[0]!);
  if (given.card)
    for (const r of all) {
      const known = await house.unit(asker(r), (unit) => patchByCard(unit, given.card!)).catch((e: unknown) => { if (isRefusal(e)) return null; throw e; });
      if (known) return asker(r);
    }
  throw new Refusal('not_found', 'demands.which_region');
}

export const entryPage = (house: House, actor: Actor, card: string | null): Promise<z.input<typeof demandEntry.output>> =>
  house.unit(actor, async (unit) => {
    const { policy } = await termsOf(unit);
    const terms = { region: actor.regionId as string, photos: policy.number('demand-photos-most'), contactDays: policy.number('demand-contact-days') };
    if (card === null) return { ...terms, place: null, heads: [] };
    const patch = await patchByCard(unit, card);
    const line = [patch, ...(await patchesAbove(unit, patch.id))];
    const heads = await Promise.all(line.map((p) => headsOf(unit, p.id)));
    return { ...terms, place: (await areaPaths(unit, [patch.id])).get(patch.id)?.names.join(' · ') ?? patch.name, heads: heads.flat().map((h) => ({ name: h.name, level: h.level })) };
  });

/** What the asker may know of the steps: no names of those who returned it, no inner opinions. */
const SHOWN = new Set(['filed', 'classified', 'lifted', 'met', 'handled', 'answered', 'reopened', 'merged', 'said']);
const WITH_TEXT = new Set(['handled', 'answered', 'said', 'reopened']);
export const followPage = (house: House, actor: Actor, number: string, secret: string): Promise<z.input<typeof followDemand.output>> =>
  house.unit(actor, async (unit) => {
    const d = await followed(unit, number, secret);
    // One that was merged is followed where it went; its own words stay.
    const into = d.state === 'merged' ? (await stepsOf(unit, d.id)).findLast((s) => s.step === 'merged')?.detail['into'] : undefined;
    const at = typeof into === 'string' ? ((await findDemand(unit, { number: into })) ?? d) : d;
    const steps = (await stepsOf(unit, at.id)).filter((s) => SHOWN.has(s.step));
    return {
      number: d.number, words: d.words, state: at.state, level: at.level, receivedAt: d.receivedAt.toISOString(), dueAt: at.dueAt.toISOString(), answer: at.answer, resolved: at.resolved, mayJudge: at.id === d.id && at.state === 'answered' && at.resolved === null,
      // In a merged one the words of the other asker are his.
      steps: steps.map((s) => ({ step: s.step, at: s.at.toISOString(), level: s.level, text: WITH_TEXT.has(s.step) && (at.id === d.id || s.step === 'answered') ? s.text : null })),
    };
  });
