import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../kernel/refusal.ts';
import { lintPack } from './lint.ts';
import { numberOn, parameterOn, ruleOn } from '../rules/parameter-on.ts';
import { composePack } from './compose.ts';
import { memorySource } from './disk.ts';
import { loadLibrary } from './load.ts';

const facts = `facts:\n  - {name: 年龄, type: number, en: age, meaning: {zh: 周岁, en: years}, suppliedBy: registry}\n  - {name: 等次, type: string, values: [优秀, 称职], en: grade, meaning: {zh: 等次, en: grade}, suppliedBy: assessment}\n`;
const head = (id: string, extra = '', from = '2020-01-01') =>
  `id: ${id}\ntitle: {zh: 甲, en: A}\nplace: {code: '430624', name: 甲}\n${extra}documents:\n  - {id: ${id}-law, title: 法, issuer: 机关, effectiveFrom: ${from}, verified: true}\n`;
const parameter = (doc: string, ...values: [string, string | number][]) =>
  `id: limit\nname: 上限\ntitle: {zh: 上限, en: limit}\nunit: year\nvalues:\n${values.map(([from, v]) => `  - {from: ${from}, value: ${v}, source: {document: ${doc}, article: 第一条}, verified: true}\n`).join('')}`;
const rule = (from: string, cells: string[], extra = '') =>
  `id: try\ntitle: {zh: 试, en: try}\neffectiveFrom: ${from}\nhitPolicy: first\nuses: [limit]\ninputs: [{name: 年龄, type: number}, {name: 等次, type: string}]\noutputs: [{name: 结论, type: boolean}]\nrows:\n${cells
    .map((when) => `  - {when: ${when}, then: {结论: true}, reason: {zh: 因, en: why}, source: {document: base-law, article: 第二条}, verified: true${extra}}\n`)
    .join('')}`;
const base = { 'facts.yaml': facts, 'base/pack.yaml': head('base'), 'base/parameters/limit.yaml': parameter('base-law', ['2020-01-01', 30], ['2024-01-01', 35]) };
const library = (files: Record<string, string>) => loadLibrary(memorySource({ ...base, ...files }));
const reasons = async (files: Record<string, string>) => {
  const error = await library(files).then(() => null, (e: Refusal) => e);
  return error?.because.map((r) => `${r.code} ${r.at}`) ?? [];
};

describe('loading', () => {
  const bad: [string, Record<string, string>, string][] = [
    ['broken YAML', { 'base/pack.yaml': 'id: [' }, 'policy.pack_yaml base/pack.yaml'],
    ['a field nobody knows', { 'base/pack.yaml': head('base', 'colour: red\n') }, 'policy.pack_field base/pack.yaml#(file)'],
    ['a wrong value, by its path', { 'base/parameters/limit.yaml': parameter('base-law', ['2020-02-30', 30]) }, 'policy.pack_field base/parameters/limit.yaml#values[0].from'],
    ['verified without an article', { 'base/rules/try.yaml': rule('2020-01-01', ["['-', '-']"]).replace('第二条', '待核') }, 'policy.pack_field base/rules/try.yaml#rows[0].verified'],
    ['a missing article', { 'base/rules/try.yaml': rule('2020-01-01', ["['-', '-']"]).replace(', article: 第二条', '') }, 'policy.pack_field base/rules/try.yaml#rows[0].source.article'],
    ['no head', { 'other/measures.yaml': 'measures: []' }, 'policy.pack_without_head other/pack.yaml'],
    ['a stray file', { 'base/readme.txt': 'x' }, 'policy.pack_stray_file base/readme.txt'],
    ['an id that is not the folder', { 'base/pack.yaml': head('bass') }, 'policy.pack_id_differs base/pack.yaml#id'],
    ['one parameter twice', { 'base/parameters/again.yaml': parameter('base-law', ['2020-01-01', 1]) }, 'policy.pack_id_twice base/parameters/limit.yaml'],
    ['an alias bomb', { 'base/pack.yaml': `a: &a [${'x,'.repeat(9)}x]\nb: [${'*a,'.repeat(99)}*a]` }, 'policy.pack_yaml base/pack.yaml'],
  ];
  it.each(bad)('refuses %s', async (_, files, expected) => expect(await reasons(files)).toContain(expected));

  it('gathers all faults at once', async () => {
    expect(await reasons({ 'base/pack.yaml': 'id: [', 'base/measures.yaml': 'measures: 3', 'base/practices.yaml': 'practices: 3' })).toHaveLength(3);
  });
});

describe('composition and versions', () => {
  const near = { 'near/pack.yaml': head('near', 'extends: base\n'), 'near/parameters/limit.yaml': parameter('near-law', ['2022-01-01', 40]) };
  it('lets the closer pack override by id', async () => {
    const lib = await library(near);
    expect(parameterOn(composePack(lib, 'near'), 'limit', '2023-01-01')).toMatchObject({ value: 40, source: { document: 'near-law' } });
    expect(parameterOn(composePack(lib, 'base'), 'limit', '2023-01-01')).toMatchObject({ value: 30 });
    expect(composePack(lib, 'near').lineage).toEqual(['base', 'near']);
  });
  it('refuses a circle and an absent base', async () => {
    const circle = await library({ ...near, 'base/pack.yaml': head('base', 'extends: near\n') });
    expect(() => composePack(circle, 'near')).toThrow('policy.pack_circle');
    const alone = await library({ 'near/pack.yaml': head('near', 'extends: gone\n') });
    expect(() => composePack(alone, 'near')).toThrow('policy.pack_not_found');
  });
  it('gives the same content the same version, whatever the line ends, and any change another, down to those that rest on it', async () => {
    const one = composePack(await library(near), 'near').version;
    expect(one).toMatch(/^near@[0-9a-f]{12}$/);
    expect(composePack(await library({ ...near, 'base/pack.yaml': head('base').replaceAll('\n', '\r\n') }), 'near').version).toBe(one);
    expect(composePack(await library({ ...near, 'base/parameters/limit.yaml': parameter('base-law', ['2020-01-01', 31]) }), 'near').version).not.toBe(one);
    expect(composePack(await library({ ...near, 'facts.yaml': `${facts}# note\n` }), 'near').version).not.toBe(one);
  });
});

describe('values by date', () => {
  it.each([['2020-01-01', 30], ['2023-12-31', 30], ['2024-01-01', 35], ['2030-01-01', 35]])('on %s the limit is %d', async (on, value) => {
    expect(numberOn(composePack(await library({}), 'base'), 'limit', on)).toBe(value);
  });
  it('refuses a day before the first value and an unknown parameter', async () => {
    const pack = composePack(await library({}), 'base');
    expect(() => parameterOn(pack, 'limit', '2019-12-31')).toThrow('policy.parameter_not_yet');
    expect(() => parameterOn(pack, 'gone', '2026-01-01')).toThrow('policy.parameter_not_found');
  });
  it('takes the version of a rule in force on the day', async () => {
    const pack = composePack(await library({ 'base/rules/new.yaml': rule('2023-01-01', ["['< 上限', '-']"]), 'base/rules/old.yaml': rule('2020-01-01', ["['> 上限', '-']"]) }), 'base');
    expect(ruleOn(pack, 'try', '2022-12-31').rows[0]!.when[0]).toBe('> 上限');
    expect(ruleOn(pack, 'try', '2023-01-01').rows[0]!.when[0]).toBe('< 上限');
    expect(() => ruleOn(pack, 'try', '2019-01-01')).toThrow('policy.rule_not_yet');
  });
});

describe('lint', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['an unknown fact', { 'base/rules/try.yaml': rule('2020-01-01', ["['>= 工龄', '-']"]) }, 'policy.fact_unknown'],
    ['a word the fact never holds', { 'base/rules/try.yaml': rule('2020-01-01', [`['> 上限', '"优等"']`]) }, 'policy.word_never_held'],
    ['a word for a number', { 'base/rules/try.yaml': rule('2020-01-01', [`['"上限"', '-']`]) }, 'policy.word_never_held'],
    ['a row behind one that takes all', { 'base/rules/try.yaml': rule('2020-01-01', ["['-', '-']", "['> 上限', '-']"]) }, 'policy.row_unreachable'],
    ['a row behind a wider list', { 'base/rules/try.yaml': rule('2020-01-01', [`['> 上限', '"优秀","称职"']`, `['> 上限', '"称职"']`]) }, 'policy.row_unreachable'],
    ['a parameter that nothing reads', { 'base/rules/try.yaml': rule('2020-01-01', ["['> 3', '-']"]) }, 'policy.parameter_unused'],
    ['an unknown document', { 'base/parameters/limit.yaml': parameter('gone-law', ['2020-01-01', 1]) }, 'policy.document_unknown'],
    ['a value older than its document', { 'base/parameters/limit.yaml': parameter('base-law', ['2019-01-01', 1]) }, 'policy.before_its_document'],
    ['dates out of order', { 'base/parameters/limit.yaml': parameter('base-law', ['2024-01-01', 1], ['2021-01-01', 2]) }, 'policy.dates_out_of_order'],
    ['an output of another type', { 'base/rules/try.yaml': rule('2020-01-01', ["['> 上限', '-']"]).replace('结论: true', '结论: 3') }, 'policy.output_type'],
  ];
  it.each(cases)('finds %s', async (_, files, expected) => {
    expect(lintPack(composePack(await library(files), 'base')).map((r) => r.code)).toContain(expected);
  });
  it('finds nothing in a sound pack', async () => {
    expect(lintPack(composePack(await library({ 'base/rules/try.yaml': rule('2020-01-01', [`['> 上限', '"优秀"']`, "['-', '-']"]) }), 'base'))).toEqual([]);
  });
});
