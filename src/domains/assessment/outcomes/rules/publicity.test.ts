import { describe, expect, it } from 'vitest';
import { publicityHolds, type PublicityNow } from './publicity.ts';

const notice = (change: Partial<PublicityNow> = {}): PublicityNow => ({ opensOn: '2026-11-02', closesOn: '2026-11-09', personIds: ['a', 'b'], unanswered: 0, ...change });

describe('notice of 优秀', () => {
  it.each<[string, string[], PublicityNow | null, string, string[]]>([
    ['nobody outstanding', [], null, '2026-11-10', []],
    ['no notice at all', ['a'], null, '2026-11-10', ['assessment.publicity_missing']],
    ['the day after the last day', ['a', 'b'], notice(), '2026-11-10', []],
    ['on the last day', ['a', 'b'], notice(), '2026-11-09', ['assessment.publicity_running']],
    ['somebody added since', ['a', 'b', 'c'], notice(), '2026-11-10', ['assessment.publicity_other_list']],
    ['somebody taken off since', ['a'], notice(), '2026-11-10', ['assessment.publicity_other_list']],
    ['the order does not matter', ['b', 'a'], notice(), '2026-11-10', []],
    ['an objection without an answer', ['a', 'b'], notice({ unanswered: 1 }), '2026-11-10', ['assessment.objections_open']],
    ['everything at once', ['c'], notice({ unanswered: 2 }), '2026-11-03', ['assessment.publicity_other_list', 'assessment.publicity_running', 'assessment.objections_open']],
  ])('%s', (_name, outstanding, now, today, codes) => expect(publicityHolds(outstanding, now, today).map((r) => r.code)).toEqual(codes));
});
