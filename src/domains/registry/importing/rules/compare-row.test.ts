import { describe, expect, it } from 'vitest';
import type { RosterValues } from '../../roster/index.ts';
import type { Decision, StoredComparison } from '../model.ts';
import { compareImportRow, comparing } from './compare-row.ts';
import type { FoundUnit } from './find-unit.ts';
import type { OnFile } from './on-file.ts';

const TODAY = '2026-11-20';
const person = (id: string, name: string, idNumber: string | null, organizationId = 'water'): OnFile =>
  ({
    record: {
      id, educations: [{ id: 'e', versionId: 'e', mode: 'full_time', level: '大学', degree: null, school: '农业大学', major: '农学', graduatedOn: null }], grades: [{ id: 'g', year: 2025, grade: '称职', source: '' }], ranks: [], training: [],
      rewards: [{ id: 'w1', kind: 'reward', title: '2018年嘉奖', code: null, issuer: null, issuedOn: '2018', effectUntil: null }, { id: 'w2', kind: 'reward', title: '2019年嘉奖', code: null, issuer: null, issuedOn: '2019', effectUntil: null }],
      appointments: [{ id: 'a', personId: id, organizationId, title: '副局长', kind: 'appointment', main: true, state: 'in_office', startedOn: '2019-05', validFrom: '2019-05-01', validTo: null, leadershipLevel: '乡科级副职', levelSince: null, tags: [] }],
    },
    fields: { name, sex: 'male', bornOn: '1975-03-08', idNumber, staffCategory: 'civil_servant', phone: null, health: null },
    extra: {}, careerLines: [], family: [], organizationName: '示例县水利局', fullTitles: '示例县水利局副局长',
  }) as unknown as OnFile;
const people = new Map([['p1', person('p1', '示例甲', 'N1')], ['p2', person('p2', '示例乙', 'N2')], ['p3', person('p3', '同名', null)], ['p4', person('p4', '同名', null)], ['p5', person('p5', '阿依古丽·买买提', 'N5')]]);
const c = comparing(people, TODAY);
const base: RosterValues = { name: '示例甲', sex: '1', birth: '1975-03', idNumber: 'N1' };
const compare = (values: RosterValues, unit: FoundUnit = { organizationId: 'water' }, decision?: Decision, more: { state?: 'good' | 'needs_fix'; mayLackUnit?: boolean } = {}): StoredComparison =>
  compareImportRow({ values, derived: [], state: more.state ?? 'good' }, unit, null, decision, more.mayLackUnit ?? false, c);
const keys = (s: StoredComparison): string[] => (s.differences ?? []).map((d) => d.key);

describe('whom a row is about', () => {
  it.each<[string, StoredComparison, Partial<StoredComparison>]>([
    ['the number settles it', compare(base), { outcome: 'same', personId: 'p1' }],
    ['name, month and sex, without a number', compare({ name: '示例甲', sex: '1', birth: '1975-03' }), { outcome: 'same', personId: 'p1' }],
    ['nobody on file', compare({ ...base, name: '新人', idNumber: 'N9' }), { outcome: 'new' }],
    ['two who fit', compare({ name: '同名', sex: '1', birth: '1975-03' }), { outcome: 'ambiguous', because: 'several' }],
    ['a namesake with another number', compare({ ...base, idNumber: 'N9' }), { outcome: 'ambiguous', because: 'number_differs' }],
    ['the number of somebody of another name', compare({ ...base, name: '别人' }), { outcome: 'ambiguous', because: 'name_differs' }],
    ['the dot of a name is no other name', compare({ name: '阿依古丽买买提', sex: '1', birth: '1975-03', idNumber: 'N5' }), { outcome: 'changed', personId: 'p5' }],
    ['a row with faults is not compared', compare(base, undefined, undefined, { state: 'needs_fix' }), { outcome: 'blocked' }],
    ['nor one whose unit nobody knows', compare(base, { organizationId: null, unknown: '县海洋局' }), { outcome: 'blocked' }],
    ['someone new without a unit waits for a word', compare({ ...base, name: '新人', idNumber: 'N9' }, { organizationId: null }), { outcome: 'blocked', because: 'no_unit' }],
    ['and comes in with it', compare({ ...base, name: '新人', idNumber: 'N9' }, { organizationId: null }, undefined, { mayLackUnit: true }), { outcome: 'new' }],
    ['a chosen person', compare({ ...base, name: '别人' }, undefined, { is: 'p1' }), { outcome: 'changed', personId: 'p1' }],
    ['someone new by choice', compare({ ...base, idNumber: 'N9' }, undefined, { is: 'new' }), { outcome: 'new' }],
    ['but never with a number that is on file', compare({ ...base, name: '别人' }, undefined, { is: 'new' }), { outcome: 'ambiguous', because: 'name_differs' }],
  ])('%s', (_name, found, expected) => expect(found).toMatchObject(expected));
});

describe('what differs', () => {
  it.each<[string, RosterValues, FoundUnit, string[]]>([
    ['a month where the day is known', { birth: '1975-03' }, { organizationId: 'water' }, []],
    ['the unit by its short name', { organization: '水利局' }, { organizationId: 'water' }, []],
    ['another unit', { organization: '县财政局' }, { organizationId: 'finance' }, ['organization']],
    ['a department on file', { organization: '县水利局', department: '办公室' }, { organizationId: 'water-office' }, ['organization']],
    ['a department that is not', { organization: '县水利局', department: '水政科' }, { organizationId: 'water', loose: 'x' }, []],
    ['the kind of staff in other words', { personnelCategory: '行政编制' }, { organizationId: 'water' }, []],
    ['rewards that are all on file', { rewardsAndPenalties: '2019年嘉奖；2018年嘉奖。' }, { organizationId: 'water' }, []],
    ['one that is not', { rewardsAndPenalties: '2019年嘉奖；2020年嘉奖' }, { organizationId: 'water' }, ['rewardsAndPenalties']],
    ['another grade and a new one', { 'assessment.2025': '优秀', 'assessment.2024': '称职' }, { organizationId: 'water' }, ['assessment.2025', 'assessment.2024']],
    ['a school without the major that is on file', { fullTimeSchool: '农业大学' }, { organizationId: 'water' }, []],
    ['the school with it, in one cell', { fullTimeSchool: '农业大学农学专业' }, { organizationId: 'water' }, []],
    ['another school', { fullTimeSchool: '师范大学农学专业' }, { organizationId: 'water' }, ['fullTimeSchool']],
    ['a phone where none is', { phone: '13900000001' }, { organizationId: 'water' }, ['phone']],
    ['a title that names the unit', { position: '示例县水利局副局长' }, { organizationId: 'water' }, []],
    ['another title that names it', { position: '示例县水利局局长' }, { organizationId: 'water' }, ['position']],
  ])('%s → %j', (_name, values, unit, expected) => expect(keys(compare({ ...base, ...values }, unit))).toEqual(expected));
});
