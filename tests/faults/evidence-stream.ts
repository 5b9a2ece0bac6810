import { expect } from 'vitest';
import { verifyLedger } from '../../src/domains/evidence/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import type { House } from '../../src/platform/house/index.ts';
import { SESSION_COOKIE } from '../../src/platform/http/index.ts';
import { PASSWORD } from '../support/access.ts';
import { REGION } from '../support/house.ts';
import type { SmallRegion } from '../support/small-region.ts';
import { OFFICER } from './support.ts';

/** What the writers were told. */
export interface Told {
  /** Title → id, for every 200. */
  readonly acknowledged: Map<string, string>;
  readonly attempted: Set<string>;
  /** Every other answer, as `status kind`; a connection that broke is `broken`. */
  readonly otherwise: string[];
}

export interface Stream extends Told {
  stop(): Promise<void>;
}

let serial = 0;

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-dandang': '1' }, body: JSON.stringify({ accountName: OFFICER, password: PASSWORD }) });
  const cookie = new RegExp(`${SESSION_COOKIE}=[^;]+`).exec(answer.headers.get('set-cookie') ?? '')?.[0];
  if (!cookie) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
  return cookie;
}

/** Four writers report deeds of two people each, one after the other, until stopped. An answer that is no success is noted and the next deed tried. */
export async function streamEvidence(address: string, region: SmallRegion): Promise<Stream> {
  const cookie = await signIn(address);
  const told: Told = { acknowledged: new Map(), attempted: new Set(), otherwise: [] };
  const [unit] = region.units;
  let stopped = false;
  const writer = async (): Promise<void> => {
    while (!stopped) {
      const title = `第 ${++serial} 件实事`;
      told.attempted.add(title);
      const body = {
        title,
        occurredOn: '2026-01-15',
        arena: 'village',
        content: { kind: 'deed', description: '把事办成' },
        organizationId: unit.organizationId,
        persons: [
          { personId: unit.people[0], role: 'do', share: 6_000 },
          { personId: unit.people[1], role: 'plan', share: 4_000 },
        ],
        source: { kind: 'unit', name: '清河县甲局' },
      };
      try {
        const answer = await fetch(`${address}/api/evidence/entries`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-dandang': '1', cookie }, body: JSON.stringify(body) });
        const said = (await answer.json()) as { id?: string; incident?: string; refusal?: { code: string } };
        if (answer.status === 200) told.acknowledged.set(title, said.id!);
        else told.otherwise.push(`${answer.status} ${said.incident ? 'incident' : (said.refusal?.code ?? 'neither')}`);
      } catch {
        told.otherwise.push('broken');
        await new Promise((later) => setTimeout(later, 20));
      }
    }
  };
  const writers = [writer(), writer(), writer(), writer()];
  return {
    ...told,
    stop: async () => {
      stopped = true;
      await Promise.all(writers);
    },
  };
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly persons: number;
  readonly audits: number;
  readonly events: number;
  readonly leaves: number;
  readonly waiting: number;
}

/** Nothing acknowledged is lost, nothing is there by half, nothing twice, and both logs verify. */
export async function nothingLost(house: House, database: Database, told: readonly Told[]): Promise<void> {
  const rows = (
    await database.query(`select e.id::text as id, e.title,
      (select count(*) from evidence.entry_person p where p.entry_id = e.id)::int as persons,
      (select count(*) from platform.audit a where a.action = 'evidence.reported' and a.subject_id = e.id::text)::int as audits,
      (select count(*) from platform.outbox o where o.type = 'evidence.reported' and o.payload->>'entryId' = e.id::text)::int as events,
      (select count(*) from platform.ledger_leaf l where l.entry_id = e.id and l.log = 'evidence')::int as leaves,
      (select count(*) from platform.ledger_pending l where e.id = any(l.entry_ids) and l.log = 'evidence')::int as waiting
      from evidence.entry e`)
  ).rows as unknown as Row[];
  const there = new Map(rows.map((r) => [r.title, r]));
  const acknowledged = told.flatMap((t) => [...t.acknowledged]);
  expect(acknowledged.filter(([title, id]) => there.get(title)?.id !== id)).toEqual([]);
  expect(rows.filter((r) => r.persons !== 2 || r.audits !== 1 || r.events !== 1 || r.leaves + r.waiting !== 1)).toEqual([]);
  expect(there.size, 'no deed stands twice').toBe(rows.length);
  expect(rows.filter((r) => !told.some((t) => t.attempted.has(r.title)))).toEqual([]);
  // The other way round: no persons, audit lines or leaves of entries that are not there.
  const { rows: loose } = await database.query(`select
    (select count(*) from evidence.entry_person p where not exists (select from evidence.entry e where e.id = p.entry_id))::int as persons,
    (select count(*) from platform.audit a where a.action = 'evidence.reported' and not exists (select from evidence.entry e where e.id::text = a.subject_id))::int as audits,
    (select count(*) from platform.ledger_leaf l where l.log = 'evidence' and not exists (select from evidence.entry e where e.id = l.entry_id))::int as leaves`);
  expect(loose).toEqual([{ persons: 0, audits: 0, leaves: 0 }]);
  expect(await verifyLedger(house, REGION)).toMatchObject({ intact: true, faults: [], waiting: 0, size: rows.length });
  expect(await verifyLedger(house, REGION, 'audit')).toMatchObject({ intact: true, faults: [] });
}
