import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../../kernel/refusal.ts';
import { listOf, rangeOf, readRequest, statusesOf, type Form } from './asked.ts';

const form = (more: Readonly<Record<string, string>> = {}): Form => Object.fromEntries(Object.entries({ service_code: '001', address_string: '一号路口', 'attribute[scope]': 'few', ...more }).map(([k, v]) => [k, [v]]));
const code = (work: () => unknown): string => {
  try {
    return JSON.stringify(work());
  } catch (e) {
    if (!isRefusal(e)) throw e;
    return [e.code, e.params['field']].filter((x) => x !== undefined).join(' ');
  }
};

describe('a request', () => {
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, unknown>>]>([
    ['a place in words', {}, { place: '一号路口', latitude: null, longitude: null, scope: 'few', words: '' }],
    ['a place by coordinates', { address_string: '', lat: '41.5', long: '-122.25' }, { place: '', latitude: 41.5, longitude: -122.25 }],
    ['a telephone before mail, with the name', { phone: '13900000000', email: 'a@b.cn', last_name: '王', first_name: '某' }, { contact: '王某 13900000000' }],
    ['mail alone', { email: 'a@b.cn' }, { contact: 'a@b.cn' }],
    ['a name alone is no contact', { last_name: '王' }, { contact: null }],
    ['the list form of the attribute', { 'attribute[scope]': '', 'attribute[scope][]': 'one' }, { scope: 'one' }],
  ])('%s', (_what, more, expected) => expect(readRequest(form(more))).toMatchObject(expected));

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ service_code: ' ' }, 'demands.open311_service_missing'],
    [{ address_string: '' }, 'demands.open311_location'],
    [{ address_string: '', address_id: '7' }, 'demands.open311_location'],
    [{ lat: '1' }, 'demands.open311_field long'],
    [{ lat: '1e1', long: '1' }, 'demands.open311_field lat'],
    [{ lat: '1', long: '180.5' }, 'demands.open311_field long'],
    [{ 'attribute[scope]': 'all' }, 'demands.open311_field attribute[scope]'],
    [{ media_url: 'file:///etc' }, 'demands.open311_field media_url'],
  ])('%j is refused: %s', (more, refusal) => expect(code(() => readRequest(form(more)))).toBe(refusal));
});

describe('a range', () => {
  const now = new Date('2026-11-20T00:00:00Z');
  it.each<[string | undefined, string | undefined, string]>([
    [undefined, undefined, '2026-08-22 2026-11-20'],
    ['', '', '2026-08-22 2026-11-20'],
    ['2026-01-01T00:00:00Z', undefined, '2026-01-01 2026-04-01'],
    [undefined, '2026-04-01T00:00:00Z', '2026-01-01 2026-04-01'],
    ['2026-11-01T08:00:00 08:00', '2026-11-02T00:00:00Z', '2026-11-01 2026-11-02'],
    ['2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z', 'demands.open311_field end_date'],
    ['2026-11-02', undefined, 'demands.open311_field start_date'],
    ['2026-01-01T00:00:00Z', '2026-04-01T00:00:01Z', 'demands.open311_span'],
  ])('%s to %s is %s', (start, end, expected) => {
    const got = code(() => { const { from, to } = rangeOf(start, end, now); return `${from.toISOString().slice(0, 10)} ${to.toISOString().slice(0, 10)}`; });
    expect(got.replaceAll('"', '')).toBe(expected);
  });
});

it('reads lists with commas', () => {
  expect([listOf(' 1, 2,,'), listOf(''), listOf(undefined), statusesOf('open,closed'), statusesOf('')]).toEqual([['1', '2'], null, null, ['open', 'closed'], null]);
  expect(code(() => statusesOf('done'))).toBe('demands.open311_field status');
});
