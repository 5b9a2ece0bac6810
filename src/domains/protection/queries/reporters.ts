import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { findCase } from '../../cases/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { accountNames, accountsInRole } from '../../security/index.ts';
import { handleAccusations, nameReaders, openReporter, sealReporter, watchLooks } from '../access.ts';
import type { reporterLooks, reporterSeal } from '../contract.ts';
import { findAccusation } from '../store/accusations.ts';
import { isReader, isSealed, looks, readersOf } from '../store/reporters.ts';

const MOST = 500;

/** Whether there is a record, who may open it and who did; never what it says. */
export const sealOf = (house: House, actor: Actor, reportId: string): Promise<z.infer<typeof reporterSeal.output>> =>
  house.unit(actor, async (unit) => {
    const report = await findCase(unit, reportId);
    if (report?.type !== 'report') throw new Refusal('not_found', 'cases.no_such_case');
    const subject = { ...(await organizationSubject(unit, report.organizationId)), personIds: report.parties.map((p) => p.personId) };
    must(actor, openReporter, subject);
    const sealed = await isSealed(unit, reportId);
    const names = may(actor, nameReaders, subject);
    const reader = sealed && (await isReader(unit, reportId));
    const readers = sealed && (names || reader) ? await readersOf(unit, reportId) : [];
    const accounts = await accountNames(unit, readers.map((r) => r.accountId));
    const examined = may(actor, handleAccusations, subject) || names ? await findAccusation(unit, { reportId }) : null;
    const able = names && sealed ? [...(await accountsInRole(unit, 'supervisor')), ...(await accountsInRole(unit, 'leader')), ...(await accountsInRole(unit, 'officer'))] : [];
    return {
      sealed,
      mayOpen: reader,
      maySeal: !sealed && may(actor, sealReporter, subject),
      mayName: names && sealed,
      mayExamine: sealed && examined === null && (report.state === 'untrue' || report.state === 'cleared') && may(actor, handleAccusations, subject),
      examinedBy: examined?.caseId ?? null,
      readers: readers.map((r) => ({ accountId: r.accountId, name: accounts.get(r.accountId) ?? '', reason: r.reason, grantedBy: r.grantedBy, at: r.grantedAt.toISOString(), ended: r.ended })),
      looks: sealed && (names || reader) ? (await looks(unit, reportId, MOST)).map((l) => ({ account: l.account, reason: l.reason, at: l.at.toISOString() })) : [],
      colleagues: [...new Map(able.map((a) => [a.id, a])).values()].filter((a) => a.id !== actor.accountId && !readers.some((r) => !r.ended && r.accountId === a.id)),
    };
  });

/** Every look at an identity in the region, newest first, for whoever supervises. */
export const allLooks = (house: House, actor: Actor): Promise<z.infer<typeof reporterLooks.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, watchLooks, { regionId: actor.regionId, organizationPaths: [] });
    const found = await looks(unit, null, MOST);
    const numbers = new Map<string, string>();
    for (const id of new Set(found.map((l) => l.reportId))) numbers.set(id, (await findCase(unit, id))?.number ?? '');
    unit.audit({ action: 'protection.looks_read', subjectKind: 'case', subjectId: null });
    return found.map((l) => ({ reportId: l.reportId, number: numbers.get(l.reportId) ?? '', account: l.account, reason: l.reason, at: l.at.toISOString() }));
  });
