import type { Unit } from '../../../platform/house/index.ts';

export interface AuditFilter {
  readonly from?: Date | undefined;
  /** The first moment that no longer counts. */
  readonly until?: Date | undefined;
  readonly actor?: string | undefined;
  readonly accountId?: string | undefined;
  /** `security` finds `security.signed_in` and its like, not `securityother`. */
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly before?: { readonly at: Date; readonly id: string } | undefined;
  readonly limit: number;
}

export interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly accountId: string | null;
  readonly actorName: string;
  readonly address: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** Newest first; `before` is the last line of the page before. */
export async function listAudit(unit: Unit, filter: AuditFilter): Promise<AuditLine[]> {
  let query = unit.tx.selectFrom('platform.audit').selectAll().where('region_id', '=', unit.actor.regionId);
  if (filter.from) query = query.where('at', '>=', filter.from);
  if (filter.until) query = query.where('at', '<', filter.until);
  if (filter.actor) query = query.where('actor_name', 'ilike', `%${escapeLike(filter.actor)}%`);
  if (filter.accountId) query = query.where('account_id', '=', filter.accountId);
  if (filter.action) {
    const action = filter.action;
    query = query.where((e) => e.or([e('action', '=', action), e('action', 'like', `${escapeLike(action)}.%`)]));
  }
  if (filter.subjectKind) query = query.where('subject_kind', '=', filter.subjectKind);
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.before) {
    const { at, id } = filter.before;
    query = query.where((e) => e.or([e('at', '<', at), e.and([e('at', '=', at), e('id', '<', id)])]));
  }
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute();
  return rows.map((r) => ({
    id: r.id,
    at: r.at,
    accountId: r.account_id,
    actorName: r.actor_name,
    address: r.address,
    action: r.action,
    subjectKind: r.subject_kind,
    subjectId: r.subject_id,
    detail: r.detail as Record<string, unknown>,
  }));
}
