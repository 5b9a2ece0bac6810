import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/ids.ts';
import { must, type Subject } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { raiseIssue } from '../../work/index.ts';
import { runRoots, sendOn } from '../access.ts';
import { heldFor } from '../commands/line.ts';
import type { Demand, Step } from '../model.ts';
import { addStep, findDemand, holdDemands, stepsOf } from '../store/index.ts';
import { DEMAND_SOURCE, ROOT_SOURCE, type Root } from './model.ts';
import { closeDispatched, closeRoot, findDispatched, findRoot, insertDispatched, insertRoot, putToRoot } from './store.ts';

type Nothing = Record<never, never>;
const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });

/** The demands, locked, that may stand together under a root. What is about a head is listed nowhere, so it stands under none. */
async function heldTogether(unit: Unit, demandIds: readonly string[]): Promise<Demand[]> {
  const wanted = [...new Set(demandIds)];
  const demands = await holdDemands(unit, wanted);
  if (demands.length !== wanted.length) throw new Refusal('not_found', 'demands.no_such_demand');
  const headed = demands.find((d) => d.aboutHead);
  if (headed) throw new Refusal('rule', 'demands.root_about_head', { number: headed.number });
  const merged = demands.find((d) => d.state === 'merged');
  if (merged) throw new Refusal('conflict', 'demands.moved', { state: merged.state });
  const taken = demands.find((d) => d.rootId !== null);
  if (taken) throw new Refusal('conflict', 'demands.has_root', { number: taken.number });
  return demands;
}
async function join(unit: Unit, demands: readonly Demand[], root: Pick<Root, 'id' | 'title'>): Promise<void> {
  await putToRoot(unit, demands.map((d) => d.id), root.id);
  for (const d of demands) await addStep(unit, d.id, { step: 'rooted', text: root.title, detail: { rootId: root.id } });
}

/**
 * 归并根子问题: demands that come of one cause, closed ones too, are put together and the cause becomes a task of its own, handed to the unit
 * that can remove it and gone through at every dispatch meeting until it is done (M034). Each demand keeps its own clock and its own answer.
 */
export const foundRoot = (house: House, actor: Actor, input: { readonly title: string; readonly cause: string; readonly organizationId: string; readonly seriesId: string; readonly days?: number | undefined; readonly demandIds: readonly string[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runRoots, whole(actor));
    const demands = await heldTogether(unit, input.demandIds);
    if (demands.length < 2) throw new Refusal('invalid', 'demands.root_of_one', {}, [{ code: 'demands.root_of_one', at: 'demandIds' }]);
    const id = newId(unit.at.getTime());
    const taskId = (await raiseIssue(unit, input.seriesId, { title: input.title, organizationId: input.organizationId, days: input.days, source: ROOT_SOURCE, sourceKey: id }))!;
    await insertRoot(unit, { ...input, id, taskId });
    await join(unit, demands, { id, title: input.title });
    unit.audit({ action: 'demands.root_founded', subjectKind: 'root', subjectId: id, detail: { demands: demands.length, organizationId: input.organizationId } });
    return { id };
  });

/** More demands of the same cause. A root that is done takes none: what comes after it is a sign that the cause is still there, and a new one. */
export const joinRoot = (house: House, actor: Actor, rootId: string, demandIds: readonly string[]): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runRoots, whole(actor));
    const root = await findRoot(unit, rootId, true);
    if (!root) throw new Refusal('not_found', 'demands.no_such_root');
    if (root.doneOn !== null) throw new Refusal('conflict', 'demands.root_done');
    const demands = await heldTogether(unit, demandIds);
    await join(unit, demands, root);
    unit.audit({ action: 'demands.root_joined', subjectKind: 'root', subjectId: rootId, detail: { demands: demands.length } });
    return {};
  });

/** Put to a root by mistake; the task stays. */
export const leaveRoot = (house: House, actor: Actor, demandId: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runRoots, whole(actor));
    const demand = await findDemand(unit, { id: demandId }, true);
    if (!demand) throw new Refusal('not_found', 'demands.no_such_demand');
    if (demand.rootId === null) throw new Refusal('conflict', 'demands.no_root');
    await putToRoot(unit, [demandId], null);
    await addStep(unit, demandId, { step: 'unrooted', text: reason, detail: { rootId: demand.rootId } });
    unit.audit({ action: 'demands.root_left', subjectKind: 'root', subjectId: demand.rootId, detail: { demandId } });
    return {};
  });

/** The committee has decided since it was opened, or opened again. */
const decidedSince = (steps: readonly Step[]): boolean => steps.findLastIndex((s) => s.step === 'decided') > steps.findLastIndex((s) => s.step === 'reopened');

/**
 * 提请调度 (M034): a big matter with its lead department goes to the meetings of a series, at the committee once it has decided. It stands
 * on every agenda until somebody else than the department confirms it, and is not finished here before. Once a round.
 */
export const sendToDispatch = (house: House, actor: Actor, id: string, input: { readonly seriesId: string; readonly title: string; readonly days?: number | undefined }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, sendOn, whole(actor));
    const { demand } = await heldFor(unit, id, ['reader']);
    if (demand.state !== 'classified' || (demand.level !== 'departments' && demand.level !== 'committee')) throw new Refusal('conflict', 'demands.not_at_departments');
    if (demand.leadId === null) throw new Refusal('rule', 'demands.department_first');
    if (demand.level === 'committee' && !decidedSince(await stepsOf(unit, id))) throw new Refusal('rule', 'demands.decision_first');
    if (await findDispatched(unit, id, demand.reopened)) throw new Refusal('conflict', 'demands.sent_already');
    const taskId = (await raiseIssue(unit, input.seriesId, { title: input.title, organizationId: demand.leadId, days: input.days, source: DEMAND_SOURCE, sourceKey: `${id} ${demand.reopened}` }))!;
    await insertDispatched(unit, { demandId: id, round: demand.reopened, taskId, organizationId: demand.leadId });
    await addStep(unit, id, { step: 'sent', level: demand.level, organizationId: demand.leadId, text: input.title });
    unit.audit({ action: 'demands.sent_on', subjectKind: 'demand', subjectId: id, detail: { seriesId: input.seriesId, organizationId: demand.leadId } });
    return {};
  });

/** What came back from dispatch (`work.dispatch_done`): a root is done, or a demand may be finished. The same news again changes nothing. */
export async function settleFromDispatch(unit: Unit, source: unknown, key: unknown, at: Date): Promise<void> {
  if (typeof key !== 'string') return;
  const on = dayInChina(at);
  if (source === ROOT_SOURCE && (await closeRoot(unit, key, on))) unit.audit({ action: 'demands.root_done', subjectKind: 'root', subjectId: key });
  if (source !== DEMAND_SOURCE) return;
  const [id, round] = [key.split(' ')[0]!, Number(key.split(' ')[1])];
  const demand = await findDemand(unit, { id }, true);
  if (demand && (await closeDispatched(unit, id, round, on))) await addStep(unit, id, { step: 'settled', level: demand.level, text: '' });
}
