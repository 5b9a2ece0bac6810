import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { may, must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { evidenceById } from '../../../evidence/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationNames, organizationStanding, organizationSubject, personSummaries } from '../../../registry/index.ts';
import { readLandmarks } from '../../access.ts';
import { findResult, findRun } from '../../store/index.ts';
import { attachedFile } from '../attached-file.ts';
import type { listLandmarks, openLandmark } from './contract.ts';
import { landmarkUses, type Landmark, type LandmarkUse, type LandmarkUseKind, type Opinion } from './model.ts';
import { allLandmarks, findLandmark, opinionsOf, usesOf } from './store.ts';

const headOf = (l: Landmark, names: ReadonlyMap<string, string>, opinions: readonly Opinion[], uses: readonly LandmarkUse[]) => ({
  id: l.id,
  section: { id: l.organizationId, name: names.get(l.organizationId) ?? '' },
  title: l.title,
  achievedOn: l.achievedOn,
  state: l.state,
  declaredAt: l.declaredAt.toISOString(),
  declaredBy: l.declaredBy,
  opinions: opinions.filter((o) => o.landmarkId === l.id).length,
  uses: Object.fromEntries(landmarkUses.map((k) => [k, uses.filter((u) => u.landmarkId === l.id && u.kind === k).length])) as Record<LandmarkUseKind, number>,
});

export const landmarkList = (house: House, actor: Actor): Promise<z.infer<typeof listLandmarks.output>> =>
  house.unit(actor, async (unit) => {
    const all = await allLandmarks(unit);
    const standing = await organizationStanding(unit, all.map((l) => l.organizationId));
    const seen = all.filter((l) => may(actor, readLandmarks, { regionId: actor.regionId, organizationPaths: [standing.get(l.organizationId)?.path ?? ''] }));
    const ids = seen.map((l) => l.id);
    const names = await organizationNames(unit, seen.map((l) => l.organizationId));
    const [opinions, uses] = [await opinionsOf(unit, ids), await usesOf(unit, ids)];
    return seen.map((l) => headOf(l, names, opinions, uses));
  });

/** The grade of the year as it stands: the record names the year, not a copy of its grade. */
async function appraisedIn(unit: Unit, use: LandmarkUse) {
  if (use.runId === null) return { year: null, grade: null };
  const run = (await findRun(unit, use.runId))!;
  return { year: run.year, grade: (await findResult(unit, run.id, run.computation, use.personId!))?.grade ?? null };
}

export const landmarkDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openLandmark.output>> =>
  house.unit(actor, async (unit) => {
    const landmark = await findLandmark(unit, id);
    if (!landmark) throw new Refusal('not_found', 'assessment.no_such_landmark');
    must(actor, readLandmarks, await organizationSubject(unit, landmark.organizationId));
    const [opinions, uses] = [await opinionsOf(unit, [id]), await usesOf(unit, [id])];
    const people = await personSummaries(unit, [...landmark.people.map((p) => p.personId), ...uses.flatMap((u) => u.personId ?? [])]);
    const personOf = (personId: string) => ({ id: personId, name: people.get(personId)?.name ?? '' });
    const policy = await policyInForce(unit, unit.today);
    const shown = [];
    for (const u of uses) shown.push({ id: u.id, kind: u.kind, person: u.personId === null ? null : personOf(u.personId), state: u.state, reason: u.reason, by: u.by, at: u.at.toISOString(), ...(await appraisedIn(unit, u)) });
    return {
      landmark: headOf(landmark, await organizationNames(unit, [landmark.organizationId]), opinions, uses),
      description: landmark.description,
      people: landmark.people.map((p) => ({ ...personOf(p.personId), share: p.share })),
      attachments: [...landmark.attachments],
      evidence: (await evidenceById(unit, landmark.evidenceIds)).map((e) => ({ id: e.id, title: e.title })),
      opinions: opinions.map((o) => ({ judge: o.judgeName, favourable: o.favourable, opinion: o.opinion, at: o.at.toISOString() })),
      minimum: { judges: policy.number('landmark-judges-minimum'), source: policy.cite(policy.parameter('landmark-judges-minimum').source) },
      decision: landmark.decidedBy === null ? null : { by: landmark.decidedBy, reason: landmark.decisionReason! },
      entryId: landmark.entryId,
      uses: shown,
    };
  });

export const landmarkFileOf = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    const landmark = await findLandmark(unit, id);
    if (!landmark) throw new Refusal('not_found', 'assessment.no_such_landmark');
    must(actor, readLandmarks, await organizationSubject(unit, landmark.organizationId));
    return attachedFile(unit, landmark.attachments, hash, { kind: 'landmark', id });
  });
