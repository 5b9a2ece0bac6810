import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { evidenceById } from '../../../evidence/index.ts';
import { manageTraces } from '../../access.ts';
import { schemeOfRun } from '../../commands/open-run.ts';
import { findResult, findRun } from '../../store/index.ts';
import type { addOrigin as addContract, startTrace as startContract } from './contract.ts';
import { findTrace, insertOrigin, insertTrace, withdraw } from './store.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;
type Claim = Body<typeof startContract>['claim'];

const mayManage = (actor: Actor): void => must(actor, manageTraces, { regionId: actor.regionId, organizationPaths: [] });

/** What is claimed, in words. Refuses an entry that is not there, a year not computed, an indicator the scheme does not have. */
async function titleOf(unit: Unit, claim: Claim): Promise<string> {
  if (claim.kind === 'evidence') {
    const [entry] = await evidenceById(unit, [claim.entryId]);
    if (!entry) throw new Refusal('not_found', 'assessment.no_such_claim');
    return entry.title;
  }
  const run = await findRun(unit, claim.runId);
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  if (run.computation === 0) throw new Refusal('not_yet', 'assessment.not_computed', { year: run.year });
  const indicator = (await schemeOfRun(unit, run)).definition.dimensions.flatMap((d) => d.indicators).find((i) => i.key === claim.indicator);
  if (!indicator || !(await findResult(unit, run.id, run.computation, claim.personId))) throw new Refusal('not_found', 'assessment.no_such_claim');
  return `${run.year} ${indicator.name.zh}`;
}

export const startTrace = (house: House, actor: Actor, input: Body<typeof startContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    const { claim } = input;
    const of = claim.kind === 'evidence' ? { entryId: claim.entryId, runId: null, personId: null, indicator: null } : { entryId: null, runId: claim.runId, personId: claim.personId, indicator: claim.indicator };
    const id = await insertTrace(unit, { claim: claim.kind, title: await titleOf(unit, claim), ...of, expected: [...new Set(input.expected)] });
    unit.audit({ action: 'assessment.trace_started', subjectKind: 'trace', subjectId: id });
    return { id };
  });

/** Adds what people found. A paper must be on file; nothing is dated ahead. */
export const addOrigin = (house: House, actor: Actor, traceId: string, input: Body<typeof addContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    if (!(await findTrace(unit, traceId))) throw new Refusal('not_found', 'assessment.no_such_trace');
    if (input.issuedOn > unit.today) throw new Refusal('invalid', 'assessment.origin_ahead', { today: unit.today });
    for (const file of input.attachments) await readFile(unit, file.hash);
    const id = await insertOrigin(unit, { traceId, ...input });
    unit.audit({ action: 'assessment.origin_added', subjectKind: 'trace', subjectId: traceId, detail: { originId: id, kind: input.kind, reference: input.reference } });
    return { id };
  });

export const withdrawOrigin = (house: House, actor: Actor, id: string, reason: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    const traceId = await withdraw(unit, id, reason);
    if (traceId === null) throw new Refusal('not_found', 'assessment.no_such_origin');
    unit.audit({ action: 'assessment.origin_withdrawn', subjectKind: 'trace', subjectId: traceId, detail: { originId: id, reason } });
    return {};
  });
