import { describe, expect, it } from 'vitest';
import { entryStates, reviewActions, type EntryState, type ReviewAction } from '../model.ts';
import { reviewStep, type ReviewedEntry } from './review-step.ts';

const entry = (state: EntryState, more: Partial<ReviewedEntry> = {}): ReviewedEntry => ({ state, persons: [{ personId: 'subject' }], reporterAccountId: 'reporter', trail: [], ...more });
const unit = { accountId: 'unit', personId: 'unit person' };
const department = { accountId: 'department', personId: null };
const subject = { accountId: 'subject account', personId: 'subject' };
const outcome = (r: ReturnType<typeof reviewStep>): string => ('next' in r ? r.next : r.reasons.map((x) => x.code.slice(9)).join());

describe('evidence.review_step', () => {
  it.each<[EntryState, ReviewAction, Parameters<typeof reviewStep>[2], string, string]>([
    ['reported', 'unit_confirm', unit, '', 'unit_confirmed'],
    ['unit_confirmed', 'confirm', department, '', 'confirmed'],
    ['reported', 'confirm', department, '', 'step_not_open'],
    ['confirmed', 'unit_confirm', unit, '', 'step_not_open'],
    ['reported', 'return', unit, '时间不符', 'returned'],
    ['reported', 'return', unit, '', 'reason_needed'],
    ['confirmed', 'return', department, '时间不符', 'step_not_open'],
    ['confirmed', 'dispute', subject, '与事实不符', 'disputed'],
    ['confirmed', 'reply', subject, '补充说明', 'confirmed'],
    ['confirmed', 'dispute', unit, '与事实不符', 'not_the_subject'],
    ['withdrawn', 'reply', subject, '补充说明', 'step_not_open'],
    ['disputed', 'uphold', department, '已核对原始记录', 'confirmed'],
    ['disputed', 'overturn', department, '确属误记', 'withdrawn'],
    ['disputed', 'uphold', department, '', 'reason_needed'],
    ['confirmed', 'withdraw', department, '', 'withdrawn'],
    ['withdrawn', 'withdraw', department, '', 'step_not_open'],
    ['unit_confirmed', 'confirm', { accountId: 'reporter', personId: null }, '', 'own_entry'],
    ['reported', 'unit_confirm', { accountId: 'x', personId: 'subject' }, '', 'own_entry'],
  ])('%s + %s by %j “%s” → %s', (state, action, by, opinion, expected) => expect(outcome(reviewStep(entry(state), action, by, opinion))).toBe(expected));

  it('whoever confirmed for the unit does not confirm for the department', () => {
    const trail = [{ action: 'unit_confirm' as const, accountId: 'department', personId: null }];
    expect(outcome(reviewStep(entry('unit_confirmed', { trail }), 'confirm', department, ''))).toBe('own_entry');
  });
  it('a dispute that was settled is not opened again by the same person', () => {
    const trail = [{ action: 'dispute' as const, accountId: 'subject account', personId: 'subject' }];
    expect(outcome(reviewStep(entry('confirmed', { trail }), 'dispute', subject, '仍有异议'))).toBe('dispute_settled');
  });
  it('no step leads out of withdrawn', () => {
    for (const action of reviewActions) expect(outcome(reviewStep(entry('withdrawn'), action, action === 'reply' || action === 'dispute' ? subject : department, '理由充分'))).toContain('step_not_open');
  });
  it('every state but withdrawn has a way on', () => {
    for (const state of entryStates.filter((s) => s !== 'withdrawn')) expect(reviewActions.some((a) => 'next' in reviewStep(entry(state), a, department, '理由充分'))).toBe(true);
  });
});
