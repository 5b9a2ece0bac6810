import { describe, expect, it } from 'vitest';
import type { RosterKey, RosterValues } from '../../roster/index.ts';
import type { Appointment } from '../../model.ts';
import { changesOfRow } from './changes-of-row.ts';
import { START_UNKNOWN, type OnFile } from './on-file.ts';

const post = (over: Partial<Appointment> = {}): Appointment => ({
  id: 'a', versionId: 'av', personId: 'p', organizationId: 'water', postId: null, title: '副局长', kind: 'appointment', main: true, principal: false, category: 'deputy', leadershipLevel: '乡科级副职',
  levelSince: '2018-01', state: 'in_office', startedOn: '2019-05', endedOn: null, trialUntil: null, document: null, endedBecause: null, tags: [], validFrom: '2019-05-01', validTo: null, ...over,
});
const person = (appointments: Appointment[], ranks: OnFile['record']['ranks'] = []): OnFile =>
  ({
    record: { id: 'p', versionId: 'v', appointments, ranks, educations: [], grades: [], rewards: [], training: [], validFrom: '1900-01-01', validTo: null },
    fields: { name: '示例甲', sex: 'male', bornOn: '1975-03', idNumber: null, phone: null, health: null, tags: [] },
    extra: {}, careerLines: [], family: [], organizationName: '县水利局', fullTitles: '',
  }) as unknown as OnFile;
const changes = (p: OnFile, row: RosterValues, organizationId: string | null = 'water', accepted = Object.keys(row)) => changesOfRow(p, row, organizationId, new Set(accepted as RosterKey[]), '2026-11-20', null);

describe('changesOfRow: posts', () => {
  it.each<[string, RosterValues, string | null, 'new' | 'correct' | 'none', object]>([
    ['another title since later: a new post', { position: '局长', positionSince: '2024-02' }, 'water', 'new', { title: '局长', startedOn: '2024-02', organizationId: 'water' }],
    ['another unit since later: a new post', { organization: '县财政局', position: '副局长', positionSince: '2024-02' }, 'finance', 'new', { organizationId: 'finance' }],
    ['the title spelt otherwise: a correction', { position: '党组成员、副局长' }, 'water', 'correct', { title: '党组成员、副局长', startedOn: '2019-05' }],
    ['an earlier start: a correction', { positionSince: '2018-11' }, 'water', 'correct', { startedOn: '2018-11', title: '副局长' }],
    ['another unit without a later start: a correction', { organization: '县财政局' }, 'finance', 'correct', { organizationId: 'finance' }],
    ['the level alone: a correction', { positionLevel: '09' }, 'water', 'correct', { leadershipLevel: '乡科级正职' }],
    ['nothing about the post', { nativePlace: '湖南长沙' }, 'water', 'none', {}],
  ])('%s', (_name, row, unit, kind, expected) => {
    const c = changes(person([post()]), row, unit);
    expect([c.newPost ? 'new' : c.correctPost ? 'correct' : 'none', c.newPost?.post ?? c.correctPost?.to ?? {}]).toEqual([kind, expect.objectContaining(expected)]);
    if (kind === 'new') expect(c.newPost!.ends!.id).toBe('a');
  });

  it('what was not accepted is not done', () => {
    const row = { organization: '县财政局', position: '局长', positionSince: '2024-02', nativePlace: '湖南长沙' };
    const c = changes(person([post()]), row, 'finance', ['nativePlace']);
    expect([c.newPost, c.correctPost]).toEqual([undefined, undefined]);
    expect(c.fields).toMatchObject({ nativePlace: '湖南长沙', name: '示例甲' });
    // The unit was rejected, the title accepted: the post changes where it is.
    expect(changes(person([post()]), row, 'finance', ['position']).correctPost!.to).toMatchObject({ organizationId: 'water', title: '局长' });
  });

  it('a start nobody knew becomes known without ending the post', () => {
    const c = changes(person([post({ startedOn: '2026-01-05', tags: [START_UNKNOWN] })]), { positionSince: '2026-03' });
    expect(c.correctPost!.to).toMatchObject({ startedOn: '2026-03', tags: [] });
  });

  it('someone without a post gets one', () => expect(changes(person([]), { organization: '县水利局', position: '科员' }).newPost).toMatchObject({ ends: null, post: { title: '科员', tags: [START_UNKNOWN] } }));
});

describe('changesOfRow: ranks', () => {
  const held = [{ id: 'r', versionId: 'rv', rank: '四级主任科员', startedOn: '2019-06', endedOn: null, document: null }];
  const code = 'rank_general/09';
  it('promotion ends the old rank that day', () => expect(changes(person([], held), { rank: code, rankSince: '2023-06' }).newRank).toMatchObject({ startedOn: '2023-06', ends: { id: 'r' } }));
  it('promotion without its day counts from today', () => expect(changes(person([], held), { rank: code }).newRank).toMatchObject({ startedOn: '2026-11-20' }));
  it('an earlier day is a correction', () => expect(changes(person([], held), { rankSince: '2018-06' }).correctRank).toMatchObject({ rank: '四级主任科员', startedOn: '2018-06' }));
});
