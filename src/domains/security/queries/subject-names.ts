import type { Unit } from '../../../platform/house/index.ts';
import { organizationNames, personSummaries } from '../../registry/index.ts';
import { accountNames, type AuditLine } from '../store/index.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What people, units and accounts that lines of the audit are about are called today, by id. Whom it concerns is what an auditor asks first. */
export async function subjectNames(unit: Unit, lines: readonly AuditLine[]): Promise<ReadonlyMap<string, string>> {
  const of = (kind: string): string[] => [...new Set(lines.flatMap((l) => (l.subjectKind === kind && l.subjectId !== null && UUID.test(l.subjectId) ? [l.subjectId] : [])))];
  const people = await personSummaries(unit, of('person'));
  return new Map([...[...people].map(([id, p]) => [id, p.name] as const), ...(await organizationNames(unit, of('organization'))), ...(await accountNames(unit, of('account')))]);
}
