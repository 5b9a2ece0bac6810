import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, recordDecision } from '../../policy/index.ts';
import { organizationSubject, personExists } from '../../registry/index.ts';
import { accountNames } from '../../security/index.ts';
import { runGrid } from '../access.ts';
import type { Ground, NewHead, Patch } from '../model.ts';
import { headFaults } from '../rules/check-head.ts';
import { monthsAway } from '../rules/months-away.ts';
import { endHeads, endPatch, findHead, findPatch, holdPatches, insertHeads, insertMerger, insertReplacement, issueCredentials, moveGroups, servingHeads, settleReplacement } from '../store/index.ts';

/** Permission is asked of the patch's organization first, then the patch is locked and read again. */
async function held(unit: Unit, patchId: string): Promise<Patch> {
  const found = await findPatch(unit, patchId);
  if (!found) throw new Refusal('not_found', 'grid.no_such_patch');
  must(unit.actor, runGrid, await organizationSubject(unit, found.organizationId));
  const [patch] = await holdPatches(unit, [patchId]);
  if (patch!.endedOn !== null) throw new Refusal('conflict', 'grid.patch_ended', { name: patch!.name });
  return patch!;
}

/**
 * Somebody begins to serve a vacant patch (M228): the way, the nears, consent and who checked the qualification are on record, the
 * credential is issued, an open replacement is settled. Refuses `grid.post_taken`, `grid.head_faults`, `grid.no_such_account`, `registry.no_such_person`.
 */
export const appointHead = (house: House, actor: Actor, patchId: string, head: NewHead): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const patch = await held(unit, patchId);
    if ((await servingHeads(unit, { patchIds: [patchId] })).length > 0) throw new Refusal('conflict', 'grid.post_taken', { name: patch.name });
    const faults = headFaults(head, unit.today);
    if (faults.length > 0) throw new Refusal('rule', 'grid.head_faults', {}, faults);
    if (head.personId !== null && !(await personExists(unit, head.personId))) throw new Refusal('not_found', 'registry.no_such_person');
    if (head.accountId !== null && !(await accountNames(unit, [head.accountId])).has(head.accountId)) throw new Refusal('not_found', 'grid.no_such_account');
    const id = newId<'head'>(unit.at.getTime());
    await insertHeads(unit, [{ ...head, id, patchId, servedFrom: unit.today }]);
    await issueCredentials(unit, [id]);
    const from = await settleReplacement(unit, patchId, id);
    unit.audit({ action: 'grid.head_appointed', subjectKind: 'patch', subjectId: patchId, detail: { headId: id, way: head.way, replaces: from } });
    unit.publish({ type: 'grid.head_replaced', payload: { patchId, from, to: id } });
    return { id };
  });

export interface ReplacementGround {
  readonly ground: Ground;
  /** First day away; needed for `absent`. */
  readonly awayFrom: Day | null;
  readonly note: string;
}

/**
 * A head can no longer serve (M238): his service and credential end, the post is vacant and a replacement is open until a successor
 * serves. Where the pack has a table it decides whether the ground is enough (an absence within its limit is not: `grid.no_ground`).
 */
export const openReplacement = (house: House, actor: Actor, headId: string, input: ReplacementGround): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const found = await findHead(unit, headId);
    if (!found) throw new Refusal('not_found', 'grid.no_such_head');
    const patch = await held(unit, found.patchId);
    const head = (await findHead(unit, headId))!;
    if (head.servedTo !== null) throw new Refusal('conflict', 'grid.serves_no_more', { name: head.name });
    if (input.ground === 'absent' && input.awayFrom === null) throw new Refusal('invalid', 'grid.away_from_needed', {}, [{ code: 'grid.away_from_needed', at: 'awayFrom' }]);
    const policy = await policyInForce(unit, unit.today);
    let article: string | null = null;
    if (input.ground !== 'other' && policy.has('neighbour-replacement')) {
      const facts = { 邻长外出月数: input.ground === 'absent' ? monthsAway(input.awayFrom!, unit.today) : 0, 邻长能否正常履职: input.ground !== 'unable', 邻长是否不宜担任: input.ground === 'unfit' };
      const decision = policy.decide('neighbour-replacement', facts);
      const lit = decision.trace.find((r) => r.state === 'lit');
      if (decision.outputs?.['推选接替'] !== true) throw new Refusal('rule', 'grid.no_ground', {}, [{ code: 'grid.absence_within_limit', ...(lit ? { source: policy.cite(lit.source) } : {}) }]);
      article = lit ? policy.cite(lit.source) : null;
      await recordDecision(unit, { ruleId: 'neighbour-replacement', subject: { kind: 'grid_head', id: headId }, on: unit.today, facts, decision });
    }
    await endHeads(unit, [headId], input.ground);
    const id = await insertReplacement(unit, { patchId: patch.id, headId, ground: input.ground, awayFrom: input.awayFrom, note: input.note, article });
    unit.audit({ action: 'grid.replacement_opened', subjectKind: 'patch', subjectId: patch.id, detail: { headId, ground: input.ground } });
    unit.publish({ type: 'grid.head_left', payload: { patchId: patch.id, headId } });
    return { id };
  });

/**
 * Two areas of one organization become one: groups and all below move, the head of the first ends, who moved when and why stays on record.
 * Refuses `grid.not_two_areas`.
 */
export const mergeAreas = (house: House, actor: Actor, fromId: string, intoId: string, reason: string): Promise<{ groups: number }> =>
  house.unit(actor, async (unit) => {
    for (const id of [fromId, intoId].sort()) await held(unit, id);
    const both = await holdPatches(unit, [fromId, intoId]);
    if (both.length !== 2 || both.some((p) => p.level !== 'area') || both[0]!.organizationId !== both[1]!.organizationId) throw new Refusal('rule', 'grid.not_two_areas');
    const groupIds = await moveGroups(unit, fromId, intoId);
    await endHeads(unit, (await servingHeads(unit, { patchIds: [fromId] })).map((h) => h.headId), 'merged');
    await endPatch(unit, fromId, intoId);
    await insertMerger(unit, { fromId, intoId, groupIds, reason });
    unit.audit({ action: 'grid.areas_merged', subjectKind: 'patch', subjectId: fromId, detail: { into: intoId, groups: groupIds.length } });
    unit.publish({ type: 'grid.areas_merged', payload: { from: fromId, into: intoId } });
    return { groups: groupIds.length };
  });
