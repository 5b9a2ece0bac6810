import { expect, it } from 'vitest';
import { inTeamOrder } from './team-order.ts';

const holder = (who: string, post: number | null, category: 'principal' | 'deputy', leadershipLevel: string | null, startedOn: string) => ({ who, post, category, leadershipLevel, startedOn });
const head = holder('head', null, 'principal', '乡科级正职', '2025-01');
const high = holder('deputy of the head’s level', null, 'deputy', '乡科级正职', '2024-01');
const early = holder('deputy since 2019', null, 'deputy', '乡科级副职', '2019-05');
const late = holder('deputy since 2021', null, 'deputy', '乡科级副职', '2021-05');
const unknown = holder('no level', null, 'deputy', null, '2010-05');

it.each([
  ['without posts: head, level, seniority', [unknown, late, early, high, head], [head, high, early, late, unknown]],
  ['posts as the unit lists them', [holder('2', 1, 'principal', '乡科级正职', '2010'), holder('1', 0, 'deputy', '乡科级副职', '2020')], ['1', '2']],
  ['who has no post comes last', [head, holder('post', 3, 'deputy', null, '2020')], ['post', 'head']],
])('%s', (_what, given, expected) => expect([...given].sort(inTeamOrder).map((h) => h.who)).toEqual(expected.map((e) => (typeof e === 'string' ? e : e.who))));
