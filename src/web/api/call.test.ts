import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { addressOf, call, fileNameOf, type InputOf, type OutputOf } from './call.ts';
import { ConnectionError, IncidentError, RefusalError } from './errors.ts';
import { onExpired } from './request.ts';

const list = endpoint({ name: 'x.list', method: 'GET', path: '/people', summary: '', query: z.object({ text: z.string().optional(), sex: z.array(z.string()).optional() }), output: z.array(z.string()), permission: 'signed_in', refusals: [] });
const save = endpoint({ name: 'x.save', method: 'PUT', path: '/people/:id', summary: '', params: z.object({ id: z.string() }), body: z.object({ name: z.string() }), output: z.object({ version: z.number() }), permission: 'signed_in', refusals: [] });

const answer = (status: number, body: unknown) => new Response(body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body), { status });
const fetched = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => {
  fetched.mockReset();
  onExpired(() => Promise.resolve(false));
  vi.unstubAllGlobals();
});

describe('addressOf', () => {
  it('fills parameters, repeats lists and leaves out what is empty', () => {
    expect(addressOf(save, { params: { id: 'a/b 张' } })).toBe('/api/people/a%2Fb%20%E5%BC%A0');
    expect(addressOf(list, { query: { text: '张 三', sex: ['male', 'female'], none: undefined, empty: '' } })).toBe('/api/people?text=%E5%BC%A0+%E4%B8%89&sex=male&sex=female');
    expect(addressOf(list)).toBe('/api/people');
  });
  it('refuses to call without a parameter', () => expect(() => addressOf(save, {})).toThrow(/needs "id"/));
});

describe('call', () => {
  it('is typed by the contract', () => {
    expectTypeOf<InputOf<typeof save>>().toEqualTypeOf<{ readonly params: { id: string } } & { readonly body: { name: string } }>();
    expectTypeOf<OutputOf<typeof list>>().toEqualTypeOf<string[]>();
    // @ts-expect-error -- the body is missing
    void (() => call(save, { params: { id: '1' } }));
    void (() => call(list));
  });
  it('sends the header that foreign pages cannot set', async () => {
    fetched.mockResolvedValue(answer(200, { version: 2 }));
    expect(await call(save, { params: { id: '1' }, body: { name: '张三' } })).toEqual({ version: 2 });
    const [url, init] = fetched.mock.calls[0]!;
    expect(url).toBe('/api/people/1');
    expect(init).toMatchObject({ method: 'PUT', body: '{"name":"张三"}', headers: { 'x-dandang': '1', 'content-type': 'application/json' } });
  });
  it('throws a refusal with its reasons', async () => {
    fetched.mockResolvedValue(answer(422, { refusal: { kind: 'rule', code: 'registry.too_young', params: { age: 17 }, because: [{ code: 'registry.age', source: '第八条' }] } }));
    const error = await call(list).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RefusalError);
    expect(error).toMatchObject({ kind: 'rule', code: 'registry.too_young', params: { age: 17 }, because: [{ source: '第八条' }], status: 422 });
  });
  it('tells a fault of the program from a lost connection', async () => {
    fetched.mockResolvedValueOnce(answer(500, { incident: '7Q' })).mockResolvedValueOnce(answer(502, '<html>')).mockRejectedValueOnce(new TypeError('failed'));
    await expect(call(list)).rejects.toMatchObject({ incident: '7Q' });
    await expect(call(list)).rejects.toBeInstanceOf(ConnectionError);
    await expect(call(list)).rejects.toBeInstanceOf(ConnectionError);
    expect(new IncidentError('x').message).toContain('x');
  });
});

describe('a session that ran out', () => {
  const expired = () => answer(401, { refusal: { kind: 'unauthenticated', code: 'security.sign_in_first' } });
  it('waits for sign-in and sends the same request once more', async () => {
    fetched.mockResolvedValueOnce(expired()).mockResolvedValueOnce(answer(200, { version: 3 }));
    onExpired(() => Promise.resolve(true));
    expect(await call(save, { params: { id: '1' }, body: { name: '张三' } })).toEqual({ version: 3 });
    expect(fetched.mock.calls[1]?.[1]?.body).toBe('{"name":"张三"}');
  });
  it('gives up when the person leaves', async () => {
    fetched.mockResolvedValueOnce(expired());
    onExpired(() => Promise.resolve(false));
    await expect(call(list)).rejects.toMatchObject({ kind: 'unauthenticated' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  it('does not ask for sign-in when signing in fails', async () => {
    fetched.mockResolvedValueOnce(expired());
    const asked = vi.fn(() => Promise.resolve(true));
    onExpired(asked);
    await expect(call(list, {}, { signingIn: true })).rejects.toBeInstanceOf(RefusalError);
    expect(asked).not.toHaveBeenCalled();
  });
});

it.each([
  ['attachment; filename="list.xlsx"', 'list.xlsx'],
  ["attachment; filename=\"x.xlsx\"; filename*=UTF-8''%E5%90%8D%E5%86%8C.xlsx", '名册.xlsx'],
  ["inline; filename*=UTF-8''%E5", '%E5'],
  ['inline', null],
  [null, null],
])('file name of %s', (disposition, name) => expect(fileNameOf(disposition)).toBe(name));
