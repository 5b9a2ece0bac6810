import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/kernel/actor.ts';
import { appendEvidence, logSources, verifyLedger } from '../../src/domains/evidence/index.ts';
import { buildEntry } from '../../src/domains/evidence/fixtures.ts';
import { leafHash, toBytes } from '../../src/platform/ledger/index.ts';
import { REGION } from '../support/house.ts';
import { newPlace, runProgram, seeded, type Place } from './support.ts';

/** What a database administrator does behind the program's back is found, and named to the row. */
let place: Place;
let ids: string[];
beforeAll(async () => {
  place = await newPlace(process.env['DANDANG_TEST_DATABASE_URL'], 'migrated');
  const [unit] = (await seeded(place)).units;
  ids = await place.inHouse(async (house) => {
    const entries = Array.from({ length: 5 }, (_, i) =>
      buildEntry({ title: `办成第 ${i} 件`, organizationId: unit.organizationId, persons: [{ personId: unit.people[0], role: 'do', share: 7_000 }, { personId: unit.people[1], role: 'plan', share: 3_000 }] }),
    );
    return house.unit(systemActor(REGION, 'test'), (u) => appendEvidence(u, entries));
  });
}, 300_000);
afterAll(() => place?.remove());

interface Verified {
  readonly regionId: string;
  readonly intact: boolean;
  readonly size: number;
  readonly faults: readonly { kind: string; id: string; fault: string; position: number | null }[];
}
const verifyOnTheCommandLine = async (): Promise<{ code: number | null; result: Verified }> => {
  const { code, out, errors } = await runProgram(place, 'verify', 'ledger', '--json');
  expect(out, errors).not.toBe('');
  return { code, result: (JSON.parse(out) as Verified[])[0]! };
};

describe('a tampered evidence row', () => {
  it('is not reported while nothing was touched', async () => {
    const { code, result } = await verifyOnTheCommandLine();
    expect(result).toMatchObject({ regionId: REGION, intact: true, size: 5, faults: [] });
    expect(code).toBe(0);
  }, 300_000);

  it('is named: a changed title, a changed share of one person, a deletion', async () => {
    const named = await place.inHouse(async (house, database) => {
      const seen: [string, string, string][][] = [];
      const look = async (): Promise<void> => void seen.push((await verifyLedger(house, REGION)).faults.map((f) => [f.kind, f.id, f.fault]));
      await database.query(`update evidence.entry set title = '办成一件大事' where id = $1`, [ids[1]]);
      await look();
      await database.query('update evidence.entry set title = $2 where id = $1', [ids[1], '办成第 1 件']);
      await look();
      await database.query('update evidence.entry_person set share = 6000 where entry_id = $1 and share = 7000', [ids[2]]);
      await look();
      await database.query('delete from evidence.entry_person where entry_id = $1', [ids[3]]);
      await database.query(`set session_replication_role = replica; delete from evidence.entry where id = '${ids[3]}'; set session_replication_role = origin`);
      await look();
      return seen;
    });
    const share = ['entry', ids[2], 'row_changed'];
    expect(named).toEqual([[['entry', ids[1], 'row_changed']], [], [share], [share, ['entry', ids[3], 'row_missing']]]);
  }, 300_000);

  it('makes the command line end with 1 and name the rows', async () => {
    const { code, result } = await verifyOnTheCommandLine();
    expect(code).toBe(1);
    expect(result.intact).toBe(false);
    expect(result.faults).toEqual([
      { position: ids.indexOf(ids[2]!), kind: 'entry', id: ids[2], fault: 'row_changed' },
      { position: ids.indexOf(ids[3]!), kind: 'entry', id: ids[3], fault: 'row_missing' },
    ]);
  }, 300_000);

  it('and its leaf hash changed with it: the signed head and the other leaves still tell the range it is in', async () => {
    const faults = await place.inHouse(async (house, database) => {
      await database.query(`update evidence.entry set title = '办成一件大事' where id = $1`, [ids[1]]);
      const now = await house.unit(systemActor(REGION, 'test'), async (unit) => (await logSources.evidence.find((s) => s.kind === 'entry')!.contents(unit, [ids[1]!])).get(ids[1]!)!);
      const position = ids.indexOf(ids[1]!);
      await database.query(`update platform.ledger_leaf set hash = $1 where log = 'evidence' and position = $2`, [Buffer.from(toBytes(leafHash(now))), position]);
      return (await verifyLedger(house, REGION)).faults;
    });
    // The row agrees with its leaf: nothing names it, but the five entries under one signed head cannot be as they were.
    expect(faults).toContainEqual({ position: 0, upTo: 4, kind: 'range', id: '1–5', fault: 'leaf_forged' });
    expect(faults.filter((f) => f.id === ids[1])).toEqual([]);
  }, 60_000);
});
