import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must, type Subject } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationsNow, organizationSubject, personSubject } from '../../registry/index.ts';
import { recordGuidance, setLinks } from './access.ts';
import { targetTypes, type Link } from './model.ts';
import { endLink as endIt, findLink, insertGuidance, insertLinks, problems, settleProblem, type NewLink } from './store.ts';

type Nothing = Record<never, never>;
const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });
export type Wanted = { readonly kind: 'leader_town'; readonly personId: string; readonly targetId: string } | { readonly kind: 'organ_village'; readonly organId: string; readonly targetId: string };

/** Whose a link is: an organ's own people record under it; a leader's visits are recorded by leaders and the department. */
export const linkSubject = async (unit: Unit, link: Pick<Link, 'organId'>): Promise<Subject> => (link.organId === null ? whole(unit.actor) : organizationSubject(unit, link.organId));

/** Any number of links at once. Asks no permission: whoever calls has. Those that stand already are left as they are. */
export const saveLinks = (unit: Unit, wanted: readonly Wanted[]): Promise<number> =>
  insertLinks(unit, wanted.map((w): NewLink => ({ kind: w.kind, personId: w.kind === 'leader_town' ? w.personId : null, organId: w.kind === 'organ_village' ? w.organId : null, targetId: w.targetId })));

export const makeLink = (house: House, actor: Actor, wanted: Wanted): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, setLinks, whole(actor));
    await organizationSubject(unit, wanted.targetId);
    const target = (await organizationsNow(unit)).find((o) => o.id === wanted.targetId);
    if (!target || !targetTypes[wanted.kind].includes(target.type)) throw new Refusal('rule', 'links.wrong_place', { kind: wanted.kind });
    if (wanted.kind === 'leader_town' && ((await personSubject(unit, wanted.personId)).organizationPaths ?? []).length === 0) throw new Refusal('rule', 'links.not_in_office');
    if (wanted.kind === 'organ_village') await organizationSubject(unit, wanted.organId);
    if ((await saveLinks(unit, [wanted])) === 0) throw new Refusal('conflict', 'links.linked_already');
    unit.audit({ action: 'grid.link_made', subjectKind: 'organization', subjectId: wanted.targetId, detail: { ...wanted } });
    return {};
  });

/** The link locked, then read; refused where it ended. */
async function held(unit: Unit, id: string): Promise<Link> {
  const link = await findLink(unit, id, true);
  if (!link) throw new Refusal('not_found', 'links.no_such_link');
  if (link.endedOn !== null) throw new Refusal('conflict', 'links.ended');
  return link;
}

export const endLink = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, setLinks, whole(actor));
    await held(unit, id);
    await endIt(unit, id);
    unit.audit({ action: 'grid.link_ended', subjectKind: 'link', subjectId: id });
    return {};
  });

export const guide = (house: House, actor: Actor, id: string, input: { readonly visitedOn: Day; readonly words: string; readonly problems: readonly { readonly title: string; readonly dueOn: Day }[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const seen = await findLink(unit, id);
    if (!seen) throw new Refusal('not_found', 'links.no_such_link');
    must(actor, recordGuidance, await linkSubject(unit, seen));
    const link = await held(unit, id);
    if (input.visitedOn > unit.today) throw new Refusal('rule', 'links.visit_in_future');
    if (input.visitedOn < link.startedOn) throw new Refusal('rule', 'links.visit_before_link', { from: link.startedOn });
    if (input.problems.some((p) => p.dueOn < input.visitedOn)) throw new Refusal('rule', 'links.due_before_visit');
    const made = await insertGuidance(unit, id, input);
    unit.audit({ action: 'grid.guided', subjectKind: 'link', subjectId: id, detail: { problems: input.problems.length } });
    return { id: made };
  });

export const settleGuided = (house: House, actor: Actor, id: string, result: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const [problem] = await problems(unit, { id });
    const link = problem ? await findLink(unit, problem.linkId) : null;
    if (!link) throw new Refusal('not_found', 'links.no_such_problem');
    must(actor, recordGuidance, await linkSubject(unit, link));
    if (!(await settleProblem(unit, id, result))) throw new Refusal('conflict', 'links.settled_already');
    unit.audit({ action: 'grid.guided_settled', subjectKind: 'link', subjectId: link.id });
    return {};
  });
