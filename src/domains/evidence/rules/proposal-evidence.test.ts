import { describe, expect, it } from 'vitest';
import type { EntryState } from '../model.ts';
import { proposalEvidence, proposalKinds, type LinkedEntry } from './proposal-evidence.ts';

const entry = (id: string, state: EntryState, personId = '甲'): LinkedEntry => ({ id, state, persons: [{ personId }] });

describe('evidence.proposal_evidence (M013)', () => {
  it.each([
    ['two confirmed', [entry('1', 'confirmed'), entry('2', 'confirmed')], ['1', '2'], ''],
    ['one confirmed among others', [entry('1', 'reported'), entry('2', 'confirmed'), entry('3', 'confirmed', '乙')], ['2'], ''],
    ['none', [], [], 'evidence.proposal_without_evidence'],
    ['reported only', [entry('1', 'reported')], [], 'evidence.proposal_evidence_unconfirmed'],
    ['disputed', [entry('1', 'disputed')], [], 'evidence.proposal_evidence_unconfirmed'],
    ['withdrawn', [entry('1', 'withdrawn')], [], 'evidence.proposal_evidence_unconfirmed'],
    ['about someone else', [entry('1', 'confirmed', '乙')], [], 'evidence.proposal_evidence_about_others'],
  ])('%s', (_name, linked, carrying, code) => {
    for (const kind of proposalKinds) {
      const r = proposalEvidence(kind, '甲', linked);
      expect(r.carrying).toEqual(carrying);
      expect(r.reasons.map((x) => x.code).join()).toBe(code);
    }
  });
});
