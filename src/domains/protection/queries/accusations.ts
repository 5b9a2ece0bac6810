import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { factsOf, findCase, findCases, tableFields, trailsOf } from '../../cases/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { ownAccusations, readAccusations } from '../access.ts';
import type { accusationFile, accusationFindings, ownAccusationFiles } from '../contract.ts';
import type { AccusationNotice, Finding } from '../model.ts';
import { accusationNotices, allFindings, findAccusation, findingOf, proofsOf } from '../store/accusations.ts';
import { reportsBy } from '../store/reporters.ts';
import { ACCUSATION_RULE } from '../types/false-accusation.ts';

const noticeView = (n: AccusationNotice) => ({ id: n.id, action: n.action, servedAt: n.servedAt.toISOString(), delivery: n.delivery, deliveredAt: n.deliveredAt?.toISOString() ?? null });
const standing = (f: Finding, state: string): 'pending' | 'appealed' | 'in_effect' | 'reversed' | 'expired' | 'removed' => f.endedBecause ?? (state === 'appealed' ? 'appealed' : f.effectiveFrom === null ? 'pending' : 'in_effect');
const findingView = (f: Finding, state: string) => ({ foundOn: f.foundOn, basis: f.basis, approvedBy: f.approvedBy, effectiveFrom: f.effectiveFrom, effectiveUntil: f.effectiveUntil, endedOn: f.endedOn, standing: standing(f, state) });

/** Elements with how much evidence each has, notices and the finding. No name. */
export const accusationPanel = (house: House, actor: Actor, caseId: string): Promise<z.infer<typeof accusationFile.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readAccusations, { regionId: actor.regionId, organizationPaths: [] });
    const [file, accusation] = [await findCase(unit, caseId), await findAccusation(unit, { caseId })];
    if (!file || !accusation) throw new Refusal('not_found', 'cases.no_such_case');
    const proofs = await proofsOf(unit, caseId);
    const finding = await findingOf(unit, caseId);
    const fields = tableFields(await policyVersion(unit, file.policyVersion, file.openedOn), ACCUSATION_RULE);
    return { reportId: accusation.reportId, elements: fields.map((f) => ({ key: f.key, title: f.title, proofs: proofs.filter((p) => p.element === f.key).length })), notices: (await accusationNotices(unit, caseId)).map(noticeView), finding: finding === null ? null : findingView(finding, file.state) };
  });

/** M126 inside the program: findings with basis, term and end. Who it is about is sealed. */
export const findingsSoFar = (house: House, actor: Actor): Promise<z.infer<typeof accusationFindings.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readAccusations, { regionId: actor.regionId, organizationPaths: [] });
    const findings = await allFindings(unit);
    const files = new Map((await findCases(unit, { type: 'false_accusation', limit: 100_000 })).map((f) => [f.id, f]));
    const ended = [...files.values()].map((f) => f.state);
    return { findings: findings.map((f) => ({ caseId: f.caseId, number: files.get(f.caseId)?.number ?? '', ...findingView(f, files.get(f.caseId)?.state ?? '') })), mistaken: ended.filter((s) => s === 'good_faith').length, unproven: ended.filter((s) => s === 'unproven').length };
  });

const OPEN = ['propose', 'find', 'uphold', 'reverse', 'remove', 'mistaken', 'unproven'];

/** What concerns the caller as the one who reported, once he was told of it. Not audited by name: the line would say who reported. */
export const accusationsOfSelf = (house: House, actor: Actor): Promise<z.infer<typeof ownAccusationFiles.output>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    must(actor, ownAccusations, { regionId: actor.regionId, personIds: [actor.personId] });
    const own = [];
    for (const reportId of await reportsBy(unit, actor.personId)) {
      const accusation = await findAccusation(unit, { reportId });
      const notices = accusation === null ? [] : await accusationNotices(unit, accusation.caseId);
      if (accusation === null || notices.length === 0) continue;
      const file = (await findCase(unit, accusation.caseId))!;
      const trail = (await trailsOf(unit, [file.id])).get(file.id)!;
      const facts = factsOf(trail);
      const finding = await findingOf(unit, file.id);
      own.push({
        id: file.id,
        number: file.number,
        state: file.state,
        revision: file.revision,
        elements: [...((facts['elementLines'] as readonly string[] | undefined) ?? [])],
        basis: String(facts['rowSource'] ?? ''),
        said: trail.filter((t) => OPEN.includes(t.action)).map((t) => ({ action: t.action, reason: t.reason ?? '', at: t.at.toISOString() })),
        notices: notices.map(noticeView),
        finding: finding === null ? null : findingView(finding, file.state),
        can: file.state === 'proposed' ? ('reply' as const) : (file.state === 'found' || file.state === 'in_effect') && !trail.some((t) => t.action === 'appeal') ? ('appeal' as const) : null,
      });
    }
    return own;
  });
