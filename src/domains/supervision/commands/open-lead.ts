import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { openCaseIn } from '../../cases/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { gradeLeads, handleLeads } from '../access.ts';
import { groupsOf } from '../rules/joinings.ts';
import { findCampaign, findItems, findProblem, holdItems, insertOrigins, joiningsOf, type LeadOrigin } from '../store/index.ts';
import { itemFor } from './items.ts';

export interface LeadFromItem {
  readonly title: string;
  readonly organizationId: string;
}

/** The item and all that are joined with it: one matter, however many told of it. Joinings may chain, so they are followed to the end. */
export async function matterOf(unit: Unit, id: string): Promise<string[]> {
  let ids = [id];
  for (;;) {
    const joined = (await joiningsOf(unit, ids)).filter((j) => j.state === 'joined');
    const all = [...new Set([...ids, ...joined.flatMap((j) => [j.itemId, j.otherId])])];
    if (all.length === ids.length) return groupsOf(ids, joined).find((g) => g.includes(id))!;
    ids = all;
  }
}

/** Opens a lead from a supervision item and everything joined with it, about everybody they name who is known. Refuses open names, a matter that leads to a case already, one withdrawn. */
export const openLeadFromItem = (house: House, actor: Actor, id: string, input: LeadFromItem): Promise<{ id: string; number: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, handleLeads, await organizationSubject(unit, input.organizationId));
    await holdItems(unit);
    const item = await itemFor(unit, id);
    if (item.withdrawnOn !== null) throw new Refusal('rule', 'supervision.withdrawn_before');
    const items = (await findItems(unit, { ids: await matterOf(unit, id), limit: 500 })).filter((i) => i.withdrawnOn === null);
    const subjects = items.flatMap((i) => i.subjects.filter((s) => s.kind === 'person'));
    const open = subjects.filter((s) => s.state === 'open').map((s) => s.named);
    if (open.length > 0) throw new Refusal('rule', 'supervision.names_open', { names: [...new Set(open)].join('、') });
    const people = [...new Set(subjects.flatMap((s) => (s.subjectId === null ? [] : [s.subjectId])))];
    if (people.length === 0) throw new Refusal('rule', 'supervision.nobody_known');
    return openWith(unit, input, people, { from: item.source, round: item.reference, receivedOn: item.foundOn, matter: item.summary }, items.map((i) => ({ kind: 'item' as const, originId: i.id, campaignId: null })));
  });

/** Opens a lead from a problem of a campaign, about those who answer for it. */
export const openLeadFromProblem = (house: House, actor: Actor, id: string, input: { readonly title: string; readonly personIds: readonly string[] }): Promise<{ id: string; number: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, gradeLeads, { regionId: actor.regionId, organizationPaths: [] });
    const problem = await findProblem(unit, id, true);
    if (!problem) throw new Refusal('not_found', 'supervision.no_such_problem');
    const campaign = (await findCampaign(unit, problem.campaignId))!;
    return openWith(unit, { title: input.title, organizationId: problem.organizationId }, [...new Set(input.personIds)], { from: 'campaign', round: campaign.title.slice(0, 200), receivedOn: problem.foundOn, matter: problem.summary }, [{ kind: 'problem', originId: id, campaignId: campaign.id }]);
  });

async function openWith(unit: Unit, where: LeadFromItem, people: readonly string[], facts: Readonly<Record<string, unknown>>, origins: readonly Omit<LeadOrigin, 'caseId'>[]): Promise<{ id: string; number: string }> {
  const opened = await openCaseIn(unit, { type: 'lead', opening: 'received', title: where.title, organizationId: where.organizationId, parties: people.map((p) => ({ role: 'subject' as const, personId: p as PersonId })), facts });
  // The key of the origins is what a second click runs into.
  if (!(await insertOrigins(unit, origins.map((o) => ({ ...o, caseId: opened.id }))))) throw new Refusal('conflict', 'supervision.lead_there');
  unit.audit({ action: 'supervision.lead_opened', subjectKind: 'case', subjectId: opened.id, detail: { number: opened.number } });
  return opened;
}
