import { afterEach, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../kernel/explanation.ts';
import { buildScheme } from '../sample-scheme.ts';
import { offerSource } from '../sources.ts';
import type { MarkKnown } from '../store/index.ts';
import { namesIn } from './named-leaves.ts';

const definition = buildScheme();
const [rater] = definition.raters;
const known = (change: Partial<MarkKnown> = {}): MarkKnown => ({ indicator: 'conduct', rater: rater!.key, value: '90', source: '测评汇总表', recordedAt: new Date('2026-12-20T02:00:00Z'), ...change });
const tree = (leaf: Explanation, indicator = 'conduct'): Explanation => ({ statement: 'assessment.explain.as_is', ruleId: `assessment.indicator.${indicator}`, children: [leaf] });
const named = (leaf: Explanation, marks: MarkKnown[], indicator?: string): Explanation => namesIn(tree(leaf, indicator), null, definition, marks).children![0]!;
const mark: Explanation = { statement: 'assessment.explain.mark', params: { name: rater!.name.zh, nameEn: rater!.name.en }, value: '90', weight: 5000 };

let gone = (): void => {};
afterEach(() => gone());

describe('what stands behind a leaf', () => {
  it('a mark names the document it was taken from', () => expect(named(mark, [known()])).toEqual({ ...mark, statement: 'assessment.explain.mark_from', params: { ...mark.params, document: '测评汇总表', on: '2026-12-20' } }));
  it('a typed value shows itself too', () => expect(named({ statement: 'assessment.explain.typed' }, [known({ rater: '', value: '50' })])).toMatchObject({ statement: 'assessment.explain.typed_from', value: '50', params: { document: '测评汇总表' } }));
  it.each<[string, Explanation, MarkKnown[], string]>([
    ['of another indicator', mark, [known()], 'speed'],
    ['of another rater', mark, [known({ rater: 'somebody' })], 'conduct'],
    ['of whom nothing is known any more', mark, [], 'conduct'],
    ['without a document', mark, [known({ source: null })], 'conduct'],
    ['a fact is left as it is', { statement: 'assessment.explain.fact', params: { fact: '年龄' } }, [known()], 'conduct'],
  ])('a mark %s changes nothing', (_, leaf, marks, indicator) => expect(named(leaf, marks, indicator)).toEqual(leaf));
  it('who counts is named by his title; a source that has left keeps its key', () => {
    const line: Explanation = { statement: 'assessment.explain.provider', params: { provider: 'works', measure: 'late' } };
    expect(named(line, [])).toEqual(line);
    gone = offerSource({ key: 'works', title: { zh: '实事', en: 'Work' }, measures: [{ key: 'late', title: { zh: '逾期件数', en: 'Late' }, subjects: ['person'] }], count: () => Promise.resolve(new Map()) });
    expect(named(line, []).params).toEqual({ provider: '实事', providerEn: 'Work', measure: '逾期件数', measureEn: 'Late' });
  });
});
