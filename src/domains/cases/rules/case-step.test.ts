import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../kernel/ids.ts';
import { sampleType } from '../fixtures.ts';
import { caseStep, type StepAsked } from './case-step.ts';

const own = 'p1' as PersonId;
const base: StepAsked = {
  type: sampleType,
  case: { state: 'examined', suspendedOn: null, mergedInto: null, parties: [{ role: 'subject', personId: own }, { role: 'head', personId: 'h1' as PersonId }] },
  action: 'decide',
  by: { kind: 'account', accountId: 'a1' as StepAsked['by']['accountId'], personId: 'p9' as PersonId },
  kinship: 'none',
  cleared: new Set(),
  recused: new Set(),
  trail: [],
  consultations: [],
  reason: '事实清楚',
  today: '2026-11-20',
};
const at = (over: Partial<StepAsked['case']>): StepAsked['case'] => ({ ...base.case, ...over });

describe('a step of a case', () => {
  it.each<[string, Partial<StepAsked>, string | string[]]>([
    ['is taken', {}, 'decided'],
    ['stays where it is', { action: 'note' }, 'examined'],
    ['is not possible from here', { action: 'accept' }, ['cases.not_from_here']],
    ['is unknown', { action: 'fly' }, ['cases.not_from_here']],
    ['while the clock stands', { case: at({ suspendedOn: '2026-11-19' }) }, ['cases.clock_stands']],
    ['what runs out by itself while the clock stands', { type: { ...sampleType, steps: sampleType.steps.map((s) => ({ ...s, byItself: true })) }, case: at({ suspendedOn: '2026-11-19' }), by: { kind: 'system', accountId: null, personId: null } }, 'decided'],
    ['the same by hand', { type: { ...sampleType, steps: sampleType.steps.map((s) => ({ ...s, byItself: true })) }, case: at({ suspendedOn: '2026-11-19' }) }, ['cases.clock_stands']],
    ['in a file merged away', { case: at({ mergedInto: 'c2' }) }, ['cases.merged_away']],
    ['about oneself', { by: { ...base.by, personId: own } }, ['cases.own_case']],
    ['by the head who is told', { by: { ...base.by, personId: 'h1' as PersonId } }, 'decided'],
    ['about a relative', { kinship: 'relative' }, ['cases.relative']],
    ['about a relative, cleared by mistake', { kinship: 'relative', cleared: new Set(['a1']) }, ['cases.relative']],
    ['about a namesake of a relative', { kinship: 'possible' }, ['cases.possible_relative']],
    ['about a namesake found to be none', { kinship: 'possible', cleared: new Set(['a1']) }, 'decided'],
    ['after stepping aside', { recused: new Set(['a1']) }, ['cases.recused']],
    ['by whoever investigated', { trail: [{ action: 'note', accountId: 'a1' }] }, ['cases.took_before']],
    ['investigated by another', { trail: [{ action: 'note', accountId: 'a2' }] }, 'decided'],
    ['before a body has answered', { consultations: [{ body: 'audit', opinion: null, dueOn: '2026-11-20' }] }, ['cases.opinion_owed']],
    ['a body without term has not answered', { consultations: [{ body: 'audit', opinion: null, dueOn: null }] }, ['cases.opinion_owed']],
    ['a body let its term pass', { consultations: [{ body: 'audit', opinion: null, dueOn: '2026-11-19' }] }, 'decided'],
    ['without its reason', { reason: '  ' }, ['cases.reason_needed']],
    ['of the applicant by somebody else', { action: 'withdraw' }, ['cases.not_yours']],
    ['of the applicant by himself', { action: 'withdraw', by: { ...base.by, personId: own }, case: at({ parties: [{ role: 'applicant', personId: own }] }) }, 'withdrawn'],
    ['all at once', { case: at({ suspendedOn: '2026-11-19', mergedInto: 'c2' }), reason: null, kinship: 'relative' }, ['cases.merged_away', 'cases.clock_stands', 'cases.relative', 'cases.reason_needed']],
  ])('%s', (_, over, expected) => {
    const found = caseStep({ ...base, ...over });
    expect('reasons' in found ? found.reasons.map((r) => r.code) : found.to).toEqual(expected);
  });
});
