import { describe, expect, it } from 'vitest';
import type { Entry, ReviewStep } from '../model.ts';
import { canonicalCheck, canonicalEntry, canonicalStep, saysTheSame, type FigureCheck } from './canonical-entry.ts';

const lead = { lead: true, personId: 'a', role: 'do', share: 6000 } as const;
const second = { lead: false, personId: 'b', role: 'plan', share: null } as const;
const entry: Entry = {
  id: 'e', regionId: 'r', title: '抢修堤防', occurredOn: '2026-06-20', arena: 'emergency', content: { kind: 'deed', description: '连夜组织抢修' }, organizationId: 'o', organizations: [], persons: [lead, second],
  matterId: null, criticalEventId: null, correctsId: null, source: { kind: 'unit', name: '县水利局' }, figures: [], attachments: [], initialState: 'reported', reportedAt: new Date('2026-06-21T01:02:03.004Z'), reportedBy: '示例甲', reporterAccountId: null, reporterPersonId: null,
};

describe('evidence.canonical_entry', () => {
  it('does not depend on the order of people or of fields', () => {
    expect(canonicalEntry({ ...entry, persons: [second, lead] })).toBe(canonicalEntry(entry));
    expect(canonicalEntry(Object.fromEntries(Object.entries(entry).toReversed()) as unknown as Entry)).toBe(canonicalEntry(entry));
  });

  const others: { [K in keyof Entry]-?: Entry[K] } = {
    id: 'e2', regionId: 'r2', title: '抢修堤坝', occurredOn: '2026-06-21', arena: 'village', content: { kind: 'deed', description: '组织抢修' }, organizationId: null, organizations: [{ organizationId: 'o', role: 'join' }], persons: [lead, { ...second, share: 1 }],
    matterId: 'm', criticalEventId: 'c', correctsId: 'e0', source: { kind: 'self', name: '县水利局' }, figures: [{ indicator: '堤长', quantity: { value: 1, unit: 'km' } as never, source: '县水利局', reporter: '示例甲', verification: 'unverified' }], attachments: [{ hash: '0'.repeat(64), name: '照片' }],
    initialState: 'confirmed', reportedAt: new Date('2026-06-21T01:02:03.005Z'), reportedBy: '示例乙', reporterAccountId: 'x', reporterPersonId: 'p',
  };
  it('has an example of another value for every field', () => expect(Object.keys(others).toSorted()).toEqual(Object.keys(entry).toSorted()));
  it.each(Object.entries(others))('changes with %s', (key, value) => expect(canonicalEntry({ ...entry, [key]: value })).not.toBe(canonicalEntry(entry)));
  it.each(Object.entries(others))('says the same with another %s only where that is no part of what is said', (key, value) => expect(saysTheSame({ ...entry, [key]: value }, entry)).toBe(['id', 'reportedAt', 'initialState'].includes(key)));
  it('writes its moment in UTC and names its format', () => expect(JSON.parse(canonicalEntry(entry))).toMatchObject({ reportedAt: '2026-06-21T01:02:03.004Z', type: 'dandang-evidence-1' }));
});

describe('steps and figure checks', () => {
  const at = new Date('2026-06-22T00:00:00Z');
  const step: ReviewStep = { id: 's', entryId: 'e', number: 1, action: 'unit_confirm', state: 'unit_confirmed', opinion: '属实', at, by: '示例乙', accountId: null, personId: null, causeEntryId: null };
  const check: FigureCheck = { id: 'f', entryId: 'e', figureNumber: 0, state: 'verified', note: '', at, by: '示例乙', accountId: null };
  it.each<[keyof ReviewStep, unknown]>([['action', 'return'], ['state', 'returned'], ['opinion', '不实'], ['at', new Date('2026-06-23T00:00:00Z')], ['by', '示例丙'], ['causeEntryId', 'e9']])('a step changes with %s', (key, value) => expect(canonicalStep({ ...step, [key]: value }, 'r')).not.toBe(canonicalStep(step, 'r')));
  it.each<[keyof FigureCheck, unknown]>([['state', 'rejected'], ['figureNumber', 1], ['note', '查无此数'], ['by', '示例丙']])('a figure check changes with %s', (key, value) => expect(canonicalCheck({ ...check, [key]: value }, 'r')).not.toBe(canonicalCheck(check, 'r')));
  it('both belong to their region, and neither can pass for the other', () => {
    expect(canonicalStep(step, 'r2')).not.toBe(canonicalStep(step, 'r'));
    expect(canonicalCheck(check, 'r2')).not.toBe(canonicalCheck(check, 'r'));
    expect([JSON.parse(canonicalStep(step, 'r')).type, JSON.parse(canonicalCheck(check, 'r')).type]).toEqual(['dandang-review-1', 'dandang-figure-check-1']);
  });
});
