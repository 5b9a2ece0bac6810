import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Signal } from '../model.ts';
import { explainFinding, shares } from './explain-finding.ts';

const signal = (weight: number): Signal => ({ id: 'late_tasks', problem: 'motivation', source: 'tasks', weight, value: 0.5, groupMedian: 0.1, count: 8, z: 1.5, evidenceIds: ['e'] });

it.each([
  [[3, 3, 3], [3333, 3333, 3334]],
  [[1], [10000]],
  [[], []],
  [[4, 1], [8000, 2000]],
])('weights %j → %j', (weights, expected) => expect(shares(weights.map(signal))).toEqual(expected));

it('shows weights that add up to the whole', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), (weights) => shares(weights.map(signal)).reduce((a, b) => a + b, 0) === 10_000));
});

it('leads from the finding to the evidence', () => {
  const tree = explainFinding(
    { personId: 'p', problem: 'motivation', state: 'suspected', strength: 1.234, confidence: 'high', group: { key: 'g', size: 20 }, signals: [signal(3)], counterEvidence: null, reasons: [] },
    { version: 'national@1', knownAt: '2026-11-20T00:00:00.000Z', start: -22 },
  );
  expect(tree.value).toBe('1.2');
  expect(tree.children?.at(-1)).toMatchObject({ statement: 'analysis.explain.start', value: '-22.0' });
  expect(tree.children?.[0]).toMatchObject({ value: '+4.5', weight: 10_000, evidenceIds: ['e'], ruleId: 'analysis.signals/late_tasks' });
});
