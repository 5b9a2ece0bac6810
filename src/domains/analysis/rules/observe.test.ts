import { describe, expect, it } from 'vitest';
import { observe, type ObservedEntry, type ObservedPerson } from './observe.ts';

const person: ObservedPerson = { personId: 'p', organizationId: 'u', category: 'deputy', unitType: 'town', monthsInPost: 10, monthsAtWork: 10, trainingHours: null, educationMatchesPost: null, kindsOfUnit: null, burned: null, dimensions: {}, scoreChange: null };
const period = { from: '2024-12-01', to: '2026-12-01' };
const entry = (kind: string, content: Record<string, unknown> = {}, change: Partial<ObservedEntry> = {}): ObservedEntry => ({
  id: `${kind}-1`, kind, occurredOn: '2026-05-01', arena: 'office', criticalEventId: null, persons: [{ personId: 'p', role: 'do', lead: false, shareTenThousandths: null }], content, ...change,
});

describe('observations of one person', () => {
  it.each([
    ['a deed counts once', [entry('deed')], { contributions: 1, parts: 1, led: 0, hard: 0 }],
    ['by its share, never below a fifth', [entry('deed', {}, { persons: [{ personId: 'p', role: 'do', lead: false, shareTenThousandths: 500 }] })], { contributions: 0.2 }],
    ['led and hard', [entry('undertaking', {}, { arena: 'emergency', persons: [{ personId: 'p', role: 'do', lead: true, shareTenThousandths: 5000 }] })], { contributions: 0.5, led: 1, hard: 1 }],
    ['praise is no contribution', [entry('praise')], { contributions: 0, praised: 1 }],
    ['partly achieved is half', [entry('matter_outcome', { outcome: 'partly_achieved' }), entry('matter_outcome', { outcome: 'achieved' }, { id: 'o2' })], { outcomes: { achieved: 1.5, all: 2 } }],
    ['seven months early', [entry('milestone', { plannedOn: '2026-10', actualOn: '2026-03' })], { delayMonths: { sum: -7, count: 1 } }],
    ['done late', [entry('task', { deadline: '2026-03-01', completedOn: '2026-03-02' })], { tasks: { late: 1, due: 1 } }],
    ['done on the last day', [entry('task', { deadline: '2026-03-01', completedOn: '2026-03-01' })], { tasks: { late: 0, due: 1 } }],
    ['open and overdue', [entry('task', { deadline: '2026-03-01', completedOn: null })], { tasks: { late: 1, due: 1 } }],
    ['not due yet', [entry('task', { deadline: '2027-03-01', completedOn: null })], { tasks: { late: 0, due: 0 } }],
    ['satisfaction adds up', [entry('satisfaction', { answered: 40, satisfied: 30 }), entry('satisfaction', { answered: 10, satisfied: 9 }, { id: 's2' })], { satisfaction: { satisfied: 39, answered: 50 } }],
    ['outside the period', [entry('deed', {}, { occurredOn: '2024-11-30' }), entry('deed', {}, { id: 'd2', occurredOn: '2026-12-01' })], { contributions: 0 }],
    ['of somebody else', [entry('deed', {}, { persons: [{ personId: 'q', role: 'do', lead: true, shareTenThousandths: null }] })], { contributions: 0 }],
  ] as const)('%s', (_what, entries, expected) => expect(observe(person, entries as readonly ObservedEntry[], period)).toMatchObject(expected));

  it('observes at most the months at work', () => {
    expect(observe(person, [], period).monthsObserved).toBe(10);
    expect(observe({ ...person, monthsAtWork: 90 }, [], period).monthsObserved).toBe(24);
  });
});
