import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { newEntry } from '../../model.ts';
import { contentFields } from '../content-fields.ts';
import { shareSum, toNewEntry, type EntryValues } from './entry-values.ts';

const person = (percent: number | null) => ({ personId: '0195d2c0-0000-7000-8000-000000000001', name: '甲', role: 'do' as const, lead: true, percent });
const deed: EntryValues = { kind: 'deed', title: '抢修供水主管', occurredOn: '2026-06-01', arena: 'village', content: { description: '连夜组织抢修', result: '' }, persons: [person(60)], source: { kind: 'unit', name: '水务站' } };

describe('the form of an entry', () => {
  it('becomes what the contract takes', () => {
    const body = toNewEntry(deed, null);
    expect(newEntry.parse(body)).toMatchObject({ content: { kind: 'deed', description: '连夜组织抢修' }, persons: [{ share: 6000, lead: true }], matterId: null });
    expect(body.content).not.toHaveProperty('result');
  });

  it('leaves behind what was typed under another kind', () => {
    const body = toNewEntry({ ...deed, kind: 'praise', content: { ...deed.content, by: '镇党委' } }, null);
    expect(body.content).toEqual({ kind: 'praise', by: '镇党委', description: '连夜组织抢修' });
  });

  it('says that an open task is not completed', () => {
    expect(toNewEntry({ ...deed, kind: 'task', content: { task: '修路' } }, null).content).toEqual({ kind: 'task', task: '修路', completedOn: null });
  });

  it('knows every field that the contract knows', () => {
    for (const option of newEntry.shape.content.options) {
      const { kind, ...rest } = option.shape as Record<string, { value?: string }>;
      expect(contentFields[kind!.value as keyof typeof contentFields].map((f) => f.name).toSorted()).toEqual(Object.keys(rest).toSorted());
    }
  });

  it('never loses a hundredth of a share', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 20 }), (shares) => {
        const persons = shares.map((s) => person(s / 100));
        expect(toNewEntry({ ...deed, persons }, null).persons.map((p) => p.share)).toEqual(shares);
        expect(Math.round(shareSum(persons).sum * 100)).toBe(shares.reduce((a, b) => a + b, 0));
      }),
    ));
});
