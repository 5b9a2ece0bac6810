import { canonicalJson } from '../../kernel/canonical-json.ts';
import { sql } from '../db/index.ts';
import type { Unit } from '../house/index.ts';
import { appendLeaves } from './append.ts';
import { newestHeads } from './store.ts';
import type { LeafSource } from './verify.ts';

export const AUDIT_LOG = 'audit';
const PAGE = 5_000;
/** No unit of work lasts as long: lines that are older than the newest head by this much are in the log already. */
const LONGEST_UNIT = '1 day';
/** Lines younger than this may still wait for their first collection. */
const COLLECTED_WITHIN = '10 minutes';

interface AuditRow {
  id: string;
  at: Date;
  account_id: string | null;
  actor_name: string;
  address: string | null;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  detail: unknown;
}

const contentOf = (r: AuditRow, regionId: string): string =>
  canonicalJson({ type: 'audit', id: r.id, regionId, at: r.at.toISOString(), accountId: r.account_id, actor: r.actor_name, address: r.address, action: r.action, subjectKind: r.subject_kind, subjectId: r.subject_id, detail: r.detail });

const columns = sql`id, at, account_id, actor_name, address, action, subject_kind, subject_id, detail`;

/** Brings audit lines that are not in their log yet to its waiting list. Out: how many. */
export async function collectAudit(unit: Unit): Promise<number> {
  const region = unit.actor.regionId;
  const head = (await newestHeads(unit, AUDIT_LOG, 1))[0];
  const since = head?.sealedAt ?? new Date(0);
  const { rows } = await sql<AuditRow>`select ${columns} from platform.audit a
    where region_id = ${region} and at > ${since}::timestamptz - ${LONGEST_UNIT}::interval
      and not exists (select from platform.ledger_leaf l where l.region_id = ${region} and l.log = ${AUDIT_LOG} and l.entry_id = a.id)
      and not exists (select from platform.ledger_pending p where p.region_id = ${region} and p.log = ${AUDIT_LOG} and a.id = any(p.entry_ids))
    order by at, id limit ${PAGE}`.execute(unit.tx);
  await appendLeaves(unit, AUDIT_LOG, 'audit', rows.map((r) => ({ id: r.id, content: contentOf(r, region) })));
  return rows.length;
}

export const auditSource: LeafSource = {
  kind: 'audit',
  async contents(unit, ids) {
    const { rows } = await sql<AuditRow>`select ${columns} from platform.audit where region_id = ${unit.actor.regionId} and id = any(${`{${ids.join(',')}}`}::uuid[])`.execute(unit.tx);
    return new Map(rows.map((r) => [r.id, contentOf(r, unit.actor.regionId)]));
  },
  async idsAfter(unit, id, limit) {
    const { rows } = await sql<{ id: string }>`select id from platform.audit
      where region_id = ${unit.actor.regionId} and id > ${id ?? '00000000-0000-0000-0000-000000000000'}::uuid and at < ${unit.at}::timestamptz - ${COLLECTED_WITHIN}::interval
      order by id limit ${limit}`.execute(unit.tx);
    return rows.map((r) => r.id);
  },
};
