import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { openJobOf } from '../../../platform/jobs/index.ts';
import { verifyLogs } from '../access.ts';
import { jobKind } from '../commands/verify-ledger.ts';
import type { VerificationsView } from '../contract/ledger.ts';
import type { Log } from '../ledger.ts';
import { verificationsOf } from '../store/verification.ts';

/** The verification under way and the last results. */
export const listVerifications = (house: House, actor: Actor, log: Log, limit: number): Promise<VerificationsView> =>
  house.unit(actor, async (unit) => {
    must(actor, verifyLogs, { regionId: actor.regionId });
    const open = await openJobOf(unit, jobKind(log));
    return {
      running: open && { done: open.done, total: open.total },
      results: (await verificationsOf(unit, log, limit)).map(({ accountId: _account, report, startedAt, finishedAt, ...v }) => ({
        ...v,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt.toISOString(),
        report: report && { ...report, faults: [...report.faults] },
      })),
    };
  });
