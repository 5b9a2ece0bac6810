import { describe, expect, it } from 'vitest';
import type { OnFile } from '../../importing/rules/on-file.ts';
import { personFileOf } from './person-file-of.ts';

const person = (over: { fields?: object; boxes?: Record<string, string>; grades?: [number, string][]; rewards?: string[]; titles?: string[]; lines?: OnFile['careerLines']; school?: string } = {}): OnFile =>
  ({
    record: {
      id: 'p', ranks: [], training: [],
      appointments: (over.titles ?? ['局长']).map((title, i) => ({ id: `${i}`, personId: 'p', organizationId: 'o', title, kind: i === 0 ? 'appointment' : 'concurrent', main: i === 0, state: 'in_office', startedOn: '2019-05', validFrom: '2019-05-01', validTo: null, leadershipLevel: null, levelSince: null, tags: [] })),
      educations: over.school === undefined ? [] : [{ id: 'e', versionId: 'e', mode: 'full_time', level: '大学', degree: '工学学士', school: over.school, major: null, graduatedOn: null }],
      grades: (over.grades ?? []).map(([year, grade]) => ({ id: `${year}`, year, grade, source: '' })),
      rewards: (over.rewards ?? []).map((title, i) => ({ id: `${i}`, kind: 'reward', code: null, title, issuer: null, issuedOn: null, effectUntil: null })),
    },
    fields: { name: '示例甲', sex: 'male', bornOn: '1975-03', politicalStatus: '中共党员', partyJoinedOn: '1998-06', workStartedOn: '1997-08', idNumber: null, phone: null, health: null, ...over.fields },
    extra: over.boxes ? { personFile: { boxes: over.boxes } } : {}, careerLines: over.lines ?? [], family: [], organizationName: null, fullTitles: (over.titles ?? ['局长']).join('、'),
  }) as unknown as OnFile;
const file = (over: Parameters<typeof person>[0]) => personFileOf(person(over), null);

describe('personFileOf', () => {
  it.each<[string, Parameters<typeof person>[0], keyof ReturnType<typeof file>, string]>([
    ['dates as lrmx writes them', {}, 'born', '197503'],
    ['the party’s day', {}, 'joinedParty', '199806'],
    ['kept as written while it says the same', { boxes: { joinedParty: '199806；民建' } }, 'joinedParty', '199806；民建'],
    ['written anew once it does not', { boxes: { joinedParty: '199706；民建' } }, 'joinedParty', '199806'],
    ['another party with its day', { fields: { politicalStatus: '九三', partyJoinedOn: '2001-08' } }, 'joinedParty', '九三200108'],
    ['no party', { fields: { politicalStatus: '群众', partyJoinedOn: null } }, 'joinedParty', ''],
    ['the last three grades', { grades: [[2022, '称职'], [2025, '优秀'], [2023, '称职'], [2024, '称职']] }, 'annualAssessments', '2023年称职；2024年称职；2025年优秀'],
    ['grades as written', { grades: [[2023, '称职'], [2024, '称职']], boxes: { annualAssessments: '2023、2024年度均为称职' } }, 'annualAssessments', '2023、2024年度均为称职'],
    ['grades with a newer year', { grades: [[2023, '称职'], [2024, '优秀']], boxes: { annualAssessments: '2023年称职' } }, 'annualAssessments', '2023年称职；2024年优秀'],
    ['rewards one to a line', { rewards: ['2018年嘉奖', '2019年嘉奖'] }, 'rewardsAndPenalties', '2018年嘉奖。\n2019年嘉奖。'],
    ['rewards as written', { rewards: ['2018年嘉奖'], boxes: { rewardsAndPenalties: '1、2018年嘉奖' } }, 'rewardsAndPenalties', '1、2018年嘉奖'],
    ['several titles', { titles: ['县水利局局长', '县河长办主任'] }, 'currentPost', '县水利局局长、县河长办主任'],
    ['a school as written beside the degree only', { school: '某大学', boxes: { fullTimeDegreeSchool: '某大学' } }, 'fullTimeEducationSchool', ''],
    ['a school that was corrected', { school: '新大学', boxes: { fullTimeEducationSchool: '旧大学' } }, 'fullTimeEducationSchool', '新大学'],
    ['boxes of the file itself', { boxes: { reason: '工作需要。' } }, 'reason', '工作需要。'],
  ])('%s', (_name, over, key, expected) => expect(file(over)[key]).toBe(expected));

  it('a résumé in the standard’s spelling', () => {
    const lines = [{ versionId: '1', startedOn: '1997-08', endedOn: '2006-03', text: '县水利局科员\n（其间：党校学习）' }, { versionId: '2', startedOn: '2006-03', endedOn: null, text: '县水利局局长' }];
    expect(file({ lines }).resume.split('\n')).toEqual(['1997.08--2006.03  县水利局科员', '                  （其间：党校学习）', '2006.03--         县水利局局长']);
  });
});
