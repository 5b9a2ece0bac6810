import { describe, expect, it } from 'vitest';
import { checkpointReasons, checkpointsOf, sheetYearsDue, type FileState } from './checkpoints.ts';

const file = (more: Partial<FileState> = {}): FileState => ({ openedOn: '2023-01-10', taskListSigned: ['superior', 'appointee'], sheetYears: [2023], accountAccepted: true, ...more });
const codes = (f: FileState | null, step: 'take_office' | 'leave_office') => checkpointReasons(f, step, '2024-05-01', 6).map((r) => r.code.replace('evidence.checkpoint_', ''));

describe('evidence.checkpoints (M007–M010)', () => {
  it.each<[string, FileState | null, string[], string[]]>([
    ['nothing', null, ['no_file'], ['no_file']],
    ['no list', file({ taskListSigned: null }), ['no_task_list'], ['no_task_list']],
    ['a list nobody signed', file({ taskListSigned: [] }), ['unsigned_by_superior', 'unsigned_by_appointee'], ['unsigned_by_superior', 'unsigned_by_appointee']],
    ['one signature', file({ taskListSigned: ['superior'] }), ['unsigned_by_appointee'], ['unsigned_by_appointee']],
    ['both signatures, the year not answered, no account', file({ sheetYears: [], accountAccepted: null }), [], ['no_answer_sheet', 'no_closing_account']],
    ['account not accepted', file({ accountAccepted: false }), [], ['closing_account_not_accepted']],
    ['complete', file(), [], []],
  ])('%s', (_name, f, takeOffice, leaveOffice) => {
    expect(codes(f, 'take_office')).toEqual(takeOffice);
    expect(codes(f, 'leave_office')).toEqual(leaveOffice);
  });

  it.each([
    ['2023-01-10', '2024-05-01', [2023]],
    ['2023-07-01', '2024-05-01', [2023]],
    ['2023-07-02', '2024-05-01', []],
    ['2023-12-20', '2024-01-02', []],
    ['2021-03-01', '2024-01-01', [2021, 2022, 2023]],
    ['2024-02-01', '2024-05-01', []],
  ])('opened %s, today %s: sheets for %j', (opened, today, years) => expect(sheetYearsDue(opened, today, 6)).toEqual(years));

  it('recorded and missing add up as in the practice’s own example', () => {
    expect(checkpointsOf(file({ accountAccepted: null }), '2024-05-01', 6)).toEqual({ recorded: ['taking_office', 'yearly'], missing: ['before_transfer'] });
    expect(checkpointsOf(file(), '2024-05-01', 6)).toEqual({ recorded: ['taking_office', 'yearly', 'before_transfer'], missing: [] });
    expect(checkpointsOf(file({ sheetYears: [] }), '2024-05-01', 6).missing).toEqual(['yearly']);
  });
});
