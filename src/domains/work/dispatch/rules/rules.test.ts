import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DispatchTask } from '../model.ts';
import { isOverdue, makeAgenda } from './make-agenda.ts';
import { accountOf } from './unit-account.ts';

const task = (change: Partial<DispatchTask>): DispatchTask => ({ id: 'x', seriesId: 's', kind: 'instruction', meetingId: 'm', agendaId: null, title: '办', organizationId: 'a', source: 'meeting', sourceKey: null, givenOn: '2026-11-01', givenBy: '某', days: 5, dueOn: '2026-11-10', state: 'open', doneOn: null, ...change });

it.each([
  ['on its day', task({}), '2026-11-10', false],
  ['the day after', task({}), '2026-11-11', true],
  ['reported, waiting for others', task({ state: 'reported' }), '2026-11-20', false],
  ['done late is done', task({ state: 'done', doneOn: '2026-11-20' }), '2026-11-20', false],
])('overdue %s', (_, t, today, expected) => expect(isOverdue(t, today)).toBe(expected));

it('the agenda goes from what is overdue longest to what was put on by hand', () => {
  const entries = makeAgenda([task({ id: '1', dueOn: '2026-12-01' }), task({ id: '2', kind: 'issue', meetingId: null, dueOn: '2026-10-01' }), task({ id: '3' }), task({ id: '4', state: 'done', doneOn: '2026-11-02' })], [{ id: 'p', title: '项目' }], [{ id: 'm', title: '事' }], [{ kind: 'indicator', title: '工业增加值' }]);
  expect(entries.map((e) => [e.kind, e.aboutId])).toEqual([['instruction', '3'], ['instruction', '1'], ['issue', '2'], ['project', 'p'], ['matter', 'm'], ['indicator', null]]);
});

const some = fc.array(fc.record({ id: fc.uuid(), kind: fc.constantFrom('issue' as const, 'instruction' as const), state: fc.constantFrom('open' as const, 'reported' as const, 'done' as const), organizationId: fc.constantFrom('a', 'b', 'c'), dueOn: fc.constantFrom('2026-11-01', '2026-11-20', '2026-12-20'), doneOn: fc.constantFrom('2026-11-01', '2026-12-01') }), { maxLength: 20 }).map((all) => all.map((t) => task({ ...t, doneOn: t.state === 'done' ? t.doneOn : null })));

it('whatever is not done comes back, once, and nothing that is done', () => {
  fc.assert(
    fc.property(some, (tasks) => {
      const ids = makeAgenda(tasks, [], [], []).map((e) => e.aboutId);
      expect([...ids].sort()).toEqual(tasks.filter((t) => t.state !== 'done').map((t) => t.id).sort());
    }),
  );
});
it('received = settled + waiting + open, units add up to all, overdue is part of open', () => {
  fc.assert(
    fc.property(some, (tasks) => {
      const accounts = accountOf(['a', 'd'], tasks, '2026-11-22');
      expect(accounts.reduce((n, a) => n + a.received, 0)).toBe(tasks.length);
      expect(accounts.find((a) => a.organizationId === 'd')).toMatchObject({ received: 0, overdue: 0 });
      for (const a of accounts) {
        expect(a.settled + a.waiting + a.open).toBe(a.received);
        expect(a.overdue).toBeLessThanOrEqual(a.open);
        expect(a.inTime).toBeLessThanOrEqual(a.settled);
        expect(a.explanation.children).toHaveLength(a.received);
      }
    }),
  );
});
