import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, policyVersion } from '../../policy/index.ts';
import { organizationNames, personSummaries } from '../../registry/index.ts';
import { accountNames, accountsInRole } from '../../security/index.ts';
import { runCases } from '../access.ts';
import { kinshipTo } from '../commands/hold-case.ts';
import type { caseForms, readCase } from '../contract.ts';
import { caseTypes, fieldsOf, isEnd, type CaseType } from '../definition.ts';
import type { CaseAtHand, ClockAction, Consultation, StepTaken } from '../model.ts';
import { caseStep } from '../rules/case-step.ts';
import { avoidancesOf, consultationsOf, documentsOf, findCase, noticesOf, trailOf } from '../store/index.ts';
import { caseToRead } from './case-to-read.ts';
import { actTitle, fieldIndex, fieldView, flowOf, lineOf, stateTitle, trailLine, walkOf } from './views.ts';

/** `own`: what is open to the people concerned themselves. */
export const formsFor = (house: House, actor: Actor, own = false): Promise<z.infer<typeof caseForms.output>> =>
  house.unit(actor, async (unit) => {
    const policy = await policyInForce(unit, unit.today);
    return caseTypes().flatMap((type) => {
      const openings = type.openings.filter((o) => mayTry(actor, o.by) && (o.own ?? false) === own);
      if (openings.length === 0) return [];
      return [{ key: type.key, title: type.title, flow: flowOf(type, policy), openings: openings.map((o) => ({ key: o.key, title: o.title, fields: fieldsOf(o.fields, policy).map(fieldView) })) }];
    });
  });

export const caseFile = (house: House, actor: Actor, id: string): Promise<z.infer<typeof readCase.output>> =>
  house.unit(actor, async (unit) => {
    const { file, type, subject } = await caseToRead(unit, id);
    const policy = await policyVersion(unit, file.policyVersion, file.openedOn);
    const trail = await trailOf(unit, id);
    const consultations = await consultationsOf(unit, [id]);
    const avoidances = await avoidancesOf(unit, id);
    const people = await personSummaries(unit, [...new Set([...file.parties.map((p) => p.personId), ...personsStated(trail)])]);
    const units = await organizationNames(unit, [file.organizationId]);
    const accounts = await accountNames(unit, avoidances.map((a) => a.accountId));
    const fields = fieldIndex(type, policy);
    const into = file.mergedInto === null ? null : await findCase(unit, file.mergedInto);
    const runs = may(actor, runCases, subject);
    unit.audit({ action: 'cases.read', subjectKind: 'case', subjectId: id, detail: { type: file.type, number: file.number } });
    return {
      case: {
        ...lineOf(file, type, unit.today, people, units),
        opening: file.opening,
        openingTitle: actTitle(type, file.opening) ?? { zh: file.opening, en: file.opening },
        openedBy: file.openedBy,
        policyVersion: file.policyVersion,
        policyNow: (await policyInForce(unit, unit.today)).version,
        enteredOn: file.enteredOn,
        extended: file.extended,
        suspendedOn: file.suspendedOn,
        mergedInto: into === null ? null : { id: into.id, number: into.number },
        revision: file.revision,
      },
      flow: flowOf(type, policy),
      walked: walkOf(trail),
      trail: trail.map((t) => trailLine(t, type, fields, people)),
      consultations: consultations.map(({ caseId: _, ...c }) => ({ ...c, title: type.consults?.find((b) => b.key === c.body)?.title ?? { zh: c.body, en: c.body }, late: c.opinion === null && c.dueOn !== null && c.dueOn < unit.today })),
      documents: (await documentsOf(unit, id)).map((d) => ({ id: d.id, title: d.title, issuedAt: d.issuedAt.toISOString(), issuedBy: d.issuedBy })),
      notices: (await noticesOf(unit, { caseId: id })).map((n) => ({ id: n.id, personId: n.personId, name: people.get(n.personId)?.name ?? '', role: n.role, action: n.action, actionTitle: actTitle(type, n.action), documentId: n.documentId, servedAt: n.servedAt.toISOString(), delivery: n.delivery, deliveredAt: n.deliveredAt?.toISOString() ?? null, proof: n.proof })),
      avoidances: avoidances.map((a) => ({ account: accounts.get(a.accountId) ?? '', finding: a.finding, reason: a.reason, at: a.at.toISOString(), foundBy: a.foundBy })),
      consequences: (await type.consequences?.(unit, id))?.map((c) => ({ ...c })) ?? [],
      can: await stepsFor(unit, file, type, trail, consultations, avoidances, (step) => may(actor, step.by, subject) && step.ownParty === undefined, policy),
      bodies: (type.consults ?? []).map((b) => ({ ...b })),
      clock: runs ? clockActsFor(file, type) : [],
      colleagues: runs ? await accountsInRole(unit, 'officer') : [],
    };
  });

type Policy = Awaited<ReturnType<typeof policyVersion>>;

/** What somebody may do now, and what stands against it. */
export async function stepsFor(unit: Unit, file: CaseAtHand, type: CaseType, trail: readonly StepTaken[], consultations: readonly Consultation[], avoidances: Awaited<ReturnType<typeof avoidancesOf>>, his: (step: CaseType['steps'][number]) => boolean, policy: Policy) {
  if (file.closedOn !== null) return [];
  const kinship = await kinshipTo(unit, file);
  const ids = (finding: string): Set<string> => new Set(avoidances.filter((a) => a.finding === finding).map((a) => a.accountId));
  return type.steps
    .filter((s) => s.from.includes(file.state) && his(s))
    .map((s) => {
      // The reason is asked for in the form; only what stands against it before that is told.
      const found = caseStep({ type, case: file, action: s.action, by: unit.actor, kinship, cleared: ids('no_relative'), recused: ids('recused'), trail, consultations, reason: '…', today: unit.today });
      return { action: s.action, title: s.title, to: s.to === 'same' ? file.state : s.to, aside: s.aside ?? false, needsReason: s.needsReason ?? false, fields: fieldsOf(s.fields, policy).map(fieldView), against: 'reasons' in found ? found.reasons.map((r) => ({ code: r.code, ...(r.params ? { params: { ...r.params } } : {}), ...(r.source ? { source: r.source } : {}) })) : [] };
    });
}

const personsStated = (trail: readonly StepTaken[]): string[] => trail.flatMap((t) => Object.values(t.stated)).filter((v): v is string => typeof v === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(v));

function clockActsFor(file: CaseAtHand, type: CaseType): Exclude<ClockAction, 'answer'>[] {
  if (file.mergedInto !== null) return [];
  if (file.closedOn !== null) return type.reopensTo !== undefined && isEnd(type, file.state) ? ['reopen'] : [];
  if (file.suspendedOn !== null) return ['assign', 'recuse', 'resume'];
  return ['assign', 'recuse', ...(file.dueOn !== null ? (['suspend'] as const) : []), ...(type.extensionTerm && file.dueOn !== null && !file.extended ? (['extend'] as const) : []), 'merge', ...(type.consults?.length ? (['consult'] as const) : [])];
}

export { stateTitle };
