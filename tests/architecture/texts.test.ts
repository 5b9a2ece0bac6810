import { describe, expect, it } from 'vitest';
import { print, readSources } from './sources.ts';
import { actionProblems, codesIn, detailProblems, flatten, parityProblems, refusalProblems } from './texts.ts';

const locales = readSources('locales', ['.json']);
const texts = { 'zh-CN': flatten(locales, 'zh-CN'), en: flatten(locales, 'en') };
const of = (language: string, name: string, content: object) => ({ path: `locales/${language}/${name}.json`, text: JSON.stringify(content) });

describe('texts', () => {
  it('are the same in both languages', () => expect(print(parityProblems(texts['zh-CN'], texts.en))).toEqual([]));

  it.each([
    [{ a: '一' }, {}, 1],
    [{}, { a: 'one' }, 1],
    [{ a: '{{n}} 个' }, { a: '{{count}} of them' }, 1],
    [{ a: '' }, { a: '' }, 2],
    [{ a: { b: '一' } }, { a: 'one' }, 2],
    [{ a: '{{n}} 个' }, { a_one: 'one of them', a_other: '{{n}} of them' }, 0],
    [{ a: '{{n}} 个 {{m}}' }, { a: '{{m}} and {{n}}' }, 0],
  ])('finds what differs between %j and %j', (zh, en, count) => {
    expect(parityProblems(flatten([of('zh-CN', 'x', zh)], 'zh-CN'), flatten([of('en', 'x', en)], 'en'))).toHaveLength(count);
  });
});

describe('refusals', () => {
  it('have a text in both languages', () => expect(print(refusalProblems(readSources('src', ['.ts', '.tsx']), texts))).toEqual([]));

  it.each([
    ["throw new Refusal('rule', 'x.unheard_of')"],
    ["return [{ code: 'x.unheard_of', at: 'C7' }]"],
    ["refusals: ['x.known', 'x.unheard_of'],"],
    ["throw new Refusal(\n  'rule',\n  'x.unheard_of',\n)"],
  ])('finds a code without text in %j', (text) => {
    const known = { 'zh-CN': flatten([of('zh-CN', 'refusals.x', { known: { what: '什么' } })], 'zh-CN'), en: flatten([of('en', 'refusals.x', { known: { what: 'what' } })], 'en') };
    expect(refusalProblems([{ path: 'src/domains/x/a.ts', text }], known).map((p) => p.at.split(' ')[0])).toEqual(['x.unheard_of']);
  });

  it('reads codes wherever they stand, comments aside', () => {
    expect(codesIn({ path: 'src/a.ts', text: "new Refusal('rule', 'x.a'); // new Refusal('rule', 'x.b')\nconst r = { code: 'x.c' };" }).map((c) => c.code)).toEqual(['x.a', 'x.c']);
  });
});

describe('audited actions', () => {
  it('have a name for the auditor', () => expect(print(actionProblems(readSources('src', ['.ts']), texts))).toEqual([]));

  it('would be found without one', () => {
    const known = { 'zh-CN': flatten([of('zh-CN', 'security', { action: { x: { done: '办结' } } })], 'zh-CN'), en: flatten([], 'en') };
    const text = "unit.audit({ action: 'x.done' }); unit.audit({ action: 'x.unheard_of' });";
    expect(actionProblems([{ path: 'src/domains/x/a.ts', text }], known).map((p) => p.at.split(' ')[0])).toEqual(['x.done', 'x.unheard_of']);
  });
  it('say in words what stands beside them', () => expect(print(detailProblems(readSources('src', ['.ts']), texts))).toEqual([]));

  it.each([
    ["unit.audit({ action: 'x.done', detail: { count: of(a, b), title } });", []],
    ["unit.audit({ action: 'x.done', detail: { count: [a, b].length, unheard, more: a ? b : c } });", ['unheard', 'more']],
    ["unit.audit({ action: 'x.done', detail: { ...rest, title: t } });", []],
  ])('in %s finds %j', (text, found) => {
    const known = { 'zh-CN': flatten([of('zh-CN', 'security', { field: { count: '数量', title: '标题' } })], 'zh-CN'), en: flatten([of('en', 'security', { field: { count: 'Count', title: 'Title' } })], 'en') };
    expect(detailProblems([{ path: 'src/domains/x/a.ts', text }], known).map((p) => p.at.split(' ')[0])).toEqual(found);
  });
});
