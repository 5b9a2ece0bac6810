import { describe, expect, it } from 'vitest';
import { newEntry } from '../model.ts';
import { entryRequirements } from './entry-requirements.ts';

const P = '00000000-0000-4000-8000-000000000001';
const M = '00000000-0000-4000-8000-000000000002';
const entry = (content: object, rest: object = {}) =>
  newEntry.parse({ title: '测试记录', occurredOn: '2021-07-25', arena: 'emergency', content, persons: [{ personId: P, role: 'do' }], source: { kind: 'unit', name: '甲单位' }, ...rest });
const flood = { from: '2021-07-20', to: '2021-08-20' };
const conduct = { kind: 'conduct', sign: 'positive', description: '守堤' };

describe('evidence.entry_requirements', () => {
  it.each([
    ['a deed', entry({ kind: 'deed', description: '办成一件事' }), null, []],
    ['a deed of nobody', entry({ kind: 'deed', description: '办成一件事' }, { persons: [] }), null, ['evidence.needs_person']],
    ['tomorrow', entry({ kind: 'deed', description: '办成一件事' }, { occurredOn: '2026-11-21' }), null, ['evidence.in_the_future']],
    ['a part in no matter', entry({ kind: 'undertaking', duty: '牵头' }), null, ['evidence.needs_matter']],
    ['a part in a matter', entry({ kind: 'undertaking', duty: '牵头' }, { matterId: M }), null, []],
    ['an outcome without names', entry({ kind: 'matter_outcome', outcome: 'achieved', description: '完成' }, { matterId: M, persons: [] }), null, []],
    ['conduct in no event', entry(conduct), null, ['evidence.needs_critical_event']],
    ['conduct during the event', entry(conduct, { criticalEventId: M }), flood, []],
    ['conduct on the last day', entry(conduct, { criticalEventId: M, occurredOn: '2021-08-20' }), flood, []],
    ['conduct after the event', entry(conduct, { criticalEventId: M, occurredOn: '2021-09-05' }), flood, ['evidence.outside_event']],
    ['conduct before the event', entry(conduct, { criticalEventId: M, occurredOn: '2021-07-19' }), flood, ['evidence.outside_event']],
    ['conduct while the event lasts', entry(conduct, { criticalEventId: M, occurredOn: '2021-09-05' }), { ...flood, to: null }, []],
    ['more satisfied than asked', entry({ kind: 'satisfaction', answered: 50, satisfied: 51, method: '电话回访' }), null, ['evidence.more_satisfied_than_answered']],
    ['a correction of nothing', entry({ kind: 'correction', reason: '重复填报' }), null, ['evidence.correction_names_nothing']],
  ])('%s', (_name, e, event, codes) => expect(entryRequirements(e, event, '2026-11-20').map((r) => r.code)).toEqual(codes));
});
