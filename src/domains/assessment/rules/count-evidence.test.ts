import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score } from '../../../kernel/score.ts';
import { countableKind, countEntry, countEvidence, type CountableEvidence } from './count-evidence.ts';

const source = { from: 'evidence', kinds: { deed: '10', 'task.completed': '5' }, arenas: { emergency: 150, office: 80 }, roles: { do: 50 } } as const;
const entry = (change: Partial<CountableEvidence> & { share?: number | null; role?: string } = {}): CountableEvidence => ({
  id: 'e1',
  kind: 'deed',
  title: '抢险',
  occurredOn: '2026-07-01',
  state: 'confirmed',
  arena: 'project',
  flagged: false,
  persons: [{ personId: 'p', role: change.role ?? 'do', shareTenThousandths: change.share === undefined ? 4000 : change.share }],
  ...change,
});

describe('points of an entry', () => {
  it.each([
    ['10 points × 40%', entry(), '4'],
    ['an arena that counts more', entry({ arena: 'emergency' }), '6'],
    ['an arena that counts less', entry({ arena: 'office' }), '3.2'],
    ['without a share, by role', entry({ share: null }), '5'],
    ['another kind', entry({ kind: 'task.completed' }), '2'],
    ['a third of a point is rounded once', entry({ kind: 'task.completed', share: 3333, arena: null }), '1.6665'],
    ['without a share or a listed role', entry({ share: null, role: 'subject' }), null],
    ['a kind the scheme does not list', entry({ kind: 'praise' }), null],
    ['only reported', entry({ state: 'reported' }), null],
    ['confirmed by the unit only', entry({ state: 'unit_confirmed' }), null],
    ['disputed', entry({ state: 'disputed' }), null],
    ['withdrawn', entry({ state: 'withdrawn' }), null],
    ['a figure in doubt', entry({ flagged: true }), null],
    ['somebody else’s', entry({ persons: [] }), null],
  ])('%s', (_, e, points) => expect(countEntry(source, e, 'p')?.value ?? null).toBe(points === null ? null : score(points)));

  it.each([
    [{ kind: 'deed' }, 'deed'],
    [{ kind: 'task', completedOn: '2026-03-01' }, 'task.completed'],
    [{ kind: 'task', completedOn: null }, 'task.open'],
    [{ kind: 'matter_outcome', outcome: 'not_achieved' }, 'matter_outcome.not_achieved'],
    [{ kind: 'conduct', sign: 'negative' }, 'conduct.negative'],
  ])('%o is counted as %s', (content, kind) => expect(countableKind(content)).toBe(kind));

  it('the order in which entries are read changes nothing', () => {
    const entries = fc.uniqueArray(fc.record({ id: fc.uuid(), day: fc.integer({ min: 1, max: 28 }), share: fc.integer({ min: 1, max: 10_000 }) }), { selector: (e) => e.id, maxLength: 12 });
    fc.assert(
      fc.property(entries, fc.nat(), (list, turn) => {
        const all = list.map((e) => entry({ id: e.id, occurredOn: `2026-02-${String(e.day).padStart(2, '0')}`, share: e.share }));
        const turned = all.length === 0 ? all : [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
        expect(countEvidence(source, turned, 'p')).toEqual(countEvidence(source, all, 'p'));
      }),
    );
  });
});
