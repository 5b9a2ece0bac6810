import { describe, expect, it } from 'vitest';
import { emptyPerson } from '../commands/save-people.ts';
import { idNumberFor } from '../fixtures.ts';
import { checkPerson } from './check-person.ts';

const ON = '2026-11-20';
const id = idNumberFor('1975-03-08', 1, 7);
describe('a person', () => {
  it.each([
    ['agrees', { idNumber: id, bornOn: '1975-03-08', sex: 'male' as const }, []],
    ['agrees as far as the date goes', { idNumber: id, bornOn: '1975-03' }, []],
    ['born differs', { idNumber: id, bornOn: '1975-04' }, ['registry.born_differs@bornOn']],
    ['sex differs', { idNumber: id, sex: 'female' as const }, ['registry.sex_differs@sex']],
    ['number wrong', { idNumber: `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}` }, ['registry.id_number_checksum@idNumber']],
    ['work before birth', { bornOn: '1975-03', workStartedOn: '1974' }, ['registry.dates_out_of_order@workStartedOn']],
    ['the same year is no contradiction', { bornOn: '1975-03', workStartedOn: '1975' }, []],
    ['born tomorrow', { bornOn: '2026-11-21' }, ['registry.dates_out_of_order@bornOn']],
    ['born this month', { bornOn: '2026-11' }, []],
    ['several at once', { idNumber: id, bornOn: '1980', sex: 'female' as const, partyJoinedOn: '1970-01' }, ['registry.born_differs@bornOn', 'registry.sex_differs@sex', 'registry.dates_out_of_order@partyJoinedOn']],
  ])('%s', (_name, given, reasons) => expect(checkPerson({ ...emptyPerson, name: '张三', ...given }, ON).map((r) => `${r.code}@${r.at}`)).toEqual(reasons));
});
