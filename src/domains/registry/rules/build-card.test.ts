import { describe, expect, it } from 'vitest';
import { buildCard, highestEducation, rankOn } from './build-card.ts';
import { appointment, education, places, record } from './record.fixtures.ts';

const ON = '2026-11-20';
describe('a card', () => {
  it('of a person without a post', () => {
    expect(buildCard(record(), places, ON)).toMatchObject({ organizationId: null, title: null, titles: '', levelOrder: 99, rankOrder: 99, educationStep: 0, lastGrade: null, nextChangeOn: null });
  });
  it('says all titles, the highest level, and who waits for a post', () => {
    const card = buildCard(record({ appointments: [appointment({ startedOn: '2020-01', title: '局长', leadershipLevel: '乡科级正职', principal: true }), appointment({ id: 'x', startedOn: '2021-01', title: '副县长', kind: 'concurrent', main: false, leadershipLevel: '县处级副职', tags: ['awaiting_post'] })] }), places, ON);
    expect(card).toMatchObject({ title: '局长', titles: '局长、副县长', leadershipLevel: '县处级副职', levelOrder: 8, principal: true, awaitingPost: true, unitType: 'government_organ', postSince: '2020-01' });
  });
  it('knows the next day on which something begins or ends by itself', () => {
    const card = buildCard(record({ appointments: [appointment({ startedOn: '2020-01', endedOn: '2027-05-01', state: 'in_office' }), appointment({ startedOn: '2027-01-01' })], ranks: [{ id: 'r', versionId: 'v', rank: '一级科员', startedOn: '2028-01', endedOn: null, document: null }] }), places, ON);
    expect(card.nextChangeOn).toBe('2027-01-01');
  });
  it('keeps an effect period to its last day', () => {
    const discipline = { id: 'd', kind: 'discipline' as const, code: null, title: '警告', issuer: null, issuedOn: '2026-01', effectUntil: '2026-11-20' };
    expect([buildCard(record({ rewards: [discipline] }), places, '2026-11-20').effectUntil, buildCard(record({ rewards: [discipline] }), places, '2026-11-21').effectUntil]).toEqual(['2026-11-20', null]);
  });
  it('takes the grade of the last year on file', () => {
    const grades = [2022, 2024, 2023].map((year) => ({ id: String(year), year, grade: year === 2024 ? '优秀' : '称职', source: 's' }));
    expect(buildCard(record({ grades }), places, ON)).toMatchObject({ lastGrade: '优秀', lastGradeYear: 2024 });
  });
});

describe('parts', () => {
  it('the rank held on a day', () => {
    const rank = (name: string, startedOn: string, endedOn: string | null = null) => ({ id: name, versionId: 'v', rank: name, startedOn, endedOn, document: null });
    const ranks = [rank('二级主任科员', '2019-06', '2023-01'), rank('一级主任科员', '2023-01')];
    expect(['2019-05-31', '2019-06-01', '2022-12-31', '2023-01-01'].map((d) => rankOn(ranks, d)?.rank ?? null)).toEqual([null, '二级主任科员', '二级主任科员', '一级主任科员']);
  });
  it('the highest education, the full-time one first', () => {
    expect(highestEducation([education({ level: '大专' }), education({ level: '省委党校大学', mode: 'in_service' })])?.level).toBe('省委党校大学');
    expect(highestEducation([education({ level: '省委党校研究生', mode: 'in_service' }), education({ level: '研究生' })])?.mode).toBe('full_time');
    expect(highestEducation([])).toBeNull();
  });
});
