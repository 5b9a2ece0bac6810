import type { z } from 'zod';
import { covers, type Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal, type Reason, type RefusalKind } from '../../../../kernel/refusal.ts';
import { WEIGHT_SCALE } from '../../../../kernel/score.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { appendEvidence, evidenceById } from '../../../evidence/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { standsAgainst } from '../../../protection/index.ts';
import { organizationsNow, organizationSubject, personSubject } from '../../../registry/index.ts';
import { decideLandmarks, declareLandmarks, judgeLandmarks, useLandmarks } from '../../access.ts';
import { findResult, findRun } from '../../store/index.ts';
import type { declareLandmark as declareContract, useLandmark as useContract } from './contract.ts';
import type { Landmark, LandmarkUseKind, UseState } from './model.ts';
import { mayDecide, mayUse } from './rules/judgement.ts';
import { findLandmark, insertLandmark, insertOpinion, insertUse, opinionsOf, saveDecision } from './store.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;

/** Proof must be there: a file of the region, or an entry of the ledger. */
async function mustHaveProof(unit: Unit, input: Body<typeof declareContract>): Promise<void> {
  for (const file of input.attachments) await readFile(unit, file.hash);
  const known = await evidenceById(unit, input.evidenceIds);
  if (input.attachments.length + known.length === 0 || known.length < new Set(input.evidenceIds).size) throw new Refusal('rule', 'assessment.landmark_no_proof');
}

/** An internal section may name people of the unit it belongs to; a unit its own. */
async function reachOfSection(unit: Unit, path: string): Promise<string> {
  const [own] = await organizationsNow(unit, {}, [path]);
  return own?.type === 'department' ? path.split('.').slice(0, -1).join('.') : path;
}

/** Declares a landmark of a section. People named belong to the unit that declares; shares known add up to no more than the whole. */
export const declareLandmark = (house: House, actor: Actor, input: Body<typeof declareContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const subject = await organizationSubject(unit, input.organizationId);
    must(actor, declareLandmarks, subject);
    if (input.achievedOn > unit.today) throw new Refusal('invalid', 'assessment.landmark_ahead', { today: unit.today });
    if (input.people.reduce((sum, p) => sum + (p.share ?? 0), 0) > WEIGHT_SCALE || new Set(input.people.map((p) => p.personId)).size < input.people.length) throw new Refusal('invalid', 'assessment.landmark_shares');
    const within = await reachOfSection(unit, subject.organizationPaths![0]!);
    for (const { personId } of input.people) if (!(await personSubject(unit, personId)).organizationPaths!.some((p) => covers(within, p))) throw new Refusal('rule', 'assessment.landmark_person_elsewhere');
    await mustHaveProof(unit, input);
    const id = await insertLandmark(unit, input);
    unit.audit({ action: 'assessment.landmark_declared', subjectKind: 'organization', subjectId: input.organizationId, detail: { landmarkId: id, title: input.title } });
    return { id };
  });

async function heldLandmark(unit: Unit, id: string): Promise<Landmark> {
  const landmark = await findLandmark(unit, id, true);
  if (!landmark) throw new Refusal('not_found', 'assessment.no_such_landmark');
  return landmark;
}
const wholeRegion = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
const refuse = (kind: RefusalKind, reason: Reason | null): void => {
  if (reason !== null) throw new Refusal(kind, reason.code, reason.params);
};

/** One judge, one opinion; nobody judges what he declared or had a part in. */
export const judgeLandmark = (house: House, actor: Actor, id: string, input: { readonly favourable: boolean; readonly opinion: string }): Promise<{ opinions: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, judgeLandmarks, wholeRegion(actor));
    const landmark = await heldLandmark(unit, id);
    if (landmark.state !== 'declared') throw new Refusal('conflict', 'assessment.landmark_decided');
    const own = (actor.accountId !== null && actor.accountId === landmark.declarerAccountId) || landmark.people.some((p) => p.personId === actor.personId);
    if (own) throw new Refusal('forbidden', 'assessment.landmark_own');
    if (!(await insertOpinion(unit, { landmarkId: id, judge: actor.accountId ?? actor.name, judgeName: actor.name, ...input }))) throw new Refusal('conflict', 'assessment.landmark_judged');
    unit.audit({ action: 'assessment.landmark_judged', subjectKind: 'landmark', subjectId: id, detail: { favourable: input.favourable } });
    return { opinions: (await opinionsOf(unit, [id])).length };
  });

/** Recognizes or declines. Opinions are weighed by people: neither a majority nor its lack decides. */
export const decideLandmark = (house: House, actor: Actor, id: string, input: { readonly recognize: boolean; readonly reason: string }): Promise<{ entryId: string | null }> =>
  house.unit(actor, async (unit) => {
    must(actor, decideLandmarks, wholeRegion(actor));
    const landmark = await heldLandmark(unit, id);
    const policy = await policyInForce(unit, unit.today);
    refuse('rule', mayDecide(landmark, await opinionsOf(unit, [id]), policy.number('landmark-judges-minimum'), actor.accountId));
    const [entryId = null] = input.recognize ? await appendEvidence(unit, [entryOf(landmark, input.reason, actor)]) : [];
    await saveDecision(unit, id, { state: input.recognize ? 'recognized' : 'declined', reason: input.reason, entryId });
    unit.audit({ action: 'assessment.landmark_decided', subjectKind: 'landmark', subjectId: id, detail: { recognized: input.recognize, reason: input.reason } });
    return { entryId };
  });

const entryOf = (l: Landmark, reason: string, actor: Actor) => ({
  title: l.title,
  occurredOn: l.achievedOn,
  arena: 'project' as const,
  content: { kind: 'landmark' as const, description: l.description, recognizedBy: actor.name },
  organizationId: l.organizationId,
  source: { kind: 'department' as const, name: actor.name, document: reason.slice(0, 200) },
  persons: l.people.map((p) => ({ personId: p.personId, role: 'achieve' as const, share: p.share })),
  attachments: [...l.attachments],
  // Judged by several people and decided: the checking is done.
  state: 'confirmed' as const,
});

/** 评先评优、列为考察对象: not while a sanction or an unchecked report closes it to the person; the appraisal only records. */
async function mustBeOpen(unit: Unit, kind: LandmarkUseKind, personId: string | null): Promise<void> {
  if (personId === null || kind === 'appraisal') return;
  const reasons = (await standsAgainst(unit, [personId], kind === 'commendation' ? 'award' : 'selection', unit.today)).get(personId);
  if (reasons) throw new Refusal('rule', 'assessment.landmark_closed', {}, reasons);
}

/** Records a use. The appraisal names the year whose grade it bears on; the others go to those who decide them as a proposal. */
export const useLandmark = (house: House, actor: Actor, id: string, input: Body<typeof useContract>): Promise<{ id: string; state: UseState }> =>
  house.unit(actor, async (unit) => {
    must(actor, useLandmarks, wholeRegion(actor));
    const landmark = await heldLandmark(unit, id);
    refuse('rule', mayUse(landmark, input.kind, input.personId));
    if ((input.kind === 'appraisal') !== (input.runId !== null)) throw new Refusal('invalid', 'assessment.landmark_run_needed');
    if (input.runId !== null) {
      const run = await findRun(unit, input.runId);
      if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
      if (!(await findResult(unit, run.id, run.computation, input.personId!))) throw new Refusal('not_found', 'assessment.no_such_result', { person: input.personId! });
    }
    await mustBeOpen(unit, input.kind, input.personId);
    const state: UseState = input.kind === 'appraisal' ? 'recorded' : 'proposed';
    const made = await insertUse(unit, { landmarkId: id, ...input, state });
    if (made === null) throw new Refusal('conflict', 'assessment.landmark_used');
    unit.audit({ action: 'assessment.landmark_used', subjectKind: input.personId === null ? 'organization' : 'person', subjectId: input.personId ?? landmark.organizationId, detail: { landmarkId: id, kind: input.kind, reason: input.reason } });
    if (state === 'proposed') unit.publish({ type: `assessment.landmark_${input.kind}_proposed`, payload: { landmarkId: id, useId: made, organizationId: landmark.organizationId, personId: input.personId, entryId: landmark.entryId, reason: input.reason } });
    return { id: made, state };
  });
