import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { newId, type AccountId, type RegionId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { isRefusal, Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { askToCancel, enqueueJob, JobCancelled, openJobOf, type JobDefinition } from '../../../platform/jobs/index.ts';
import { verifyLogs } from '../access.ts';
import { verifyLedger, type LedgerVerification, type Log } from '../ledger.ts';
import { keepVerification, lockVerification, type VerificationOutcome } from '../store/verification.ts';

/** One kind a log, so that the two do not wait for each other's answer. */
export const jobKind = (log: Log): string => `evidence.verify_${log}`;

/**
 * Full verification of a log as a job. It has a loop of its own and works in short pages: nobody waits for it.
 * Its result is kept whatever it is: who asked, when, the size and root it is about, every fault.
 */
const verifyJob = (log: Log): JobDefinition => ({
  kind: jobKind(log),
  idle: true,
  run: async ({ house, regionId, job, progress }) => {
    const { by } = job.input as { by: string };
    const report = await verifyAndKeep(house, regionId, log, { name: by, accountId: job.accountId as AccountId | null }, progress);
    return { intact: report.intact };
  },
});
export const verifyJobs: readonly JobDefinition[] = [verifyJob('evidence'), verifyJob('audit')];

/** Verifies and keeps what came out, also of a run that was stopped or failed. `progress` may throw to stop it. */
export async function verifyAndKeep(house: House, regionId: string, log: Log, asker: { readonly name: string; readonly accountId: AccountId | null }, progress?: (done: number, total: number) => Promise<void> | void): Promise<LedgerVerification> {
  const startedAt = house.clock.now();
  const actor: Actor = { ...systemActor(regionId as RegionId, asker.name), accountId: asker.accountId };
  const keep = (outcome: VerificationOutcome, report: LedgerVerification | null): Promise<void> =>
    house.unit(actor, async (unit) => {
      await keepVerification(unit, { id: newId(), log, startedAt, finishedAt: unit.at, by: asker.name, accountId: asker.accountId, outcome, report });
      unit.audit({ action: 'ledger.verified', subjectKind: 'ledger', subjectId: log, detail: { outcome, ...(report ? { size: report.size, root: report.root, faults: report.faults.length + report.moreFaults } : {}) } });
    });
  let report: LedgerVerification;
  try {
    report = await verifyLedger(house, regionId, log, progress);
  } catch (error) {
    // A refusal is what whoever asked threw to stop it.
    await keep(error instanceof JobCancelled || isRefusal(error) ? 'cancelled' : 'failed', null);
    throw error;
  }
  await keep(report.intact ? 'intact' : 'faults', report);
  return report;
}

/** Asks for a full verification. While one of this log is under way it is joined: two clicks, or two people, make one run. */
export const askToVerify = (house: House, actor: Actor, log: Log): Promise<{ started: boolean }> =>
  house.unit(actor, async (unit) => {
    must(actor, verifyLogs, { regionId: actor.regionId });
    await lockVerification(unit, log);
    if (await openJobOf(unit, jobKind(log))) return { started: false };
    await enqueueJob(unit, jobKind(log), { by: actor.name });
    unit.audit({ action: 'ledger.verification_asked', subjectKind: 'ledger', subjectId: log });
    return { started: true };
  });

/** Stops the verification under way, whoever asked for it. Refuses `ledger.not_verifying`. */
export async function stopVerifying(house: House, actor: Actor, log: Log): Promise<null> {
  const found = await house.unit(actor, async (unit) => {
    must(actor, verifyLogs, { regionId: actor.regionId });
    const open = await openJobOf(unit, jobKind(log));
    if (!open) throw new Refusal('conflict', 'ledger.not_verifying');
    unit.audit({ action: 'ledger.verification_stopped', subjectKind: 'ledger', subjectId: log });
    return open.id;
  });
  // A job belongs to the account that started it; stopping another's is the program's doing on behalf of who may verify.
  await house.unit(systemActor(actor.regionId, actor.name), (unit) => askToCancel(unit, found));
  return null;
}
