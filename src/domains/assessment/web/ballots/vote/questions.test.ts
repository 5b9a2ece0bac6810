import { describe, expect, it } from 'vitest';
import { formDefinition } from '../../../ballots/contract/form.ts';
import { checkPaper } from '../../../ballots/rules/check-paper.ts';
import { democraticForm, twoSidedForm } from '../../../ballots/sample-forms.ts';
import { placeOf } from './address.ts';
import { fitsItem, layoutOf, progressOf, rowsOf, screensOf } from './questions.ts';

const subjects = ['0b3e5c2e-0000-4000-8000-000000000001', '0b3e5c2e-0000-4000-8000-000000000002', '0b3e5c2e-0000-4000-8000-000000000003'].map((id) => ({ kind: 'person' as const, id, name: id.slice(-1), note: '' }));
const democratic = formDefinition.parse(democraticForm());
const twoSided = formDefinition.parse(twoSidedForm());

describe('screens of a ballot', () => {
  it('asks one question about everybody in a grid, one at a time otherwise', () => {
    expect(screensOf({ form: democratic, subjects }, 'grid').map((s) => `${s.kind} ${s.item.key}`)).toEqual(['people overall', 'people diligence', 'whole team_overall']);
    expect(screensOf({ form: democratic, subjects }, 'single')).toHaveLength(3 * 2 + 1);
    expect(screensOf({ form: twoSided, subjects }, 'grid').map((s) => s.kind)).toEqual(['people', 'one', 'one', 'one']);
    expect([1, 3, 4].map((n) => layoutOf({ layout: 'auto' }, n))).toEqual(['single', 'single', 'grid']);
    expect([layoutOf({ layout: 'grid' }, 1), layoutOf({ layout: 'single' }, 9)]).toEqual(['grid', 'single']);
  });
  it('counts progress and names the first open screen', () => {
    const screens = screensOf({ form: democratic, subjects }, 'grid');
    const all = Object.fromEntries(subjects.map((s) => [s.id, { overall: 'competent', diligence: '88' }]));
    expect(progressOf(screens, subjects, {})).toEqual({ asked: 7, answered: 0, firstOpen: 0 });
    expect(progressOf(screens, subjects, all)).toEqual({ asked: 7, answered: 6, firstOpen: 2 });
    expect(progressOf(screens, subjects, { ...all, '': { team_overall: 'good' } })).toEqual({ asked: 7, answered: 7, firstOpen: null });
    expect(progressOf(screens, subjects, { ...all, [subjects[0]!.id]: { overall: 'competent', diligence: '101' } })).toMatchObject({ answered: 5, firstOpen: 1 });
  });
  it.each([
    ['88', true],
    ['unknown', true],
    ['101', false],
    ['8.5', false],
    ['', false],
    ['abc', false],
  ])('takes the score %j: %s', (value, fits) => expect(fitsItem(democratic.sections[0]!.items[1]!, value)).toBe(fits));
  it('knows an empty list for an answer, and one nobody touched for none', () => {
    const screens = screensOf({ form: twoSided, subjects: subjects.slice(0, 1) }, 'single');
    expect(progressOf(screens, subjects.slice(0, 1), { [subjects[0]!.id]: { listed: [] } })).toEqual({ asked: 2, answered: 1, firstOpen: 0 });
  });
});

describe('the paper', () => {
  it.each([
    ['nothing answered', {}],
    ['something that does not fit', { [subjects[1]!.id]: { overall: 'best', diligence: '200' } }],
    ['everything', { ...Object.fromEntries(subjects.map((s) => [s.id, { overall: 'unknown', diligence: '70' }])), '': { team_overall: 'poor' } }],
  ])('always fits the form: %s', (_, answers) => {
    const rows = rowsOf({ form: democratic, subjects }, [subjects[0]!.id], answers);
    expect(rows.map((r) => r.subject)).toEqual([subjects[1]!.id, subjects[2]!.id, null]);
    expect(checkPaper({ form: democratic, subjects: subjects.map((s) => s.id), leftOut: 1 }, { mark: '', rows })).toEqual([]);
  });
});

describe('the address', () => {
  it.each([
    ['/vote/mine/e1', '', { kind: 'mine', electionId: 'e1' }],
    ['/vote/330100', '', { kind: 'type_code', region: '330100' }],
    ['/vote/330100/', '#ABCD-EFGH', { kind: 'code', region: '330100', code: 'ABCD-EFGH' }],
    ['/vote/330100/e1', '#hash', { kind: 'receipt', region: '330100', electionId: 'e1', tokenHash: 'hash' }],
    ['/vote', '', { kind: 'nowhere' }],
    ['/vote/a/b/c', '', { kind: 'nowhere' }],
    ['/vote/%E0%A4%A', '#%', { kind: 'code', region: '%E0%A4%A', code: '%' }],
  ])('%s%s', (path, hash, place) => expect(placeOf(path, hash)).toEqual(place));
});
