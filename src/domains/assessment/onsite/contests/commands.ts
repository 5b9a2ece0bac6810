import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { formatScore, score } from '../../../../kernel/score.ts';
import type { House } from '../../../../platform/house/index.ts';
import { organizationsNow, organizationSubject } from '../../../registry/index.ts';
import { planSpotChecks, scoreSpotChecks } from '../../access.ts';
import type { planSpotCheck as planContract, scoreSpotCheck as scoreContract } from './contract.ts';
import type { PoolSection } from './model.ts';
import { criteriaSum, markOf } from './rules/check-points.ts';
import { drawSections } from './rules/draw-sections.ts';
import { findSpotCheck, insertScore, insertSpotCheck, scoresOfChecks } from './store.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;
const SEED_BYTES = 16;

/** Schedules a contest or draws an inspection. The seed is made here, at the moment of the draw, and never again: nobody can draw until the result pleases. */
export const planSpotCheck = (house: House, actor: Actor, input: Body<typeof planContract>): Promise<{ id: string; pool: number; drawn: { id: string; name: string }[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, planSpotChecks, { regionId: actor.regionId, organizationPaths: [] });
    if (input.heldOn < unit.today) throw new Refusal('invalid', 'assessment.spot_past', { today: unit.today });
    const sum = criteriaSum(input.criteria);
    if (sum !== score('100')) throw new Refusal('invalid', 'assessment.spot_points_sum', { sum: formatScore(sum) });
    const paths: string[] = [];
    for (const id of input.unitIds) paths.push((await organizationSubject(unit, id)).organizationPaths![0]!);
    const pool = (await organizationsNow(unit, {}, paths)).filter((o) => o.type === 'department').map((o): PoolSection => ({ id: o.id, name: o.name, path: o.path }));
    if (pool.length === 0) throw new Refusal('rule', 'assessment.spot_no_sections');
    if (input.kind === 'inspection' && input.count === undefined) throw new Refusal('invalid', 'assessment.spot_count_needed');
    const count = input.kind === 'contest' ? pool.length : input.count!;
    if (count > pool.length) throw new Refusal('rule', 'assessment.spot_too_few', { pool: pool.length, count });
    const seed = randomBytes(SEED_BYTES).toString('hex');
    const drawn = drawSections(seed, pool.map((s) => s.id), count);
    const id = await insertSpotCheck(unit, { kind: input.kind, title: input.title, heldOn: input.heldOn, pool, seed, drawn, criteria: input.criteria.map((c, i) => ({ key: `c${i + 1}`, ...c })) });
    unit.audit({ action: 'assessment.spot_check_planned', subjectKind: 'spot_check', subjectId: id, detail: { kind: input.kind, seed, pool: pool.length, drawn: drawn.length } });
    return { id, pool: pool.length, drawn: drawn.map((d) => ({ id: d, name: pool.find((s) => s.id === d)!.name })) };
  });

/** Scores a section on the spot; not before the day. */
export const scoreSpotCheck = (house: House, actor: Actor, id: string, input: Body<typeof scoreContract>): Promise<{ mark: string; number: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, scoreSpotChecks, { regionId: actor.regionId, organizationPaths: [] });
    const check = await findSpotCheck(unit, id);
    if (!check) throw new Refusal('not_found', 'assessment.no_such_spot_check');
    if (unit.today < check.heldOn) throw new Refusal('rule', 'assessment.spot_ahead', { on: check.heldOn });
    if (!check.drawn.includes(input.organizationId)) throw new Refusal('invalid', 'assessment.spot_not_drawn');
    const marked = markOf(check.criteria, input.points);
    if ('wrong' in marked) throw new Refusal('invalid', 'assessment.spot_points_wrong', { criteria: marked.wrong.join('、') });
    const inspector = actor.accountId ?? actor.name;
    const earlier = (await scoresOfChecks(unit, [id])).find((s) => s.organizationId === input.organizationId && s.inspector === inspector);
    if (earlier && input.reason === undefined) throw new Refusal('rule', 'assessment.spot_reason_needed');
    const number = (earlier?.number ?? 0) + 1;
    const saved = await insertScore(unit, { checkId: id, organizationId: input.organizationId, inspector, inspectorName: actor.name, number, points: input.points, mark: marked.mark, note: input.note, reason: input.reason ?? null });
    // Tapped twice: the first is in, the second says what to do.
    if (!saved) throw new Refusal('conflict', 'assessment.spot_reason_needed');
    unit.audit({ action: 'assessment.spot_scored', subjectKind: 'organization', subjectId: input.organizationId, detail: { checkId: id, mark: formatScore(marked.mark), number, reason: input.reason ?? null } });
    return { mark: formatScore(marked.mark), number };
  });
