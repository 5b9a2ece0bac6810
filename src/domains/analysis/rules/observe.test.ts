import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseResult, faultsNamed, handedBack, observe, type ObservedEntry, type ObservedPerson } from './observe.ts';

const person: ObservedPerson = { personId: 'p', organizationId: 'u', category: 'deputy', unitType: 'town', monthsInPost: 10, monthsHere: 10, trainingHours: null, educationMatchesPost: null, outstandingYears: { outstanding: 0, graded: 0 }, ratings: [] };
const period = { from: '2024-12-01', to: '2026-12-01' };
const entry = (kind: string, content: Record<string, unknown> = {}, change: Partial<ObservedEntry> = {}): ObservedEntry => ({
  id: `${kind}-1`, kind, occurredOn: '2026-05-01', arena: 'office', matterId: null, criticalEventId: null, persons: [{ personId: 'p', role: 'do', lead: false, shareTenThousandths: null }], content, ...change,
});

describe('observations of one person', () => {
  it.each([
    ['a deed counts once', [entry('deed')], { parts: 1, led: 0, hard: 0 }],
    ['a matter counts once, whatever is written about it', [entry('undertaking', {}, { id: 'a', matterId: 'm' }), entry('deed', {}, { id: 'b', matterId: 'm' }), entry('milestone', { plannedOn: '2026-05', actualOn: '2026-05' }, { id: 'c', matterId: 'm' })], { parts: 1 }],
    ['two matters count twice', [entry('undertaking', {}, { id: 'a', matterId: 'm' }), entry('undertaking', {}, { id: 'b', matterId: 'n' })], { parts: 2 }],
    ['led and hard', [entry('undertaking', {}, { arena: 'emergency', persons: [{ personId: 'p', role: 'do', lead: true, shareTenThousandths: 5000 }] })], { parts: 1, led: 1, hard: 1 }],
    ['a declared critical event is hard wherever it was', [entry('assignment', {}, { criticalEventId: 'flood' })], { hard: 1 }],
    ['praise is no contribution', [entry('praise')], { parts: 0, praised: 1 }],
    ['what was led counts whole, help a third', [entry('matter_outcome', { outcome: 'achieved' }, { persons: [{ personId: 'p', role: 'plan', lead: true, shareTenThousandths: null }] }), entry('matter_outcome', { outcome: 'not_achieved' }, { id: 'o2' })], { outcomes: { achieved: 1, all: 1.35 } }],
    ['partly achieved is half', [entry('matter_outcome', { outcome: 'partly_achieved' }), entry('matter_outcome', { outcome: 'achieved' }, { id: 'o2' })], { outcomes: { achieved: 0.35 * 1.5, all: 0.7 } }],
    ['seven months early', [entry('milestone', { plannedOn: '2026-10', actualOn: '2026-03' })], { delayMonths: { sum: -7 * 0.35, count: 0.35 } }],
    ['done late', [entry('task', { deadline: '2026-03-01', completedOn: '2026-03-02' })], { tasks: { late: 1, due: 1 } }],
    ['done on the last day', [entry('task', { deadline: '2026-03-01', completedOn: '2026-03-01' })], { tasks: { late: 0, due: 1 } }],
    ['open and overdue', [entry('task', { deadline: '2026-03-01', completedOn: null })], { tasks: { late: 1, due: 1 } }],
    ['not due yet', [entry('task', { deadline: '2027-03-01', completedOn: null })], { tasks: { late: 0, due: 0 } }],
    ['handed back: neither done nor late', [entry('task', { completedOn: null, result: '本人申请退回，改由他人承担' })], { tasks: { late: 0, due: 0 }, declined: 1 }],
    ['words of an inspection', [entry('problem', { description: '遇到矛盾绕道走，问题长期未解决' })], { problemsFound: 1, faults: { motivation: 0, courage: 1, capability: 0, fit: 0 } }],
    ['words of praise are not searched for faults', [entry('conduct', { sign: 'positive', description: '没有等待上级，果断处置' })], { conduct: { positive: 1, negative: 0 }, faults: { courage: 0 } }],
    ['course results', [entry('training', { result: '优秀' }), entry('training', { result: '不合格' }, { id: 't2' }), entry('training', { result: '已参加' }, { id: 't3' })], { trainingResults: { sum: 1, count: 2 } }],
    ['satisfaction adds up', [entry('satisfaction', { answered: 40, satisfied: 30 }), entry('satisfaction', { answered: 10, satisfied: 9 }, { id: 's2' })], { satisfaction: { satisfied: 39, answered: 50 } }],
    ['outside the period', [entry('deed', {}, { occurredOn: '2024-11-30' }), entry('deed', {}, { id: 'd2', occurredOn: '2026-12-01' })], { parts: 0 }],
    ['of somebody else', [entry('deed', {}, { persons: [{ personId: 'q', role: 'do', lead: true, shareTenThousandths: null }] })], { parts: 0 }],
  ] as const)('%s', (_what, entries, expected) => expect(observe(person, entries as readonly ObservedEntry[], period)).toMatchObject(expected));

  it('observes at most the months of the period', () => {
    expect(observe(person, [], period).monthsObserved).toBe(10);
    expect(observe({ ...person, monthsHere: 90 }, [], period).monthsObserved).toBe(24);
  });

  it('does not depend on the order of entries', () => {
    const entries = [entry('undertaking', {}, { id: 'a', matterId: 'm' }), entry('deed', {}, { id: 'b', matterId: 'm', arena: 'emergency' }), entry('task', { deadline: '2026-03-01', completedOn: null }, { id: 'c' }), entry('satisfaction', { answered: 40, satisfied: 30 }, { id: 'd' }), entry('satisfaction', { answered: 10, satisfied: 9 }, { id: 'e', occurredOn: '2026-01-01' }), entry('problem', { description: '推诿扯皮' }, { id: 'f' })];
    fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(observe(person, shuffled, period)).toEqual(observe(person, entries, period));
    }));
  });
});

describe('words on record', () => {
  it.each([
    ['优秀', 1],
    ['合格', 0.5],
    ['不合格', 0],
    ['成绩良好，通过', 0.5],
    ['参加培训', null],
    [undefined, null],
  ])('course result %s → %s', (text, expected) => expect(courseResult(text)).toBe(expected));
  it.each([
    ['应由本人拍板的事项层层请示上推', ['courage']],
    ['分管事项推进迟缓，未按期报送', ['motivation']],
    ['方案反复返工，不符合规范要求', ['capability']],
    ['对分管业务政策不熟悉，答复前后不一', ['fit']],
    ['台账更新不及时，与现场不一致', []],
    [null, []],
  ] as const)('%s → %j', (text, expected) => expect(faultsNamed(text)).toEqual(expected));
  it.each([
    ['手头任务冲突，本人申请退回，改由他人承担', true],
    ['按期完成', false],
    [undefined, false],
  ])('handed back: %s → %s', (text, expected) => expect(handedBack(text)).toBe(expected));
});
