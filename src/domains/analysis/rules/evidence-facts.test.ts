import { describe, expect, it } from 'vitest';
import { evidenceFacts } from './evidence-facts.ts';
import type { ObservedEntry } from './observe.ts';

const on = '2026-11-20';
const entry = (kind: string, content: Record<string, unknown> = {}, change: Partial<ObservedEntry> = {}): ObservedEntry => ({ id: kind, kind, occurredOn: '2026-05-01', arena: 'office', matterId: null, criticalEventId: null, persons: [{ personId: 'p', role: 'do', lead: false, shareTenThousandths: null }], content, ...change });

describe('facts from evidence', () => {
  it.each([
    ['nothing on record', [], { 近三年实绩数: 0, 任务清单完成率: null, 逾期任务数: 0, 群众满意率: null }],
    ['front-line and major results', [entry('deed', {}, { arena: 'village' }), entry('landmark')], { 近三年实绩数: 2, 近三年一线实绩数: 1, 近三年重大任务实绩数: 1 }],
    ['an achieved matter counts, a failed one does not', [entry('matter_outcome', { outcome: 'achieved' }), entry('matter_outcome', { outcome: 'not_achieved' })], { 近三年实绩数: 1 }],
    ['two of three tasks done, one late, one open and overdue', [entry('task', { deadline: '2026-03-01', completedOn: '2026-03-01' }), entry('task', { deadline: '2026-03-01', completedOn: '2026-04-01' }), entry('task', { deadline: '2026-03-01', completedOn: null })], { 任务清单完成率: 66, 逾期任务数: 2 }],
    ['a task handed back is neither done nor late', [entry('task', { deadline: '2026-03-01', completedOn: '2026-03-01' }), entry('task', { completedOn: null, result: '改由他人承担' })], { 任务清单完成率: 100, 逾期任务数: 0 }],
    ['satisfaction is cut, not rounded up', [entry('satisfaction', { answered: 3, satisfied: 2 })], { 群众满意率: 66 }],
    ['awards', [entry('award'), entry('praise')], { 表彰次数: 1 }],
    ['somebody else', [entry('deed', {}, { persons: [{ personId: 'q', role: 'do', lead: false, shareTenThousandths: null }] })], { 近三年实绩数: 0 }],
    ['the future', [entry('deed', {}, { occurredOn: '2026-12-01' })], { 近三年实绩数: 0 }],
  ] as const)('%s', (_what, entries, expected) => expect(evidenceFacts('p', entries as readonly ObservedEntry[], on)).toMatchObject(expected));
});
