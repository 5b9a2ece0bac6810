import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { standsAgainst } from '../../../protection/index.ts';
import { handleReviews } from '../../access.ts';
import { benefitOf } from '../rules/benefit-of.ts';
import { gradeServed, holdUse, setUse } from '../store/outcomes.ts';

/** Records that a consequence was carried out (`used`; a benefit not while a case closes it to the person), or that one carried out on a grade no longer in force was reversed. */
export const markUse = (house: House, actor: Actor, id: string, input: { readonly state: 'used' | 'reversed'; readonly note: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, handleReviews, { regionId: actor.regionId, organizationPaths: [] });
    const use = await holdUse(unit, id);
    if (!use) throw new Refusal('not_found', 'assessment.no_such_use');
    const from = input.state === 'used' ? 'open' : 'to_reverse';
    if (use.state !== from) throw new Refusal('conflict', 'assessment.use_not_in_state', { state: use.state });
    const scope = input.state === 'used' ? benefitOf((await gradeServed(unit, use.run_id, use.person_id, use.outcome_version)) ?? null, use.months) : null;
    const against = scope === null ? undefined : (await standsAgainst(unit, [use.person_id], scope, unit.today)).get(use.person_id);
    if (against) throw new Refusal('rule', 'assessment.use_closed', { consequence: use.consequence }, against);
    await setUse(unit, id, input.state, input.note);
    unit.audit({ action: 'assessment.use_marked', subjectKind: 'person', subjectId: use.person_id, detail: { consequence: use.consequence, state: input.state, note: input.note } });
    return {};
  });
