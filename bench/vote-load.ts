import { createHash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

/*
 * 1,000 people at once on a running server, from outside: every voter takes the ballot of a printed code, has a blinded token signed and
 * votes. `tsx bench/vote-load.ts --url http://localhost:3000 [--voters 1000] [--within 60] [--account officer --password …]`
 * Arrivals are spread evenly over `--within` seconds; 0 lets everybody press in the same moment. Prints times of every request as the voter
 * has them (signing included; the voter's own arithmetic runs here, on the same machine as the server), how long the server itself took and
 * its processor time a voter from `/metrics`, and compares turnout with the votes sent.
 */
const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:3000' }, voters: { type: 'string', default: '1000' }, within: { type: 'string', default: '60' }, account: { type: 'string', default: 'officer' }, password: { type: 'string', default: 'Dandang-2026' } } });
const voters = Number(values.voters);

let cookie = '';
async function ask<T>(method: string, path: string, body?: unknown, withSession = true): Promise<T> {
  const answer = await fetch(`${values.url}/api${path}`, { method, headers: { 'x-dandang': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(withSession ? { cookie } : {}) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const set = answer.headers.get('set-cookie');
  if (set && withSession) cookie = set.split(';')[0]!;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return (answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T;
}

/* Blinding in whole numbers: what the browser's library does, fast enough to make a thousand voters on one machine. */
const number = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (n: bigint): Buffer => Buffer.from(n.toString(16).padStart(512, '0'), 'hex');
function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  for (let b = base % n, e = exponent; e > 0n; e >>= 1n, b = (b * b) % n) if (e & 1n) result = (result * b) % n;
  return result;
}
function inverse(a: bigint, n: bigint): bigint {
  let [r0, r1, s0, s1] = [n, a % n, 0n, 1n];
  while (r1 > 0n) [r0, r1, s0, s1] = [r1, r0 % r1, s1, s0 - (r0 / r1) * s1];
  return ((s0 % n) + n) % n;
}
const sha384 = (...parts: Uint8Array[]): Buffer => createHash('sha384').update(Buffer.concat(parts)).digest();
/** EMSA-PSS-ENCODE (RFC 8017 §9.1.1) for 2,048 bits, SHA-384 and a salt of 48 bytes. */
function encoded(message: Uint8Array): Buffer {
  const salt = randomBytes(48);
  const h = sha384(Buffer.alloc(8), sha384(message), salt);
  const db = Buffer.concat([Buffer.alloc(256 - 48 - 48 - 2), Buffer.from([1]), salt]);
  const mask = Buffer.concat(Array.from({ length: 5 }, (_, i) => sha384(h, Buffer.from([0, 0, 0, i])))).subarray(0, db.length);
  for (let i = 0; i < db.length; i++) db[i]! ^= mask[i]!;
  db[0]! &= 0x7f;
  return Buffer.concat([db, h, Buffer.from([0xbc])]);
}
interface Sheet {
  readonly electionId: string;
  readonly group: string;
  readonly publicKey: string;
  readonly bodyBytes: number;
  readonly subjects: readonly { readonly id: string }[];
}

await ask('POST', '/session', { accountName: values.account, password: values.password });
const { rows: people } = await ask<{ rows: { personId?: string; id?: string }[] }>('POST', '/people/search', { limit: 10 });
const region = (await ask<{ region: { id: string } }>('GET', '/session')).region.id;
const text = (zh: string) => ({ zh, en: zh });
const form = await ask<{ id: string }>('POST', '/assessment/ballots/forms', { definition: { key: 'load', title: text('压力测试表'), kind: 'democratic', sections: [{ key: 'people', title: text('个人'), items: [{ kind: 'choice', key: 'overall', title: text('总体评价'), weight: 10_000, options: [{ key: 'good', label: text('好'), points: '95' }, { key: 'fair', label: text('一般'), points: '70' }] }] }] } });
const now = Date.now();
const { id } = await ask<{ id: string }>('POST', '/assessment/ballots/elections', { title: '压力测试', formId: form.id, opensAt: new Date(now - 60_000).toISOString(), closesAt: new Date(now + 86_400_000).toISOString(), subjects: people.map((p) => ({ kind: 'person', id: p.personId ?? p.id })), groups: [{ key: 'all', name: text('全体'), weight: 10_000 }] });
const html = await ask<string>('POST', `/assessment/ballots/elections/${id}/groups/all/codes`, { count: voters, address: 'https://ballots.example/vote' });
await ask('POST', `/assessment/ballots/elections/${id}/open`);
const codes = [...html.matchAll(/class="code">([0-9A-Z-]+)</g)].map((m) => m[1]!);

const times = { ballot: [] as number[], signature: [] as number[], vote: [] as number[] };
const errors: string[] = [];
async function timed<T>(of: keyof typeof times, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  times[of].push(performance.now() - start);
  return value;
}
async function person(code: string): Promise<void> {
  try {
    const sheet = await timed('ballot', () => ask<Sheet>('POST', `/vote/${region}/ballot`, { code }, false));
    const n = number(Buffer.from((await crypto.subtle.exportKey('jwk', await crypto.subtle.importKey('spki', Buffer.from(sheet.publicKey.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']))).n!, 'base64url'));
    const message = randomBytes(64);
    const r = number(randomBytes(255));
    const blinded = bytesOf((number(encoded(message)) * power(r, 65_537n, n)) % n).toString('base64url');
    const { signature } = await timed('signature', () => ask<{ signature: string }>('POST', `/vote/${region}/signature`, { code, blinded }, false));
    const unblinded = bytesOf((number(Buffer.from(signature, 'base64url')) * inverse(r, n)) % n).toString('base64url');
    const rows = sheet.subjects.map((s, i) => ({ subject: s.id, answers: { overall: i % 3 === 0 ? 'fair' : 'good' } }));
    await timed('vote', () => ask('POST', `/vote/${region}/${sheet.electionId}`, { group: sheet.group, message: message.toString('base64url'), signature: unblinded, paper: { mark: randomBytes(32).toString('base64url'), rows } }, false));
  } catch (error) {
    // A refused or timed-out connection says why in its cause.
    errors.push(`${String(error)} ${error instanceof Error && error.cause ? String(error.cause) : ''}`);
  }
}
/** What the server says of itself: processor seconds, and seconds and number of requests under `/api/vote`. */
async function serverSays(): Promise<{ cpu: number; seconds: number; requests: number }> {
  const lines = (await (await fetch(`${values.url}/metrics`)).text()).split('\n');
  const sum = (of: RegExp): number => lines.filter((l) => of.test(l)).reduce((total, l) => total + Number(l.split(' ').at(-1)), 0);
  return { cpu: sum(/^process_cpu_seconds_total/), seconds: sum(/^http_request_duration_seconds_sum.*\/api\/vote/), requests: sum(/^http_request_duration_seconds_count.*\/api\/vote/) };
}
const before = await serverSays();
const started = performance.now();
await Promise.all(codes.map(async (code, i) => {
  await new Promise((later) => setTimeout(later, (Number(values.within) * 1000 * i) / codes.length));
  return person(code);
}));
const seconds = (performance.now() - started) / 1000;
const after = await serverSays();
const at = (list: number[], share: number): string => `${Math.round(list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN)} ms`;
for (const [name, list] of Object.entries(times)) process.stdout.write(`${name.padEnd(10)} ${list.length} requests  p50 ${at(list, 0.5)}  p95 ${at(list, 0.95)}  longest ${at(list, 1)}\n`);
process.stdout.write(`server     ${(((after.cpu - before.cpu) * 1000) / voters).toFixed(1)} ms of processor a voter, everything else it did included; a request took it ${(((after.seconds - before.seconds) * 1000) / (after.requests - before.requests)).toFixed(0)} ms on average\n`);
const detail = await ask<{ groups: { eligible: number; taken: number; votes: number }[] }>('GET', `/assessment/ballots/elections/${id}`);
const closed = await ask<{ votes: number }>('POST', `/assessment/ballots/elections/${id}/close`, { reason: '压力测试结束' });
process.stdout.write(`${voters} voters in ${seconds.toFixed(1)} s, ${errors.length} errors; taken ${detail.groups[0]!.taken}, votes ${detail.groups[0]!.votes}, in the box ${closed.votes}\n`);
if (errors.length > 0) process.stdout.write(`${errors.slice(0, 3).join('\n')}\n`);
process.exitCode = errors.length > 0 || closed.votes !== voters ? 1 : 0;
