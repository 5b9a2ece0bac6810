import { describe, expect, it } from 'vitest';
import { clauseStateReasons, isOpen, type ClauseState } from './clause-state.ts';

const state = (s: Partial<ClauseState>): ClauseState => ({ state: 'not_started', localMeasure: null, localDocument: null, owner: null, note: null, ...s });

describe('state of a clause (M004)', () => {
  it.each<[string, Partial<ClauseState>, string[]]>([
    ['not started needs nothing', {}, []],
    ['in progress needs an owner', { state: 'in_progress' }, ['clause_without_owner']],
    ['in progress with owner', { state: 'in_progress', owner: '干部科' }, []],
    ['implemented needs measure and owner', { state: 'implemented' }, ['clause_without_measure', 'clause_without_owner']],
    ['implemented by a measure', { state: 'implemented', localMeasure: '周末夜校', owner: '干部科' }, []],
    ['implemented by a document', { state: 'implemented', localDocument: 'd', owner: '干部科' }, []],
    ['not applicable needs the reason', { state: 'not_applicable' }, ['clause_without_note']],
    ['not applicable with reason', { state: 'not_applicable', note: '我县无此类单位' }, []],
  ])('%s', (_name, given, codes) => expect(clauseStateReasons(state(given)).map((r) => r.code.replace('policy.', ''))).toEqual(codes));

  it.each([
    ['not_started', true],
    ['in_progress', true],
    ['implemented', false],
    ['not_applicable', false],
  ] as const)('%s is open: %s', (s, open) => expect(isOpen(s)).toBe(open));
});
