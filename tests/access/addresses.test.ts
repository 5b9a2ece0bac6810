import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/app/config.ts';
import { modules } from '../../src/app/modules.ts';
import { authenticateWith, signInProfiles } from '../../src/domains/security/index.ts';
import * as security from '../../src/domains/security/contract.ts';
import { buildServer, SESSION_COOKIE } from '../../src/platform/http/index.ts';
import { openWorkbook } from '../../src/platform/sheets/index.ts';
import { accessWorld, PASSWORD, signIn, type AccessWorld } from '../support/access.ts';
import { REGION } from '../support/house.ts';

/** Where a request came from: what the audit says, whom it believes, who sees it. */
let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
}, 60_000);
afterAll(() => world?.close());

const trusted = (DANDANG_TRUST_PROXY?: string) => readConfig({ DANDANG_DATA: '/tmp/x', ...(DANDANG_TRUST_PROXY === undefined ? {} : { DANDANG_TRUST_PROXY }) }).trustProxy;

/** Signs an officer in over a chain of proxies and does something on record. Out: the addresses that the audit has of both. */
async function addressesOf(trustProxy: ReturnType<typeof trusted>, from: string, forwarded: string): Promise<unknown[]> {
  const profile = signInProfiles.trial;
  const app = await buildServer({ house: world.house, modules: modules(profile), authenticate: authenticateWith(profile), secureCookies: false, trustProxy, version: 'test', demoAccounts: null, requestsPerMinute: 0 });
  try {
    const headers = { 'x-dandang': '1', 'x-forwarded-for': forwarded };
    const opened = await app.inject({ method: 'POST', url: '/api/session', remoteAddress: from, headers, payload: { accountName: `officer.${REGION}`, password: PASSWORD } });
    const cookies = { [SESSION_COOKIE]: opened.cookies.find((c) => c.name === SESSION_COOKIE)!.value };
    // What the role does not allow is on record, too.
    expect((await app.inject({ method: 'GET', url: '/api/audit', remoteAddress: from, headers, cookies })).statusCode).toBe(403);
    await app.inject({ method: 'DELETE', url: '/api/session', remoteAddress: from, headers, cookies });
  } finally {
    await app.close();
  }
  const { rows } = await world.test.database.query(`select address, action from platform.audit where action in ('security.signed_in', 'security.signed_out') order by at desc, id desc limit 2`);
  return rows.map((r) => r['address']);
}

describe('the address in the audit', () => {
  it.each([
    ['nobody is trusted: a header says nothing', undefined, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['one proxy: what it added, not what the caller wrote before', '1', '10.0.0.2', '198.51.100.66, 203.0.113.9', '203.0.113.9'],
    ['a named network', '10.0.0.0/8, loopback', '10.0.0.2', '198.51.100.66, 203.0.113.9, 10.0.0.7', '203.0.113.9'],
    ['somebody else than the named one', '10.0.0.1', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['IPv4 in the clothes of IPv6', undefined, '::ffff:203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['IPv6', undefined, '2001:db8::9', '198.51.100.1', '2001:db8::9'],
  ])('%s', async (_what, proxies, from, forwarded, expected) => {
    expect(await addressesOf(trusted(proxies), from, forwarded)).toEqual([expected, expected]);
  });

  it('a setting that makes no sense stops the start', () => {
    expect([trusted(), trusted('0'), trusted('2'), trusted('10.0.0.1, ::1/128')]).toEqual([false, false, 2, ['10.0.0.1', '::1/128']]);
    for (const text of ['yes', '10.0.0.0/33', '10.0.0', '10.0.0.1,', '10.0.0.0/8/8']) expect(() => trusted(text), text).toThrow(ConfigError);
  });
});

describe('the audit as a file', () => {
  it('holds what the question finds, with the address and words, and is itself on record', async () => {
    await addressesOf(false, '203.0.113.77', '');
    const answer = await world.app.inject({ method: 'GET', url: '/api/audit/export?action=security.signed_in', cookies: { [SESSION_COOKIE]: await tokenOf('auditor') } });
    expect(answer.statusCode).toBe(200);
    const workbook = await openWorkbook(new Uint8Array(answer.rawPayload));
    const rows: string[][] = [];
    for await (const batch of workbook.batches(workbook.sheets[0]!.name)) rows.push(...batch.map((row) => row.values.map((c) => String(c ?? ''))));
    const head = rows.findIndex((r) => r.includes('网络地址'));
    const lines = rows.slice(head + 1);
    const under = (heading: string, line: string[]): string | undefined => line[rows[head]!.indexOf(heading)];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((l) => l[3] === 'security.signed_in' && l[2] === '登录')).toBe(true);
    const fromThere = lines.filter((l) => under('网络地址', l) === '203.0.113.77');
    expect(fromThere.length).toBeGreaterThan(0);
    expect(fromThere.every((l) => under('对象名称', l) === under('操作人', l))).toBe(true);
    const told = (await world.as('auditor', security.listAudit, { query: { action: 'security.audit_exported' } })).json as { lines: security.AuditLine[] };
    expect(told.lines[0]).toMatchObject({ detail: { action: 'security.signed_in', lines: lines.length } });
  });
});

const tokenOf = (role: string): Promise<string> => signIn(world.app, `${role}.${REGION}`);
