import { describe, expect, it } from 'vitest';
import type { PracticeRun } from '../practice-run.ts';
import { isCurrent, practiceStatus } from './practice-status.ts';

const example = { driver: 'work-systems', given: {}, expect: { systems: 5 } };
const drivers = new Set(['work-systems']);
const result = (status: 'passed' | 'failed') => new Map([['M003', { id: 'M003', status, detail: '', computed: {}, milliseconds: 1 }]]);

describe('state of a practice', () => {
  it.each([
    ['without an example is missing', undefined, drivers, result('passed'), 'missing'],
    ['whose driver does not exist is missing, whatever an old run says', example, new Set<string>(), result('passed'), 'missing'],
    ['that never ran is not run', example, drivers, new Map(), 'not_run'],
    ['that passed has passed', example, drivers, result('passed'), 'passed'],
    ['that failed has failed', example, drivers, result('failed'), 'failed'],
  ] as const)('%s', (_name, given, known, results, status) => expect(practiceStatus({ id: 'M003', example: given }, known, results)).toBe(status));

  it('a run of another program or other packs is not current', () => {
    const run: PracticeRun = { ranAt: '', programVersion: 'a', libraryHash: 'b', results: [] };
    expect(isCurrent(run, 'a', 'b')).toBe(true);
    expect(isCurrent(run, 'x', 'b')).toBe(false);
    expect(isCurrent(run, 'a', 'x')).toBe(false);
    expect(isCurrent(null, 'a', 'b')).toBe(false);
  });
});
