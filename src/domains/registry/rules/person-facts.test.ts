import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policiesFolder } from '../../../app/paths.ts';
import type { PersonFacts } from '../model.ts';
import { gradeFact, personFactsOn } from './person-facts.ts';
import { appointment, education, places, record } from './record.fixtures.ts';
import type { PersonRecord } from './record.ts';

const ON = '2026-11-20';
const grade = (year: number, g: string) => ({ id: `${year}`, year, grade: g, source: 's' });
const discipline = (issuedOn: string, effectUntil: string | null) => ({ id: issuedOn, kind: 'discipline' as const, code: null, title: '警告', issuer: null, issuedOn, effectUntil });
const training = (startedOn: string, hours: number) => ({ id: startedOn, title: 't', kind: 'k', hours, startedOn, endedOn: null, organizer: null });
const rank = (name: string, startedOn: string) => ({ id: 'r', versionId: 'v', rank: name, startedOn, endedOn: null, document: null });

describe('facts of a person', () => {
  it.each<[string, Partial<PersonRecord>, PersonFacts]>([
    ['age by the month where the day is not known', { bornOn: '1975-11' }, { 年龄: 51 }],
    ['age by the day', { bornOn: '1975-11-21' }, { 年龄: 50 }],
    ['nothing known', { bornOn: null, sex: null, workStartedOn: null }, { 年龄: null, 性别: null, 参加工作年限: null, 学历层次: null, 专业门类: null, 单位类别: null, 领导职务层次: null, 任现职月数: null, 职级: '无', 任现职级月数: 0, 提任月数: null }],
    ['education', { educations: [education({ level: '省委党校研究生', major: '法学' })] }, { 学历层次: '研究生', 专业门类: '法学' }],
    ['a post of the county', { appointments: [appointment({ startedOn: '2024-11', leadershipLevel: '正科级', principal: true })] }, { 单位类别: '县直机关', 领导职务层次: '乡科级正职', 是否主要领导: true, 任现职月数: 24, 任现职务层次月数: 24, 提任月数: 24, 是否有一线经历: false }],
    ['no leadership level', { appointments: [appointment({ startedOn: '2024-11' })] }, { 领导职务层次: '无', 任现职务层次月数: 0 }],
    ['rank of another sequence by its counterpart', { ranks: [rank('一级主办', '2020-05')] }, { 职级: '一级主任科员', 任现职级月数: 78 }],
    ['years at the grassroots, counted once', { appointments: [appointment({ startedOn: '2010-01', endedOn: '2015-01', organizationId: 'town' }), appointment({ startedOn: '2012-01', endedOn: '2016-01', organizationId: 'village', main: false })] }, { 基层工作年限: 6, 是否有一线经历: true, 经历单位类别数: 2 }],
    ['seconded to a front line', { appointments: [appointment({ startedOn: '2022-01', endedOn: '2023-01', kind: 'secondment', main: false, tags: ['项目'] })] }, { 是否挂职过: true, 是否有一线经历: true }],
    ['on trial to its last day', { appointments: [appointment({ startedOn: '2025-11-21', kind: 'trial', trialUntil: '2026-11-20' })] }, { 是否试用期: true }],
    ['after the trial', { appointments: [appointment({ startedOn: '2025-11-20', kind: 'trial', trialUntil: '2026-11-19' })] }, { 是否试用期: false }],
    ['proposed is not held', { appointments: [appointment({ startedOn: '2020-01', state: 'proposed', organizationId: 'town', kind: 'secondment' })] }, { 单位类别: null, 是否挂职过: false, 基层工作年限: 0 }],
    ['promotion is the last rise', { appointments: [appointment({ startedOn: '2015-01', endedOn: '2020-11', leadershipLevel: '乡科级副职' }), appointment({ startedOn: '2020-11', endedOn: '2024-01', leadershipLevel: '乡科级正职' }), appointment({ startedOn: '2024-01', leadershipLevel: '乡科级正职' })] }, { 提任月数: 72, 任现职月数: 34, 任现职务层次月数: 72 }],
    ['grades, the latest first; this year is not over', { grades: [grade(2026, '优秀'), grade(2025, '优秀'), grade(2024, '优秀'), grade(2023, '称职'), grade(2022, '不称职')] }, { 年度考核等次列表: ['优秀', '优秀', '称职', '不称职'], 上年度考核等次: '优秀', 连续优秀年数: 2, 连续不称职年数: 0, 近三年优秀次数: 2 }],
    ['a missing year breaks a row', { grades: [grade(2024, '优秀'), grade(2023, '优秀')] }, { 上年度考核等次: null, 连续优秀年数: 0, 近三年优秀次数: 2 }],
    ['since the rank', { ranks: [rank('三级主任科员', '2023-06')], grades: [grade(2025, '优秀'), grade(2024, '基本称职'), grade(2023, '优秀'), grade(2022, '优秀')] }, { 任现职级以来优秀次数: 2, 任现职级以来不计年限年度数: 1 }],
    ['training hours', { training: [training('2026-03-01', 40), training('2025-12-31', 50), training('2022-01-01', 10), training('2021-12-31', 99), training('2026-12-01', 7)] }, { 年度培训学时: 40, 五年培训学时: 100 }],
    ['within the effect period', { rewards: [discipline('2026-05-21', '2026-11-20')] }, { 处分影响期内: true, 是否受过处分: true, 是否当年受处分: true, 影响期满月数: 0 }],
    ['after it', { rewards: [discipline('2025-01-01', '2025-07-01')] }, { 处分影响期内: false, 是否受过处分: true, 是否当年受处分: false, 影响期满月数: 16 }],
    ['never disciplined', {}, { 处分影响期内: false, 是否受过处分: false, 影响期满月数: 0 }],
  ])('%s', (_name, given, facts) => expect(personFactsOn(record(given), places, ON)).toMatchObject(facts));

  it('are words of the vocabulary with values that it allows', () => {
    const vocabulary = new Map((parse(readFileSync(join(policiesFolder, 'facts.yaml'), 'utf8')) as { facts: { name: string; type: string; values?: string[] }[] }).facts.map((f) => [f.name, f]));
    const facts = personFactsOn(record({ appointments: [appointment({ startedOn: '2024-11', leadershipLevel: '正科级' })], ranks: [rank('一级主办', '2020-05')], educations: [education({})], grades: [grade(2025, '不合格'), grade(2024, '病事假累计超过半年不进行考核')] }), places, ON);
    for (const [name, value] of Object.entries(facts)) {
      const definition = vocabulary.get(name);
      expect(definition, name).toBeDefined();
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one === null) continue;
        if (definition!.values) expect(definition!.values).toContain(one);
        expect(typeof one, name).toBe(definition!.type === 'boolean' ? 'boolean' : definition!.type === 'number' ? 'number' : 'string');
      }
    }
  });
});

describe('grades as the facts name them', () => {
  it.each([['优秀', '优秀'], ['合格', '称职'], ['基本合格', '基本称职'], ['不称职', '不称职'], ['新录用人员试用期内不定等次', '不定等次'], ['不进行考核', '不参加考核'], ['未参加考核', '不参加考核'], ['良好', null]])('%s', (file, fact) => expect(gradeFact(file)).toBe(fact));
});
