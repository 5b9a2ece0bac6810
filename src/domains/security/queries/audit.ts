import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { addDays, type Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { readAudit } from '../access.ts';
import type { AuditLine } from '../contract.ts';
import { listAudit } from '../store/index.ts';
import { subjectNames } from './subject-names.ts';

/** A question about the audit. */
export interface AuditQuestion {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly actor?: string | undefined;
  readonly accountId?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
}

/** One page of the audit. `from` and `to` are days in China, both counted. The first page of a question is itself audited. */
export async function auditPage(house: House, actor: Actor, question: AuditQuestion & { readonly after?: string | undefined; readonly limit: number }): Promise<{ lines: AuditLine[]; next: string | null }> {
  return house.unit(actor, async (unit) => {
    must(actor, readAudit, { regionId: actor.regionId });
    const { from, to, after, limit, ...same } = question;
    const found = await listAudit(unit, {
      ...same,
      from: from && startOf(from),
      until: to && startOf(addDays(to, 1)),
      before: after === undefined ? undefined : readCursor(after),
      limit: limit + 1,
    } as Parameters<typeof listAudit>[1]);
    const lines = found.slice(0, limit);
    const last = lines.at(-1);
    const names = await subjectNames(unit, lines);
    if (after === undefined) unit.audit({ action: 'security.audit_read', subjectKind: 'audit', subjectId: null, detail: { from, to, ...same } });
    return {
      lines: lines.map((l) => ({ ...l, at: l.at.toISOString(), subjectName: names.get(l.subjectId ?? '') ?? null })),
      next: found.length > limit && last ? `${last.at.toISOString()}_${last.id}` : null,
    };
  });
}

/** The first moment of a day in China (UTC+8). */
export const startOf = (day: Day): Date => new Date(`${day}T00:00:00+08:00`);

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/;
function readCursor(text: string): { at: Date; id: string } {
  const match = CURSOR.exec(text);
  const at = new Date(match?.[1] ?? Number.NaN);
  if (!match || Number.isNaN(at.getTime())) throw new Refusal('invalid', 'security.page_unknown', {}, [{ code: 'security.page_unknown', at: 'after' }]);
  return { at, id: match[2]! };
}
