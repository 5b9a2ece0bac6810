import { describe, expect, it } from 'vitest';
import { replyTermsOpen } from './reply-terms.ts';

const inspection = { id: 'a', version: 2, replyUntil: '2026-11-27' };
const verdict = (v: 'sound' | 'attention' | 'problem') => [{ inspectionId: 'a', verdict: 'sound' as const }, { inspectionId: 'a', verdict: v }];

describe('who must still be heard before a round is closed', () => {
  it.each([
    ['a problem within the term', verdict('problem'), [], '2026-11-27', 1],
    ['something to attend to within the term', verdict('attention'), [], '2026-11-20', 1],
    ['the day after the term', verdict('problem'), [], '2026-11-28', 0],
    ['nothing held against anybody', verdict('sound'), [], '2026-11-20', 0],
    ['who has spoken', verdict('problem'), [{ inspectionId: 'a', version: 2 }], '2026-11-20', 0],
    ['who spoke to findings since replaced', verdict('problem'), [{ inspectionId: 'a', version: 1 }], '2026-11-20', 1],
  ])('%s', (_name, findings, replies, today, waiting) => {
    expect(replyTermsOpen([inspection], findings, replies, today)).toHaveLength(waiting);
  });
});
