import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingDaysBetween } from '../../../../kernel/working-days.ts';
import { standingOf } from './block-standing.ts';
import { clockOf, hundredMillions, monthsEarly, planOf, type ClockLink } from './chain-clock.ts';
import { accountOf } from './department-account.ts';

const link = (change: Partial<ClockLink> = {}): ClockLink => ({ position: 1, after: [], promisedDays: 5, organizationId: 'a', state: 'open', doneOn: null, confirmedOn: null, blocks: [], ...change });
const block = (organizationId: string | null, raisedOn: string, clearedOn: string | null, answer: { answerBy?: string | null; agreed?: boolean | null } = {}) => ({ organizationId, raisedOn, clearedOn, answerBy: null, agreed: true, ...answer });
const done = (on: string, confirmedOn = on) => ({ state: 'done' as const, doneOn: on, confirmedOn });
// 2026-03-02 is a Monday; no holiday in March.
const OPENED = '2026-03-02';

it.each([
  ['its own', 'a', null, null, 'own'],
  ['its own, whatever was said', 'a', null, true, 'own'],
  ['not answered on the last day', 'b', '2026-03-09', null, 'waiting'],
  ['not answered after it', 'b', '2026-03-06', null, 'silent'],
  ['agreed', 'b', '2026-03-06', true, 'agreed'],
  ['refused, also after the last day', null, '2026-03-06', false, 'refused'],
] as const)('a block is %s', (_, organizationId, answerBy, agreed, standing) => expect(standingOf({ organizationId, answerBy, agreed }, 'a', '2026-03-09')).toBe(standing));

it('the plan follows the longest way through the links before', () => {
  const plan = planOf(OPENED, [{ position: 1, after: [], promisedDays: 5 }, { position: 2, after: [], promisedDays: 10 }, { position: 3, after: [1, 2], promisedDays: 1 }]);
  expect([...plan.values()]).toEqual([{ from: OPENED, to: '2026-03-09' }, { from: OPENED, to: '2026-03-16' }, { from: '2026-03-16', to: '2026-03-17' }]);
});

describe('the clock of a link', () => {
  it.each([
    ['runs from the opening', link(), '2026-03-04', { stage: 'running', readyOn: OPENED, dueOn: '2026-03-09', taken: 2, stood: 0, saved: null, overdue: false }],
    ['is in time on its day', link(), '2026-03-09', { taken: 5, overdue: false }],
    ['is overdue the working day after', link(), '2026-03-10', { taken: 6, overdue: true }],
    ['reported it waits for others and is not overdue', link({ state: 'reported', doneOn: '2026-03-09' }), '2026-03-30', { stage: 'reported', taken: 5, overdue: false, saved: null }],
    ['done it ends with the report, not with the confirmation', link(done('2026-03-04', '2026-03-20')), '2026-04-30', { stage: 'done', taken: 2, saved: 3 }],
    ['longer than promised saves less than nothing', link(done('2026-03-11')), '2026-03-11', { taken: 7, saved: -2 }],
    ['stands while somebody else has to clear', link({ blocks: [block('b', '2026-03-03', null)] }), '2026-03-30', { stage: 'blocked', taken: 1, stood: 19, dueOn: '2026-04-03', overdue: false }],
    ['stands while the investor has to', link({ ...done('2026-03-12'), blocks: [block(null, '2026-03-03', '2026-03-10')] }), '2026-03-12', { stood: 5, taken: 3, saved: 2 }],
    ['runs on where it blocks itself', link({ blocks: [block('a', '2026-03-03', null)] }), '2026-03-10', { stage: 'blocked', stood: 0, taken: 6, overdue: true }],
    ['runs on while nobody has agreed', link({ blocks: [block('b', '2026-03-03', null, { answerBy: '2026-03-06', agreed: null })] }), '2026-03-06', { stage: 'blocked', stood: 0, taken: 4 }],
    ['stands from the day it was raised once the days to answer are over', link({ blocks: [block('b', '2026-03-03', null, { answerBy: '2026-03-06', agreed: null })] }), '2026-03-09', { stood: 4, taken: 1 }],
    ['never stood where it was refused', link({ ...done('2026-03-12'), blocks: [block('b', '2026-03-03', '2026-03-10', { answerBy: '2026-03-06', agreed: false })] }), '2026-03-12', { stood: 0, taken: 8, saved: -3 }],
    ['counts two blocks of the same days once', link({ blocks: [block('b', '2026-03-03', '2026-03-05'), block(null, '2026-03-03', '2026-03-05')] }), '2026-03-06', { stage: 'running', stood: 2, taken: 2 }],
  ])('%s', (_, l, today, expected) => expect(clockOf(l, [l], OPENED, today)).toMatchObject(expected));

  it('has not begun while a link before it is not confirmed, and begins on the day of the last confirmation', () => {
    const [first, second] = [link(done('2026-03-03', '2026-03-05')), link({ position: 2, state: 'reported', doneOn: '2026-03-06' })];
    const last = link({ position: 3, after: [1, 2] });
    expect(clockOf(last, [first, second, last], OPENED, '2026-03-30')).toMatchObject({ stage: 'waiting', readyOn: null, overdue: false });
    const confirmed = { ...second, ...done('2026-03-06', '2026-03-10') };
    expect(clockOf(last, [first, confirmed, last], OPENED, '2026-03-10')).toMatchObject({ stage: 'running', readyOn: '2026-03-10', taken: 0 });
  });
});

it.each([
  ['2026-10-20', '2026-03-20', 7],
  ['2026-10-19', '2026-03-20', 6],
  ['2026-03-20', '2026-03-20', 0],
  ['2026-03-20', '2026-04-19', -0],
  ['2026-03-20', '2026-05-20', -2],
])('planned %s, started %s: %i months early', (planned, started, months) => expect(monthsEarly(planned, started) + 0).toBe(months + 0));
it.each([['825700.00', '82.57'], ['0.00', '0.00'], ['99.99', '0.00'], ['12345678.90', '1234.56']])('%s ten-thousands are %s hundred millions', (given, expected) => expect(hundredMillions(given)).toBe(expected));

const days = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.parse(OPENED) + n * 86_400_000).toISOString().slice(0, 10));
const blocks = fc.array(fc.tuple(fc.constantFrom('a', 'b', null), days, fc.option(days), fc.option(days), fc.option(fc.boolean())), { maxLength: 4 }).map((all) => all.map(([organizationId, x, y, answerBy, agreed]) => block(organizationId, y !== null && y < x ? y : x, y === null ? null : y > x ? y : x, { answerBy, agreed })));
const chain = fc.array(fc.record({ promisedDays: fc.integer({ min: 1, max: 30 }), organizationId: fc.constantFrom('a', 'b', 'c'), state: fc.constantFrom('open' as const, 'done' as const), doneOn: days, blocks }), { minLength: 1, maxLength: 8 }).map((all) => all.map((x, i) => link({ ...x, position: i + 1, after: i === 0 ? [] : [i], ...(x.state === 'done' ? { confirmedOn: x.doneOn } : { doneOn: null }) })));

it('own days and days stood for others are all days since the link could begin; departments add up to links', () => {
  fc.assert(
    fc.property(chain, days, (links, today) => {
      const lines = links.map((l) => ({ link: { ...l, title: `${l.position}` }, chainTitle: 'x', clock: clockOf(l, links, OPENED, today) }));
      for (const { link: l, clock } of lines) {
        if (clock.readyOn === null) continue;
        const asked = l.state === 'done' ? l.doneOn! : today;
        const end = asked > clock.readyOn ? asked : clock.readyOn;
        expect(clock.taken + clock.stood).toBe(workingDaysBetween(clock.readyOn, end));
        expect(clock.taken).toBeGreaterThanOrEqual(0);
        expect(clock.stood).toBeGreaterThanOrEqual(0);
        if (clock.saved !== null) expect(clock.saved + clock.taken).toBe(l.promisedDays);
      }
      const account = accountOf(lines);
      expect(account.reduce((n, a) => n + a.links, 0)).toBe(links.length);
      expect(account.reduce((n, a) => n + a.saved, 0)).toBe(lines.reduce((n, l) => n + (l.clock.saved ?? 0), 0));
      for (const a of account) {
        expect(a.promised - a.taken).toBe(a.saved);
        expect(a.explanation.children!.reduce((n, c) => n + Number(c.value ?? 0), 0)).toBe(a.saved);
      }
    }),
  );
});
it('the plan never lets a link begin before those before it end', () => {
  fc.assert(
    fc.property(chain, (links) => {
      const plan = planOf(OPENED, links);
      for (const l of links) for (const p of l.after) expect(plan.get(l.position)!.from >= plan.get(p)!.to).toBe(true);
    }),
  );
});
it('without a word of others no block stops the clock: refused ones change nothing', () => {
  fc.assert(
    fc.property(chain, days, (links, today) => {
      const [refused, none] = [links.map((l) => ({ ...l, blocks: l.blocks.map((b) => ({ ...b, agreed: false })) })), links.map((l) => ({ ...l, blocks: [] }))];
      for (const [i] of links.entries()) {
        const [a, b] = [clockOf(refused[i]!, refused, OPENED, today), clockOf(none[i]!, none, OPENED, today)];
        expect([a.taken, a.stood, a.saved]).toEqual([b.taken, 0, b.saved]);
      }
    }),
  );
});
