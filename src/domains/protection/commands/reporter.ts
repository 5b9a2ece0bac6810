import type { Actor } from '../../../kernel/actor.ts';
import { must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { findCase } from '../../cases/index.ts';
import { organizationSubject, personSubject } from '../../registry/index.ts';
import { accountNames } from '../../security/index.ts';
import { nameReaders, openReporter, sealReporter } from '../access.ts';
import type { ReporterIdentity } from '../model.ts';
import { endReader, insertLook, insertReader, insertReporter, isReader, isSealed, openIdentity } from '../store/reporters.ts';
import { mustBeImpartial, mustNotName } from './impartial.ts';

/** The report held, so that who may look does not change while somebody looks. */
async function holdReport(unit: Unit, reportId: string, permission: Permission): Promise<void> {
  const file = await findCase(unit, reportId, true);
  if (file?.type !== 'report') throw new Refusal('not_found', 'cases.no_such_case');
  must(unit.actor, permission, { ...(await organizationSubject(unit, file.organizationId)), personIds: file.parties.map((p) => p.personId) });
}

async function mustBeSealed(unit: Unit, reportId: string): Promise<void> {
  if (!(await isSealed(unit, reportId))) throw new Refusal('not_found', 'protection.no_reporter');
}

/**
 * 密封: whoever received the report writes down who made it, once. It is encrypted and stands nowhere else; he himself is the first who may
 * open it. Refuses a second record, a person not on file and whoever is concerned himself.
 */
export const sealIdentity = (house: House, actor: Actor, reportId: string, identity: ReporterIdentity): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    await holdReport(unit, reportId, sealReporter);
    if (identity.personId !== null) await personSubject(unit, identity.personId);
    await mustBeImpartial(unit, reportId);
    if (!(await insertReporter(unit, reportId, identity))) throw new Refusal('conflict', 'protection.reporter_recorded');
    if (actor.accountId !== null) await insertReader(unit, reportId, actor.accountId, '—', null);
    unit.audit({ action: 'protection.reporter_sealed', subjectKind: 'case', subjectId: reportId });
    return {};
  });

/** Names somebody who may open it, with the reason. Refuses naming oneself and whoever is named already. */
export const nameReader = (house: House, actor: Actor, reportId: string, input: { readonly accountId: string; readonly reason: string }): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    await holdReport(unit, reportId, nameReaders);
    await mustBeSealed(unit, reportId);
    if (input.accountId === actor.accountId) throw new Refusal('forbidden', 'protection.reader_himself');
    const name = (await accountNames(unit, [input.accountId])).get(input.accountId);
    if (name === undefined) throw new Refusal('not_found', 'cases.no_such_account');
    await mustBeImpartial(unit, reportId);
    await mustNotName(unit, reportId, [input.reason]);
    if (!(await insertReader(unit, reportId, input.accountId, input.reason, actor.accountId))) throw new Refusal('conflict', 'protection.reader_named', { name });
    unit.audit({ action: 'protection.reader_named', subjectKind: 'case', subjectId: reportId, detail: { account: name, reason: input.reason } });
    return {};
  });

/** Takes somebody off the list. */
export const dismissReader = (house: House, actor: Actor, reportId: string, accountId: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    await holdReport(unit, reportId, nameReaders);
    if (!(await endReader(unit, reportId, accountId))) throw new Refusal('not_found', 'protection.no_reader');
    unit.audit({ action: 'protection.reader_dismissed', subjectKind: 'case', subjectId: reportId, detail: { account: (await accountNames(unit, [accountId])).get(accountId) ?? '' } });
    return {};
  });

/**
 * 查看: the identity, for those named, each time with the reason; the look is written down with the answer or there is no answer. Refuses
 * anybody else, also of a higher rank, and whoever is concerned.
 */
export const lookAtReporter = (house: House, actor: Actor, reportId: string, reason: string): Promise<ReporterIdentity> =>
  house.unit(actor, async (unit) => {
    await holdReport(unit, reportId, openReporter);
    await mustBeSealed(unit, reportId);
    if (actor.accountId === null || !(await isReader(unit, reportId))) throw new Refusal('forbidden', 'protection.not_named');
    await mustBeImpartial(unit, reportId);
    await mustNotName(unit, reportId, [reason]);
    await insertLook(unit, reportId, actor.accountId, reason);
    unit.audit({ action: 'protection.reporter_looked_at', subjectKind: 'case', subjectId: reportId, detail: { reason } });
    return (await openIdentity(unit, reportId))!;
  });
