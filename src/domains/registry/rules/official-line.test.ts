import { describe, expect, it } from 'vitest';
import { officialLine } from './official-line.ts';
import { appointment, education, record } from './record.fixtures.ts';

const ON = '2026-11-20';
describe('the official line', () => {
  it.each([
    ['in full', record({ educations: [education({ level: '大学', degree: '法学学士' })], appointments: [appointment({ startedOn: '2021-05', title: '县教育局局长' })], ranks: [{ id: 'r', versionId: 'v', rank: '二级主任科员', startedOn: '2020-01', endedOn: null, document: null }] }), '张三，男，汉族，湖南湘阴人，1975.03生（51岁），1996.07参加工作，1998.06加入中国共产党，大学、法学学士，现任县教育局局长，二级主任科员。'],
    ['what is not known is left out', record({ sex: null, ethnicity: null, nativePlace: null, bornOn: null, workStartedOn: null, partyJoinedOn: null, politicalStatus: null }), '张三。'],
    ['a day is printed as its month', record({ bornOn: '1975-03-08', ethnicity: null, nativePlace: null, workStartedOn: null, politicalStatus: '群众', partyJoinedOn: null }), '张三，男，1975.03生（51岁），群众。'],
    ['a democratic party', record({ ethnicity: null, nativePlace: null, bornOn: null, workStartedOn: null, politicalStatus: '九三', partyJoinedOn: '2010-05' }), '张三，男，九三。'],
    ['two titles', record({ ethnicity: null, nativePlace: null, bornOn: null, workStartedOn: null, politicalStatus: null, partyJoinedOn: null, appointments: [appointment({ startedOn: '2021-05', title: '甲' }), appointment({ id: 'b', startedOn: '2022-05', title: '乙', main: false, kind: 'concurrent' })] }), '张三，男，现任甲、乙。'],
  ])('%s', (_name, given, line) => expect(officialLine(given, new Map(), ON)).toBe(line));
});
