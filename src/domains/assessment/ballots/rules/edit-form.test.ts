import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formDefinition, type FormDefinition } from '../contract/form.ts';
import { democraticForm, politicalForm, twoSidedForm } from '../sample-forms.ts';
import { formWeights, itemsOf } from './check-form.ts';
import { addItem, addSection, blankForm, changeItem, copyItem, freeKey, moveItem, moveSection, ofKind, removeItem, removeSection, shareEvenly } from './edit-form.ts';
import { readForm } from './read-form.ts';

const sample = (): FormDefinition => formDefinition.parse(democraticForm());
const keys = (form: FormDefinition) => form.sections.map((s) => s.items.map((i) => i.key).join(' '));
const titled = (form: FormDefinition): FormDefinition => ({
  ...form,
  title: { zh: '表', en: '' },
  sections: form.sections.map((s) => ({ ...s, title: { zh: '部分', en: '' }, items: s.items.map((i) => ({ ...i, title: { zh: '题', en: '' }, ...(i.kind === 'choice' ? { options: i.options.map((o) => ({ ...o, label: { zh: o.label.zh || '项', en: '' } })) } : {}) }) as typeof i) })),
});

describe('editing a form', () => {
  it.each([
    ['a question down', (f: FormDefinition) => moveItem(f, 0, 0, 1), ['diligence overall', 'team_overall']],
    ['a question over the edge into the next part', (f: FormDefinition) => moveItem(f, 0, 1, 1), ['overall', 'diligence team_overall']],
    ['a question up over the edge', (f: FormDefinition) => moveItem(f, 1, 0, -1), ['overall diligence team_overall', '']],
    ['the first question no further up', (f: FormDefinition) => moveItem(f, 0, 0, -1), ['overall diligence', 'team_overall']],
    ['a copy below itself', (f: FormDefinition) => copyItem(f, 0, 0), ['overall item1 diligence', 'team_overall']],
    ['a question away', (f: FormDefinition) => removeItem(f, 0, 1), ['overall', 'team_overall']],
    ['a part up', (f: FormDefinition) => moveSection(f, 1, -1), ['team_overall', 'overall diligence']],
    ['a part away', (f: FormDefinition) => removeSection(f, 0), ['team_overall']],
    ['a new question', (f: FormDefinition) => addItem(f, 0), ['overall diligence item1', 'team_overall']],
    ['a new part', (f: FormDefinition) => addSection(f, 'whole'), ['overall diligence', 'team_overall', 'item1']],
  ])('%s', (_what, edit, expected) => expect(keys(edit(sample()))).toEqual(expected));

  it('takes the first key that is free', () => {
    expect(freeKey('item', [])).toBe('item1');
    expect(freeKey('item', ['item1', 'item3'])).toBe('item2');
  });
  it('keeps title and points when a question changes its kind, and drops a weight that the kind cannot have', () => {
    const grades = itemsOf(sample())[0]!.item;
    const score = ofKind(grades, 'score');
    expect(score).toMatchObject({ key: 'overall', weight: 6000, kind: 'score', options: [{ key: 'unknown', meaning: 'excluded' }] });
    expect(ofKind(score, 'choice')).toMatchObject({ kind: 'choice', options: [{ key: 'o1' }, { key: 'o2' }, { key: 'unknown' }] });
    expect(ofKind(grades, 'text')).toMatchObject({ weight: 0, required: false });
    expect(ofKind(grades, 'observation')).toMatchObject({ weight: 0, levels: [{ key: 'outstanding' }, { key: 'competent' }, { key: 'basic' }, { key: 'incompetent' }] });
  });
  it('shares 100% evenly, the first takes what does not divide', () => {
    const three = addItem(sample(), 0);
    const scored = changeItem(three, 0, 2, { ...three.sections[0]!.items[2]!, weight: 1 });
    expect(shareEvenly(scored, 'plain').sections[0]!.items.map((i) => i.weight)).toEqual([3400, 3300, 3300]);
    expect(formWeights(shareEvenly(scored, 'plain')).every((w) => w.holds)).toBe(true);
  });
  it('keeps keys apart and the form readable whatever is done in whatever order', () => {
    const steps = [(f: FormDefinition) => addItem(f, 0), (f: FormDefinition) => addSection(f), (f: FormDefinition) => addSection(f, 'whole'), (f: FormDefinition) => copyItem(f, 0, 0), (f: FormDefinition) => moveItem(f, 0, 0, 1), (f: FormDefinition) => (f.sections.length > 1 && f.sections[1]!.items.length > 0 ? removeItem(f, 1, 0) : f), (f: FormDefinition) => moveSection(f, 0, 1)];
    fc.assert(
      fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 12 }), (order) => {
        const form = order.reduce((f, n) => (f.sections[0]!.items.length === 0 ? addItem(f, 0) : steps[n]!(f)), blankForm('mine'));
        const all = itemsOf(form).map((p) => p.item.key);
        expect(new Set(all).size).toBe(all.length);
        expect(readForm(titled(form)).problems.filter((p) => p.code !== 'assessment.ballot_list_short' && p.code !== 'assessment.ballot_nobody_asked')).toEqual([]);
      }),
    );
  });
});

describe('readForm', () => {
  const changed = (change: (form: FormDefinition) => unknown) => {
    const { definition, problems } = readForm(change(sample()));
    return [definition === null, ...problems.map((p) => `${p.code.replace('assessment.', '')} ${p.at}`)];
  };
  it.each([
    ['nothing wrong', (f: FormDefinition): unknown => f, [false]],
    ['no title', (f: FormDefinition) => ({ ...f, title: { zh: ' ', en: '' } }), [true, 'ballot_text_missing title.zh']],
    ['a key of capitals', (f: FormDefinition) => ({ ...f, key: 'Form' }), [true, 'ballot_key_malformed key']],
    ['no part', (f: FormDefinition) => ({ ...f, sections: [] }), [true, 'ballot_list_short sections']],
    ['weights above 100%', (f: FormDefinition) => changeItem(f, 0, 0, { ...f.sections[0]!.items[0]!, weight: 10_001 }), [true, 'ballot_number_high sections.0.items.0.weight']],
    ['no list', () => null, [true, 'ballot_field ']],
    ['a question without points', (f: FormDefinition) => changeItem(f, 0, 0, ofKind({ ...itemsOf(formDefinition.parse(twoSidedForm()))[0]!.item, weight: 6000 }, 'choice')), [false, 'ballot_option_without_points sections.0.items.0.options.0.points']],
    ['an observation in a ballot', (f: FormDefinition) => changeItem(f, 0, 0, { ...itemsOf(formDefinition.parse(politicalForm([{ title: '一', points: ['二'] }])))[0]!.item, weight: 6000 }), [false, 'ballot_observation_elsewhere sections.0.items.0.kind']],
  ])('%s', (_what, change, expected) => expect(changed(change as (f: FormDefinition) => unknown)).toEqual(expected));
});
