import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { newId } from '../../kernel/ids.ts';
import { inclusionRanges, rootOf, verifyConsistency } from '../../kernel/merkle.ts';
import { checkReceipt, fromBase64 } from '../../kernel/tree-head.ts';
import { fixedClock } from '../../kernel/clock.ts';
import { sql } from '../db/index.ts';
import { buildHouse, loadKeys, rotateSigningKey, temporaryKeys, type House, type Keys } from '../house/index.ts';
import { OTHER_REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { appendLeaves, auditSource, collectAudit, consistencyProof, frontier, leafHash, newestHeads, nodeMerkle, receiptFor, sealAll, sealOnce, toBytes, verifyEd25519, verifyLog, type LeafSource } from './index.ts';

let t: TestHouse;
const rows = new Map<string, string>();
const source: LeafSource = {
  kind: 'row',
  contents: async (_unit, ids) => new Map(ids.flatMap((id) => (rows.has(id) ? [[id, rows.get(id)!] as const] : []))),
  idsAfter: async (_unit, id, limit) => [...rows.keys()].sort().filter((k) => id === null || k > id).slice(0, limit),
};
const add = async (n: number, log = 'test'): Promise<string[]> => {
  const made = Array.from({ length: n }, () => ({ id: newId<'row'>() as string, content: '' }));
  for (const m of made) {
    m.content = `{"id":"${m.id}"}`;
    rows.set(m.id, m.content);
  }
  await t.house.unit(t.system, (unit) => appendLeaves(unit, log, 'row', made));
  return made.map((m) => m.id);
};
const verify = (log = 'test') => verifyLog(t.house, t.system, log, [source]);

beforeAll(async () => void (t = await testHouse()));
afterAll(() => t.close());

describe('frontier', () => {
  it('has the root of RFC 6962 at every size, and goes on from any size', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (first, then) => {
        const leaves = Array.from({ length: first + then }, (_, i) => leafHash(String(i)));
        const whole = frontier(0, []);
        leaves.slice(0, first).forEach((l) => whole.push(l));
        const expected = (n: number) => Buffer.from(rootOf(nodeMerkle, leaves.slice(0, n).map(toBytes))).toString('hex');
        expect(toBytes(whole.root()).toString('hex')).toBe(expected(first));
        leaves.slice(first).forEach((l) => whole.push(l));
        expect(toBytes(whole.root()).toString('hex')).toBe(expected(first + then));
      }),
      { numRuns: 30 },
    ));
});

describe('sealing', () => {
  it('places leaves in order, extends the tree and signs; nothing waiting seals nothing', async () => {
    await add(3);
    await add(700);
    const first = (await sealAll(t.house, t.system.regionId, 'test'))!;
    expect(first.size).toBe(703);
    expect(await t.house.unit(t.system, (unit) => sealOnce(unit, 'test'))).toBeNull();
    await add(300);
    const second = (await sealAll(t.house, t.system.regionId, 'test'))!;
    expect(second.size).toBe(1003);
    // One stored node for each 256 leaves.
    const { rows: nodes } = await t.database.query("select height, count(*)::int as n from platform.ledger_node where log = 'test' group by 1 order by 1");
    expect(nodes).toEqual([{ height: 8, n: 3 }]);
    const report = await verify();
    expect(report).toMatchObject({ intact: true, size: 1003, waiting: 0, faults: [] });
    expect(fromBase64(report.root)).toEqual(new Uint8Array(second.root));
  });

  it('appends at the same time get distinct places and one tree', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => add(i + 1).then(() => sealAll(t.house, t.system.regionId, 'test'))));
    const report = await verify();
    expect(report).toMatchObject({ intact: true, size: 1003 + 78 });
  });

  it('a unit that throws leaves no leaf behind', async () => {
    await expect(t.house.unit(t.system, async (unit) => {
      await appendLeaves(unit, 'test', 'row', [{ id: newId(), content: 'never' }]);
      throw new Error('stop');
    })).rejects.toThrow('stop');
    expect((await verify()).waiting).toBe(0);
  });

  it('logs and regions do not see one another', async () => {
    const elsewhere = { ...t.system, regionId: OTHER_REGION };
    expect(await t.house.unit(elsewhere, (unit) => newestHeads(unit, 'test', 5))).toEqual([]);
    expect(await t.house.unit(t.system, (unit) => newestHeads(unit, 'other', 5))).toEqual([]);
  });
});

describe('proofs', () => {
  it('receipts of leaves at every edge verify offline and fail when bent', async () => {
    const { rows: leaves } = await t.database.query("select entry_id, position from platform.ledger_leaf where log = 'test' and position = any('{0,1,255,256,511,512,702,703,1023,1080}') order by 2");
    expect(leaves.length).toBe(10);
    for (const { entry_id, position } of leaves as { entry_id: string; position: number }[]) {
      const receipt = (await t.house.unit(t.system, (unit) => receiptFor(unit, 'test', entry_id, rows.get(entry_id)!)))!;
      expect(receipt.proof).toHaveLength(inclusionRanges(position, 1081).length);
      expect(await checkReceipt(nodeMerkle, receipt, verifyEd25519)).toMatchObject({ valid: true, inclusion: true, signature: true });
      expect(await checkReceipt(nodeMerkle, { ...receipt, content: `${receipt.content} ` }, verifyEd25519)).toMatchObject({ valid: false, inclusion: false, signature: true });
      expect(await checkReceipt(nodeMerkle, { ...receipt, head: { ...receipt.head, size: receipt.head.size + 1 } }, verifyEd25519)).toMatchObject({ valid: false, signature: false });
    }
  });

  it.each([[0, 1081], [1, 1081], [703, 1003], [703, 1081], [256, 1024], [1081, 1081]])('consistency from %i to %i', async (from, to) => {
    const c = await t.house.unit(t.system, (unit) => consistencyProof(unit, 'test', from, to));
    expect(verifyConsistency(nodeMerkle, from, to, fromBase64(c.fromRoot), fromBase64(c.toRoot), c.proof.map(fromBase64))).toBe(true);
  });

  it('refuses sizes beyond the log', async () => {
    await expect(t.house.unit(t.system, (unit) => consistencyProof(unit, 'test', 1, 99_999))).rejects.toThrow('ledger.size_beyond_log');
  });
});

describe('verification names what was tampered with', () => {
  const at = async (position: number): Promise<string> => (await t.database.query('select entry_id from platform.ledger_leaf where log = $1 and position = $2', ['test', position])).rows[0]!['entry_id'] as string;

  it('a changed row and a missing row', async () => {
    const [a, b] = [await at(300), await at(301)];
    const [keptA, keptB] = [rows.get(a)!, rows.get(b)!];
    rows.set(a, keptA.replace('}', ',"x":1}'));
    rows.delete(b);
    expect((await verify()).faults).toEqual([
      { position: 300, kind: 'row', id: a, fault: 'row_changed' },
      { position: 301, kind: 'row', id: b, fault: 'row_missing' },
    ]);
    rows.set(a, keptA);
    rows.set(b, keptB);
  });

  it('a row changed together with its leaf: down to the leaves between the node and the heads, and the rest of the log is proved all the same', async () => {
    const [id, later] = [await at(10), await at(900)];
    const [kept, keptLater] = [rows.get(id)!, rows.get(later)!];
    rows.set(id, 'forged');
    rows.set(later, 'changed');
    await t.database.query("update platform.ledger_leaf set hash = $1 where log = 'test' and position = 10", [toBytes(leafHash('forged'))]);
    expect((await verify()).faults).toEqual([
      { position: 0, upTo: 255, kind: 'range', id: '1–256', fault: 'leaf_forged' },
      { position: 900, kind: 'row', id: later, fault: 'row_changed' },
    ]);
    // The leaf alone: its row is right, and the node proves it.
    rows.set(id, kept);
    rows.set(later, keptLater);
    expect((await verify()).faults).toEqual([{ position: 10, kind: 'row', id, fault: 'leaf_changed' }]);
    await t.database.query("update platform.ledger_leaf set hash = $1 where log = 'test' and position = 10", [toBytes(leafHash(kept))]);
  });

  it('a row that never entered the log, a leaf that nobody signed, a leaf taken away, a forged signature', async () => {
    const stray = newId<'row'>() as string;
    rows.set(stray, 'stray');
    expect((await verify()).faults).toEqual([{ position: null, kind: 'row', id: stray, fault: 'not_in_log' }]);
    await t.database.query("insert into platform.ledger_leaf values ($1, 'test', 1081, 'row', $2, $3)", [t.system.regionId, stray, toBytes(leafHash('stray'))]);
    expect((await verify()).faults).toEqual([{ position: 1081, kind: 'row', id: stray, fault: 'leaf_unsigned' }]);
    await t.database.query("delete from platform.ledger_leaf where log = 'test' and position = 1081");
    rows.delete(stray);
    const last = await at(1080);
    await t.database.query("delete from platform.ledger_leaf where log = 'test' and position = 1080");
    const cut = await verify();
    expect(cut.faults).toContainEqual({ position: 1080, kind: 'leaf', id: '1080', fault: 'leaf_missing' });
    expect(cut.faults).toContainEqual({ position: null, kind: 'row', id: last, fault: 'not_in_log' });
    await t.database.query("insert into platform.ledger_leaf values ($1, 'test', 1080, 'row', $2, $3)", [t.system.regionId, last, toBytes(leafHash(rows.get(last)!))]);
    await t.database.query("update platform.ledger_head set sealed_at = sealed_at - interval '1 day' where size = 703");
    expect((await verify()).faults).toEqual([{ position: 702, kind: 'head', id: '703', fault: 'signature_wrong' }]);
    await t.database.query("update platform.ledger_head set sealed_at = sealed_at + interval '1 day' where size = 703");
    expect((await verify()).intact).toBe(true);
  });

  it.each([
    ['ledger_leaf', 'hash'],
    ['ledger_node', 'hash'],
    ['ledger_head', 'root'],
  ])('the application role can neither change nor delete in %s', async (table, column) => {
    for (const change of [`update platform.${table} set ${column} = ${column}`, `delete from platform.${table}`])
      await expect(t.house.unit(t.system, (unit) => sql.raw(change).execute(unit.tx))).rejects.toThrow(/permission denied/);
  });
});

describe('keys that sign heads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dandang-keys-'));
  const own: string[] = [];
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    // The other logs of this file know nothing of these rows.
    for (const id of own) rows.delete(id);
  });
  const signed = async (log: string, house = t.house) => {
    const made = [{ id: newId<'row'>() as string, content: `{"log":"${log}"}` }];
    for (const m of made) rows.set(m.id, m.content);
    own.push(...made.map((m) => m.id));
    await house.unit(t.system, (unit) => appendLeaves(unit, log, 'row', made));
    await sealAll(house, t.system.regionId, log);
    return made[0]!;
  };
  const check = (log: string, house: House) => verifyLog(house, t.system, log, [{ ...source, idsAfter: async () => [] }]);

  it('a head signed by an older key still verifies, a running house follows the folder, and each receipt carries its own key', async () => {
    const house = buildHouse({ ...t.house, ...loadKeys(folder) });
    const row = await signed('rotated', house);
    const before = (await house.unit(t.system, (unit) => receiptFor(unit, 'rotated', row.id, row.content)))!;
    const first = house.signer.keyId;
    const { retired, current } = rotateSigningKey(folder, house.clock.now());
    expect([retired.keyId, house.signer.keyId]).toEqual([first, current.keyId]);
    expect(loadKeys(folder).signer.known().map((k) => [k.keyId, k.validTo === null])).toEqual([[first, false], [current.keyId, true]]);
    await signed('rotated', house);
    expect(await check('rotated', house)).toMatchObject({ intact: true, heads: 2 });
    const after = (await house.unit(t.system, (unit) => receiptFor(unit, 'rotated', row.id, row.content)))!;
    expect([before.publicKey, after.publicKey]).toEqual([retired.publicKeyPem, current.publicKeyPem]);
    for (const r of [before, after]) expect(await checkReceipt(nodeMerkle, r, verifyEd25519)).toMatchObject({ valid: true });
    // A third key; and the old private keys are gone.
    rotateSigningKey(folder, house.clock.now());
    await signed('rotated', house);
    expect(await check('rotated', house)).toMatchObject({ intact: true, heads: 3 });
    expect(readdirSync(folder).filter((f) => f.endsWith('.pem'))).toEqual([`signing-${house.signer.keyId}.pem`]);
  });

  it('a head of a key that nobody knows says so, and its root is compared all the same', async () => {
    const stranger = buildHouse({ ...t.house, ...temporaryKeys() });
    await signed('stranger', stranger);
    expect((await check('stranger', t.house)).faults).toEqual([{ position: 0, kind: 'head', id: '1', fault: 'key_unknown' }]);
  });

  it('a retired key signs nothing any more: neither after its time nor after its successor', async () => {
    const [old, next] = [temporaryKeys(), temporaryKeys()];
    const list = [{ ...old.signer.known()[0]!, validTo: new Date(t.house.clock.now().getTime() + 1_000).toISOString() }, next.signer.known()[0]!];
    const withKey = (keys: Keys, clock = t.house.clock) => buildHouse({ ...t.house, clock, cipher: keys.cipher, signer: { ...keys.signer, known: () => list } });
    await signed('retired', withKey(old));
    await signed('retired', withKey(next));
    expect((await check('retired', withKey(next))).faults).toEqual([]);
    await signed('retired', withKey(old));
    expect((await check('retired', withKey(next))).faults).toEqual([{ position: 2, kind: 'head', id: '3', fault: 'key_retired' }]);
    await signed('late', withKey(old, fixedClock(new Date(t.house.clock.now().getTime() + 3_600_000).toISOString())));
    expect((await check('late', withKey(next))).faults).toEqual([{ position: 0, kind: 'head', id: '1', fault: 'key_retired' }]);
  });
});

describe('others while a log is verified', () => {
  it('are served between any two pages, whoever waits', async () => {
    // The embedded database: there is one connection for all.
    const alone = await testHouse({ engine: 'pglite' });
    try {
      const made = Array.from({ length: 1_000 }, () => ({ id: newId<'row'>() as string, content: 'x' }));
      await alone.house.unit(alone.system, (unit) => appendLeaves(unit, 'paged', 'row', made));
      await sealAll(alone.house, alone.system.regionId, 'paged');
      const served: number[] = [];
      let page = 0;
      let appended = 0;
      const others: Promise<unknown>[] = [];
      const report = await verifyLog(alone.house, alone.system, 'paged', [{
        kind: 'row',
        contents: async (_unit, ids) => {
          const mine = page++;
          // Whoever asks while page n is read has his answer before page n + 1 is.
          expect(served).toEqual(Array.from({ length: mine }, (_, i) => i));
          others.push(alone.house.unit(alone.system, async (unit) => {
            await appendLeaves(unit, 'paged', 'row', [{ id: newId(), content: 'meanwhile' }]);
            appended++;
            served.push(mine);
          }));
          return new Map(ids.map((id) => [id, 'x']));
        },
        idsAfter: async () => [],
      }], { page: 100 });
      await Promise.all(others);
      expect(page).toBe(10);
      expect(appended).toBe(10);
      // What was appended and waits does not disturb the result: it is that of the head at the beginning.
      expect(report).toMatchObject({ intact: true, size: 1_000, faults: [] });
    } finally {
      await alone.close();
    }
  });

  it('sealing goes on meanwhile, and the result is that of the size at the beginning', async () => {
    const before = (await verify()).size;
    let grown = false;
    const report = await verifyLog(t.house, t.system, 'test', [source], {
      page: 50,
      progress: async () => {
        if (grown) return;
        grown = true;
        await add(40);
        await sealAll(t.house, t.system.regionId, 'test');
      },
    });
    expect(report).toMatchObject({ intact: true, size: before, faults: [] });
    expect((await verify()).size).toBe(before + 40);
  });

  it('a timer fires between pages: sockets are read too', async () => {
    let fired = 0;
    const tick = (): void => void (fired++, (next = setImmediate(tick)));
    let next = setImmediate(tick);
    const seen: number[] = [];
    await verifyLog(t.house, t.system, 'test', [source], { page: 100, progress: () => void seen.push(fired) });
    clearImmediate(next);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.every((n, i) => i === 0 || n > seen[i - 1]!)).toBe(true);
  });
});

describe('a log of more than 65,536 leaves', () => {
  it('stores nodes of the second level, proves across them and verifies', { timeout: 180_000 }, async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push(...(await add(22_000, 'large')));
    const head = (await sealAll(t.house, t.system.regionId, 'large'))!;
    expect(head.size).toBe(66_000);
    const { rows: nodes } = await t.database.query("select height, count(*)::int as n from platform.ledger_node where log = 'large' group by 1 order by 1");
    expect(nodes).toEqual([{ height: 8, n: 257 }, { height: 16, n: 1 }]);
    for (const position of [0, 65_535, 65_536, 65_999]) {
      const receipt = (await t.house.unit(t.system, (unit) => receiptFor(unit, 'large', ids[position]!, rows.get(ids[position]!)!)))!;
      expect(receipt.position).toBe(position);
      expect((await checkReceipt(nodeMerkle, receipt, verifyEd25519)).valid).toBe(true);
    }
    expect(await verifyLog(t.house, t.system, 'large', [{ ...source, idsAfter: async () => [] }])).toMatchObject({ intact: true, size: 66_000 });
  });
});

describe('audit log', () => {
  it('collects audit lines once, seals and verifies them, and names a changed one', async () => {
    await t.house.unit(t.system, async (unit) => unit.audit({ action: 'test.done', subjectKind: 'test', subjectId: null, detail: { b: 1, a: ['x', null] } }));
    expect(await t.house.unit(t.system, collectAudit)).toBe(1);
    expect(await t.house.unit(t.system, collectAudit)).toBe(0);
    await sealAll(t.house, t.system.regionId, 'audit');
    expect(await t.house.unit(t.system, collectAudit)).toBe(0);
    const check = () => verifyLog(t.house, t.system, 'audit', [auditSource]);
    expect(await check()).toMatchObject({ intact: true, size: 1 });
    await t.database.query("update platform.audit set actor_name = 'somebody else'");
    expect((await check()).faults).toMatchObject([{ position: 0, kind: 'audit', fault: 'row_changed' }]);
  });
});
