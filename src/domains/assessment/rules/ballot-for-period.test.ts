import { describe, expect, it } from 'vitest';
import { ballotForPeriod, ballotWindow, type BallotFigures } from './ballot-for-period.ts';

const year = { periodFrom: '2026-01-01', periodTo: '2027-01-01' };
const election = (electionId: string, closedOn: string, figures: Record<string, string | null>): BallotFigures => ({ electionId, title: `测评${electionId}`, closedOn, figures: new Map(Object.entries(figures)) });

describe('the window of a span', () => {
  it.each([
    ['a year moves by the days of grace', year, 90, { from: '2026-04-01', to: '2027-04-01' }],
    ['the next year begins where this one ends', { periodFrom: '2027-01-01', periodTo: '2028-01-01' }, 90, { from: '2027-04-01', to: '2028-03-31' }],
    ['a year without grace', year, 0, { from: '2026-01-01', to: '2027-01-01' }],
    ['a month stands as it is', { periodFrom: '2026-03-01', periodTo: '2026-04-01' }, 90, { from: '2026-03-01', to: '2026-04-01' }],
  ])('%s', (_what, span, grace, expected) => expect(ballotWindow(span, grace)).toEqual(expected));
});

describe('the election that counts', () => {
  const from = (elections: BallotFigures[]) => Object.fromEntries([...ballotForPeriod(elections, ballotWindow(year, 90))].map(([id, used]) => [id, `${used.electionId} ${used.figure}`]));
  it.each([
    ['one in the year', [election('a', '2026-12-20', { p: '88.50' })], { p: 'a 88.50' }],
    ['one after the year, within the grace', [election('a', '2027-03-31', { p: '88.50' })], { p: 'a 88.50' }],
    ['not one beyond it', [election('a', '2027-04-01', { p: '88.50' })], {}],
    ['not the one that belongs to the year before', [election('a', '2026-03-31', { p: '88.50' })], {}],
    ['the latest of two', [election('b', '2027-01-10', { p: '90.00' }), election('a', '2026-12-20', { p: '88.50' })], { p: 'b 90.00' }],
    ['the earlier one for whom the later did not ask about', [election('a', '2026-12-20', { p: '88.50', q: '80.00' }), election('b', '2027-01-10', { p: '90.00' })], { p: 'b 90.00', q: 'a 80.00' }],
    ['the earlier one where the later has no figure, never zero', [election('a', '2026-12-20', { p: '88.50' }), election('b', '2027-01-10', { p: null })], { p: 'a 88.50' }],
    ['nothing where nobody answered', [election('a', '2026-12-20', { p: null })], {}],
    ['the greater id of one day, whatever the order', [election('b', '2026-12-20', { p: '2.00' }), election('a', '2026-12-20', { p: '1.00' })], { p: 'b 2.00' }],
  ])('%s', (_what, elections, expected) => expect(from(elections)).toEqual(expected));
});
