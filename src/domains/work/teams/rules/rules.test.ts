import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../model.ts';
import { partyGroupPosts } from './party-group.ts';
import { loadOf, standingOf } from './team-load.ts';

const words = ['党组书记', '党组成员', '党委委员'];
it.each([
  ['党组书记', '局长', ['党组书记']],
  ['党组成员', '副局长', ['党组成员']],
  ['四级调研员', '科长', []],
  ['县水利局党组成员', '总工程师', ['县水利局党组成员']],
  ['', '', []],
])('posts %s、%s: of the party group %j', (a, b, expected) => expect(partyGroupPosts(`${a}、${b}`, words)).toEqual(expected));

const item = (change: Partial<Item>): Item => ({ id: 'i', teamId: 'a', matterId: null, title: '事', personId: 'p', dueOn: '2026-11-10', state: 'open', doneOn: null, doneNote: null, doneBy: null, doneAccountId: null, opinion: null, closedOn: null, closedBy: null, evidenceId: null, ...change });
it.each([
  ['on its day it is in time', item({}), '2026-11-10', { open: 1, closed: 0, overdue: 0 }],
  ['the day after it is overdue', item({}), '2026-11-11', { open: 1, closed: 0, overdue: 1 }],
  ['reported it waits for others', item({ state: 'reported', doneOn: '2026-11-10' }), '2026-11-20', { open: 1, closed: 0, overdue: 0 }],
  ['closed it is closed, however late', item({ state: 'closed', closedOn: '2026-11-20' }), '2026-11-21', { open: 0, closed: 1, overdue: 0 }],
])('%s', (_, thing, today, expected) => expect(standingOf([thing], today)).toEqual(expected));

describe('load', () => {
  const person = fc.constantFrom('p', 'q', 'r', 's');
  const work = fc.array(fc.record({ leader: person, ended: fc.boolean(), members: fc.uniqueArray(person), items: fc.array(fc.record({ who: person, closed: fc.boolean(), due: fc.constantFrom('2026-11-01', '2026-12-01') })) }), { maxLength: 5 });
  it('of all people adds up to that of all standing teams, and of each person to its parts', () => {
    fc.assert(
      fc.property(work, (all) => {
        const teams = all.map((w, i) => ({
          team: { id: `t${i}`, organizationId: 'o', name: `t${i}`, theme: '', leaderId: w.leader, leaderPosts: '', foundedOn: '2026-01-01', endedOn: w.ended ? '2026-10-01' : null, endedBecause: null },
          members: w.members.map((personId) => ({ teamId: `t${i}`, personId, section: '科' })),
          matters: [],
          items: w.items.map((x, j) => item({ id: `${i}.${j}`, personId: x.who, dueOn: x.due, ...(x.closed ? { state: 'closed' as const, closedOn: '2026-11-05' } : {}) })),
        }));
        const load = loadOf(teams, '2026-11-20');
        const open = teams.filter((t) => t.team.endedOn === null).flatMap((t) => t.items).filter((i) => i.closedOn === null);
        expect(load.reduce((n, l) => n + l.items, 0)).toBe(open.length);
        expect(load.reduce((n, l) => n + l.overdue, 0)).toBe(open.filter((i) => i.dueOn < '2026-11-20').length);
        expect(load.reduce((n, l) => n + l.leads, 0)).toBe(teams.filter((t) => t.team.endedOn === null).length);
        for (const l of load) expect(l.explanation.children!.reduce((n, c) => n + Number(c.value), 0)).toBe(Number(l.explanation.value));
      }),
    );
  });
});
