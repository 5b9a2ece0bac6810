import { describe, expect, it } from 'vitest';
import type { CaseType, StepDefinition } from '../definition.ts';
import { sampleType } from '../fixtures.ts';
import { faultsOf } from './check-definition.ts';

const changed = (change: Partial<CaseType>): CaseType => ({ ...sampleType, ...change });
const step = (over: Partial<StepDefinition>): CaseType => changed({ steps: [...sampleType.steps, { ...sampleType.steps[0]!, action: 'extra', ...over }] });

describe('the table of a case type', () => {
  it('holds', () => expect(faultsOf(sampleType)).toEqual([]));

  it.each([
    ['a state that no road reaches', changed({ states: { ...sampleType.states, lost: { title: sampleType.title } } }), ['state lost is never reached']],
    ['a step to nowhere', step({ to: 'gone' }), ['step extra: no state gone']],
    ['a step from nowhere', step({ from: [] }), ['step extra: from nowhere']],
    ['two steps of one name out of one state', step({ action: 'accept' }), ['two steps accept out of filed']],
    ['a paper that is not there', step({ document: 'letter' }), ['no paper letter']],
    ['a predecessor nobody can have taken', step({ notWhoTook: ['nothing'] }), ['step extra: nobody can have taken nothing']],
    ['no way to begin', changed({ openings: [] }), ['no way to begin', ...['filed', 'examined', 'decided', 'withdrawn'].map((s) => `state ${s} is never reached`)]],
    ['a round without an end', changed({ steps: sampleType.steps.map((s) => (s.to === 'decided' || s.to === 'withdrawn' ? { ...s, to: 'filed' } : s)), reopensTo: 'filed' }), ['state filed never ends', 'state examined never ends', 'state decided is never reached', 'state withdrawn is never reached']],
    ['reopening to nowhere', changed({ reopensTo: 'gone' }), ['reopens: no state gone']],
  ] as const)('%s', (_, type, faults) => expect(faultsOf(type)).toEqual(faults));
});
