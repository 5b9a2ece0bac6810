import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score } from '../../../kernel/score.ts';
import type { Grade } from '../model.ts';
import { allocateOutstanding, outstandingLimit } from './allocate-outstanding.ts';
import { gradeOrder, proposeGrades, type Candidate, type ProposalRules } from './propose-grades.ts';

const open = { grade: 'outstanding' as Grade, reasons: [], missing: [] };
const person = (personId: string, points: string | null, change: Partial<Candidate> = {}): Candidate => ({ personId, group: 'g', state: points === null ? 'incomplete' : 'scored', score: points === null ? null : score(points), rank: 1, ceiling: open, failedHard: [], vetoes: [], ...change });
const rules = (places: number, change: Partial<ProposalRules> = {}): ProposalRules => ({
  thresholds: { outstanding: '85', competent: '70', basically_competent: '60' },
  places: 2,
  limits: new Map([['g', places]]),
  tooSmall: new Set(),
  shareSource: '公务员考核规定',
  ...change,
});
const propose = (list: Candidate[], r = rules(1)) => proposeGrades(list, r).get('x')!;

describe('proposals', () => {
  const at = (grade: Grade | null, code: string): Partial<Candidate> => ({ ceiling: { grade, reasons: [{ code: 'assessment.reason.by_table', params: { reason: code } }], missing: grade === null ? ['是否立案未结'] : [] } });
  const hard = { key: 'growth', name: '任务', score: '50.00', minimum: '60', ceiling: 'competent' as Grade };
  const cases: [string, Candidate[], ProposalRules, Grade | null, string, boolean][] = [
    ['a veto outweighs the first place', [person('x', '99', { vetoes: [{ key: 'v', name: '重大事故', nameEn: 'Accident', ceiling: 'basically_competent' }] })], rules(1), 'basically_competent', 'assessment.reason.veto', true],
    ['first of the group', [person('x', '90'), person('y', '89')], rules(1), 'outstanding', 'assessment.reason.within_share', false],
    ['second, one place', [person('x', '89'), person('y', '90')], rules(1), 'competent', 'assessment.reason.beyond_share', false],
    ['equal at the limit: nobody by chance', [person('x', '90'), person('y', '90')], rules(1), 'competent', 'assessment.reason.tie_at_limit', true],
    ['equal and both fit', [person('x', '90'), person('y', '90')], rules(2), 'outstanding', 'assessment.reason.within_share', false],
    ['first but below the threshold', [person('x', '84.99')], rules(1), 'competent', 'assessment.reason.below_outstanding', false],
    ['at the threshold', [person('x', '85')], rules(1), 'outstanding', 'assessment.reason.within_share', false],
    ['a group too small', [person('x', '95')], rules(1, { tooSmall: new Set(['g']) }), 'competent', 'assessment.reason.group_too_small', false],
    ['warned this year: 称职 at most', [person('x', '95', at('competent', '警告'))], rules(1), 'competent', 'assessment.reason.by_table', false],
    ['on probation: 不定等次 whatever the score', [person('x', null, at('ungraded', '试用期'))], rules(1), 'ungraded', 'assessment.reason.by_table', false],
    ['on leave too long: 不参加考核', [person('x', '95', at('not_assessed', '病事假'))], rules(1), 'not_assessed', 'assessment.reason.by_table', false],
    ['a fact not known', [person('x', '95', at(null, ''))], rules(1), null, 'assessment.reason.facts_unknown', true],
    ['marks still missing', [person('x', null)], rules(1), null, 'assessment.reason.incomplete', true],
    ['a hard indicator below its minimum', [person('x', '95', { failedHard: [hard] })], rules(1), 'competent', 'assessment.reason.hard_indicator', false],
    ['below competent: a question to people', [person('x', '69.99')], rules(1), 'basically_competent', 'assessment.reason.below_competent', true],
    ['below basically competent: a question to people', [person('x', '59.99')], rules(1), 'incompetent', 'assessment.reason.below_competent', true],
    ['at competent', [person('x', '70')], rules(1), 'competent', 'assessment.reason.below_outstanding', false],
    ['a hard indicator that harms', [person('x', '95', { failedHard: [{ ...hard, ceiling: 'basically_competent' }] })], rules(1), 'basically_competent', 'assessment.reason.hard_indicator', true],
  ];
  it.each(cases)('%s', (_, list, r, grade, code, needsDecision) => {
    const p = propose(list, r);
    expect([p.grade, p.needsDecision]).toEqual([grade, needsDecision]);
    expect(p.reasons.map((x) => x.code)).toContain(code);
  });
  it('who is barred does not take a place from who is next', () => {
    const proposals = proposeGrades([person('barred', '99', at('competent', '警告')), person('next', '90')], rules(1));
    expect([proposals.get('barred')!.grade, proposals.get('next')!.grade]).toEqual(['competent', 'outstanding']);
  });

  const anybody = fc.array(fc.record({ points: fc.option(fc.integer({ min: 5000, max: 10_000 }), { nil: null, freq: 10 }), group: fc.constantFrom('a', 'b', 'c'), ceiling: fc.constantFrom<Grade | null>('outstanding', 'outstanding', 'outstanding', 'competent', 'ungraded', 'not_assessed', null) }), { maxLength: 80 });
  it('the share is never exceeded, everybody gets a reason, and order changes nothing', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom('20', '25', '33.33'), (list, share) => {
        const candidates = list.map((x, i) => person(String(i), x.points === null ? null : (x.points / 100).toFixed(2), { group: x.group, ceiling: { grade: x.ceiling, reasons: [{ code: 'assessment.reason.by_table' }], missing: [] } }));
        const base = candidates.filter((c) => c.ceiling.grade !== 'not_assessed');
        const limits = allocateOutstanding(['a', 'b', 'c'].map((key) => ({ key, people: base.filter((c) => c.group === key).length })), share, 'truncate', 'year');
        const proposals = proposeGrades(candidates, rules(0, { limits }));
        const outstanding = [...proposals.values()].filter((p) => p.grade === 'outstanding').length;
        expect(outstanding).toBeLessThanOrEqual(outstandingLimit(base.length, share, 'truncate'));
        for (const p of proposals.values()) expect(p.reasons.length).toBeGreaterThan(0);
        for (const p of proposals.values()) if (p.grade === 'incompetent' || p.grade === 'basically_competent') expect(p.needsDecision).toBe(true);
        const back = proposeGrades([...candidates].reverse(), rules(0, { limits }));
        for (const [id, p] of proposals) expect(back.get(id)).toEqual(p);
      }),
      { numRuns: 200 },
    );
  });
});

it('the better grade comes first', () => expect(gradeOrder('outstanding')).toBeLessThan(gradeOrder('competent')));
