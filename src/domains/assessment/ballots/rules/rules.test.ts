import { describe, expect, it } from 'vitest';
import { electionPlan } from '../contract/elections.ts';
import { formDefinition, type FormDraft } from '../contract/form.ts';
import { democraticForm, politicalForm, twoSidedForm } from '../sample-forms.ts';
import { checkForm, formWeights } from './check-form.ts';
import { checkRatings, observationState } from './check-observation.ts';
import { checkPaper, largestPaper } from './check-paper.ts';
import { checkPlan } from './check-plan.ts';
import { releasedSets, revealing } from './check-release.ts';
import { electionStep } from './election-steps.ts';
import { add, fraction, ofText, printed, times } from './fraction.ts';
import { leftOutOf, leftOutReveals, rowsLeftOut } from './rows-left-out.ts';
import { isStraightLine, isValid } from './validity.ts';

const parse = (draft: FormDraft) => formDefinition.parse(draft);
/** The sample form with one thing changed. */
const changed = (change: (form: ReturnType<typeof parse>) => void) => {
  const form = structuredClone(parse(democraticForm()));
  change(form);
  return checkForm(form).map((p) => `${p.code.replace('assessment.', '')} ${p.at}`);
};
// oxlint-disable-next-line no-explicit-any -- breaks forms on purpose
const item = (form: ReturnType<typeof parse>, s: number, i: number): any => form.sections[s]!.items[i]!;

describe('checkForm', () => {
  it('accepts the samples', () => {
    for (const form of [democraticForm(), twoSidedForm(), politicalForm([{ title: '政治忠诚', points: ['一', '二', '三'] }])]) expect(checkForm(parse(form))).toEqual([]);
    expect(formWeights(parse(democraticForm()))).toEqual([{ side: 'plain', total: 10_000, holds: true }, { side: 'whole', total: 10_000, holds: true }]);
  });
  it.each([
    ['weights', (f) => void (item(f, 0, 0).weight = 5000), 'ballot_weights sections'],
    ['a key twice', (f) => void (item(f, 0, 1).key = 'overall'), 'ballot_key_twice sections.0.items.1.key'],
    ['an option twice', (f) => void (item(f, 0, 0).options[1].key = 'outstanding'), 'ballot_key_twice sections.0.items.0.options.1.key'],
    ['an option without points', (f) => void (item(f, 0, 0).options[2].points = null), 'ballot_option_without_points sections.0.items.0.options.2.points'],
    ['points for 不了解', (f) => void (item(f, 0, 0).options[4].points = '60'), 'ballot_option_without_meaning sections.0.items.0.options.4'],
    ['a range upside down', (f) => void (item(f, 0, 1).minimum = '100'), 'ballot_score_range sections.0.items.1.maximum'],
    ['one side only', (f) => void (f.kind = 'two_sided'), 'ballot_two_sides sections'],
    ['no negative list', (f) => void (f.kind = 'negative_list'), 'ballot_no_list sections'],
    ['a scored negative side', (f) => void (f.sections[0]!.side = 'negative'), 'ballot_negative_scored sections.0.items.0.weight'],
    ['questions in an observation form', (f) => void (f.kind = 'political_quality'), 'ballot_observation_only sections.0.items.0.kind'],
  ] satisfies [string, (f: ReturnType<typeof parse>) => void, string][])('names %s', (_what, change, problem) => expect(changed(change)).toContain(problem));
});

describe('checkPlan', () => {
  const plan = (change: object) => electionPlan.parse({ title: '测评', formId: crypto.randomUUID(), opensAt: '2026-11-20T00:00:00Z', closesAt: '2026-11-21T00:00:00Z', subjects: [{ kind: 'person', id: '00000000-0000-4000-8000-000000000001' }], groups: [{ key: 'a', name: { zh: '甲' }, weight: 10_000 }], ...change });
  const group = (key: string, weight: number, parent: string | null = null) => ({ key, name: { zh: key }, weight, parent });
  it.each([
    [{}, []],
    [{ closesAt: '2026-11-20T00:00:00Z' }, ['election_backwards closesAt']],
    [{ groups: [group('a', 4000), group('b', 5000)] }, ['group_weights groups']],
    [{ groups: [group('a', 10_000), group('b', 4000, 'a'), group('c', 5000, 'a')] }, ['group_weights groups.0']],
    [{ groups: [group('a', 10_000, 'nobody')] }, ['group_parent_missing groups.0.parent']],
    [{ groups: [group('a', 10_000, 'b'), group('b', 10_000, 'a')] }, ['group_ring groups.0.parent', 'group_ring groups.1.parent']],
    [{ binding: { runId: crypto.randomUUID(), marks: [{ result: 'nothing', indicator: 'x', raters: [{ group: 'z', rater: 'peer' }] }] } }, ['binding_no_item binding.marks.0.result', 'binding_no_group binding.marks.0.raters.0']],
  ])('%j', (change, problems) => expect(checkPlan(plan(change), parse(democraticForm())).map((p) => `${p.code.replace('assessment.', '')} ${p.at}`)).toEqual(problems));
});

describe('papers', () => {
  const form = parse(twoSidedForm());
  const rules = { form, subjects: ['a', 'b'], leftOut: 0 };
  const paper = (rows: { subject: string | null; answers: Record<string, string | string[]> }[]) => checkPaper(rules, { mark: 'm', rows }).map((p) => p.code.replace('assessment.', ''));
  it.each([
    [[{ subject: 'a', answers: { firm: 'yes', listed: ['idle'] } }, { subject: 'b', answers: {} }], []],
    [[{ subject: 'a', answers: {} }], ['paper_rows']],
    [[{ subject: 'a', answers: { listed: ['idle', 'idle'] } }, { subject: 'b', answers: { listed: 'idle' } }], ['paper_answer', 'paper_answer']],
    [[{ subject: 'c', answers: {} }, { subject: 'b', answers: {} }], ['paper_subject']],
    [[{ subject: null, answers: {} }, { subject: 'a', answers: {} }, { subject: 'b', answers: {} }], ['paper_subject']],
  ] as [Parameters<typeof paper>[0], string[]][])('%j', (rows, problems) => expect(paper(rows)).toEqual(problems));
  it('takes at least as many bytes as any paper', () => {
    const rows = ['a', 'b'].map(() => ({ subject: crypto.randomUUID(), answers: { firm: 'unknown', listed: ['two_faced', 'idle'] } }));
    expect(largestPaper(form, 2)).toBeGreaterThanOrEqual(JSON.stringify({ mark: 'A'.repeat(43), rows }).length);
  });
  it('is valid from the least share of required answers on, and a straight line is only shown', () => {
    const democratic = parse(democraticForm());
    const row = (answers: Record<string, string>) => [{ subject: 'a', answers }, { subject: null, answers: { team_overall: 'good' } }];
    expect([isValid(democratic, row({}), 50), isValid(democratic, row({ overall: 'unknown' }), 50), isValid(democratic, row({}), 33)]).toEqual([false, true, true]);
    const line = (n: number, last: string) => Array.from({ length: n }, (_, i) => ({ subject: `${i}`, answers: { overall: i === n - 1 ? last : 'competent' } }));
    expect([isStraightLine(democratic, line(6, 'competent')), isStraightLine(democratic, line(6, 'basic')), isStraightLine(democratic, line(3, 'competent'))]).toEqual([true, false, false]);
  });
});

describe('rows left out', () => {
  it.each([[10, 0, 0], [10, 4, 3], [3, 3, 2], [2, 2, 1]])('%i subjects, %i of them voters: %i rows', (subjects, among, rows) => expect(leftOutOf(subjects, among, 3)).toBe(rows));
  it('hides the own row among others, every other equally often', () => {
    expect([leftOutReveals(2, 1), leftOutReveals(2, 2), leftOutReveals(0, 0)]).toEqual([true, false, false]);
    let turn = 0;
    const drawn = Array.from({ length: 12 }, () => [...rowsLeftOut(['a', 'b', 'c', 'd'], 'b', 2, (below) => turn++ % below)]);
    expect(drawn.every((d) => d.length === 2 && d.includes('b'))).toBe(true);
    expect(new Set(drawn.flat())).toEqual(new Set(['a', 'b', 'c', 'd']));
    expect(rowsLeftOut(['a', 'b'], null, 0, () => 0).size).toBe(0);
  });
});

describe('releases', () => {
  const set = (key: string, ...voters: string[]) => ({ key, voters: new Set(voters) });
  it.each([
    ['the same voters', set('n', 'a', 'b', 'c'), set('o', 'a', 'b', 'c'), 0],
    ['one more', set('n', 'a', 'b', 'c'), set('o', 'a', 'b'), 1],
    ['one fewer', set('n', 'a', 'b'), set('o', 'a', 'b', 'c'), 1],
    ['many more', set('n', 'a', 'b', 'c', 'd', 'e', 'f'), set('o', 'a'), 0],
    ['one came and one left', set('n', 'a', 'b', 'd'), set('o', 'a', 'b', 'c'), 0],
  ])('%s', (_what, fresh, earlier, found) => expect(revealing([fresh], [earlier], 3)).toHaveLength(found));
  it('looks at unions of cells, too', () => {
    const earlier = releasedSets([set('x', 'a', 'b', 'c'), set('y', 'd', 'e', 'f')]);
    expect(earlier.map((s) => s.key)).toEqual(['x', 'y', 'x ∪ y']);
    expect(revealing([set('n', 'a', 'b', 'c', 'd', 'e')], earlier, 3)).toEqual([{ fresh: 'n', earlier: 'x', voters: 2 }, { fresh: 'n', earlier: 'x ∪ y', voters: 1 }]);
  });
});

describe('observation', () => {
  const form = parse(politicalForm([{ title: '政治忠诚', points: ['一', '二'] }]));
  const rating = (change: object) => ({ item: 'point1_1', level: 'good', observed: '见会议记录', evidenceIds: ['e1'], ...change });
  it.each([
    [[rating({})], []],
    [[rating({ evidenceIds: [] })], ['observation_needs_evidence']],
    [[rating({ evidenceIds: ['e2'] })], ['observation_foreign_evidence']],
    [[rating({ level: 'best' })], ['observation_no_level']],
    [[rating({ item: 'other' })], ['observation_no_point']],
    [[rating({}), rating({})], ['observation_twice']],
  ])('%j', (ratings, problems) => expect(checkRatings(form, ratings, new Set(['e1'])).map((p) => p.code.replace('assessment.', ''))).toEqual(problems));
  it('names what is not rated', () => expect(observationState(form, [rating({})])).toEqual({ rated: 1, points: 3, incomplete: ['point1_2'], complete: false }));
});

describe('small rules', () => {
  it('counts exactly and rounds once', () => {
    expect(printed(add(times(fraction(1, 3), ofText('1')), fraction(1, 3)), 2, 'half_up')).toBe('0.67');
    expect([printed(ofText('41.36'), 1, 'truncate'), printed(ofText('41.35'), 1, 'half_up'), printed(fraction(0), 2, 'half_up')]).toEqual(['41.3', '41.4', '0.00']);
  });
  it('lets no step be taken out of turn', () => {
    expect([electionStep('draft', 'open'), electionStep('open', 'count'), electionStep('published', 'count'), electionStep('counted', 'publish')].map((s) => s.ok)).toEqual([true, false, false, true]);
  });
});
