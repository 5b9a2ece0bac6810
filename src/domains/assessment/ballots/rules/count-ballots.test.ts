import { describe, expect, it } from 'vitest';
import { formDefinition } from '../contract/form.ts';
import type { BallotReport } from '../contract/report.ts';
import type { BallotRow } from '../model.ts';
import { democraticForm } from '../sample-forms.ts';
import { countBallots, fewestAsked, leafWeight } from './count-ballots.ts';

const form = formDefinition.parse(democraticForm());
const line = (group: string, weight: number, parent: string | null = null): BallotReport['turnout'][number] => ({ group, name: { zh: group, en: group }, parent, weight, eligible: 9, taken: 9, votes: 9, turnoutPercent: '100.00' });
const groups = [line('inside', 7000), line('leaders', 4000, 'inside'), line('peers', 6000, 'inside'), line('public', 3000)];
const ballot = (overall: string | undefined, diligence: string | undefined): BallotRow[] => [{ subject: 'a', answers: { ...(overall ? { overall } : {}), ...(diligence ? { diligence } : {}) } }, { subject: null, answers: { team_overall: 'good' } }];
const count = (ballots: Record<string, BallotRow[][]>) =>
  countBallots({ form, subjects: ['a'], groups, threshold: 1, minimumAnsweredPercent: 50, cells: ['leaders', 'peers', 'public'].map((key) => ({ key, groups: [key] })), ballots: new Map(Object.entries(ballots)) });
const scores = (report: BallotReport) => Object.fromEntries(report.subjects[0]!.cells.map((c) => [c.cell, c.score]));

describe('countBallots', () => {
  it('weights groups at every level', () => {
    const tree = groups.map((g) => ({ key: g.group, parent: g.parent, weight: g.weight }));
    expect([leafWeight(tree, 'leaders'), leafWeight(tree, 'public')]).toEqual([{ n: 7n, d: 25n }, { n: 3n, d: 10n }]);
    // 93, 83 and 62: inside 0.4 × 93 + 0.6 × 83 = 87; total 0.7 × 87 + 0.3 × 62 = 79.5.
    expect(scores(count({ leaders: [ballot('outstanding', '90')], peers: [ballot('competent', '80')], public: [ballot('incompetent', '80')] }))).toEqual({ leaders: '93.00', peers: '83.00', public: '62.00', inside: '87.00', total: '79.50' });
  });
  it('leaves 不了解 out of the mean, and a group without an answer leaves the total open, never zero', () => {
    const report = count({ leaders: [ballot('outstanding', '90'), ballot('unknown', '90')], peers: [ballot('unknown', '80')], public: [ballot('competent', '80')] });
    expect(scores(report)).toEqual({ leaders: '93.00', peers: null, public: '83.00', inside: null, total: null });
    expect(report.subjects[0]!.cells[0]!.items[0]).toMatchObject({ asked: 2, counted: 1, excluded: 1, blank: 0, mean: '95.00' });
  });
  it('counts an invalid ballot as invalid and nowhere else', () => {
    const report = count({ leaders: [ballot('outstanding', '90'), ballot(undefined, undefined)], peers: [ballot('competent', '80')], public: [ballot('competent', '80')] });
    expect([report.votes, report.valid, report.invalid, report.cells[0]!.valid]).toEqual([4, 3, 1, 1]);
  });
  it('divides by the subject that the fewest ballots of a group are about', () => {
    const rows = (...subjects: string[]): BallotRow[] => [...subjects.map((subject) => ({ subject, answers: { overall: 'competent', diligence: '80' } })), { subject: null, answers: { team_overall: 'good' } }];
    expect(fewestAsked(form, groups, ['a', 'b'], 50, new Map([['leaders', [rows('a'), rows('a', 'b'), rows('a')]]])).get('leaders')).toBe(1);
  });
});
