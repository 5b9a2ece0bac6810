import { permission } from '../../../kernel/permission.ts';

/** Track, standings in front and the own place: everybody; all places and who came last: the department. */
export const readRaces = permission('work.races.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none' });
/** Drafting a race, setting difficulty and groups, starting and withdrawing it; telling somebody of a proposal; checking what followed. */
export const runRaces = permission('work.races.run', { officer: 'region' });
/** 奔跑奖、蜗牛奖 and their review: a leader, with reasons, never where he or a relative runs. */
export const decideAwards = permission('work.races.decide', { leader: 'region' });
/** Answering a proposal and asking for review: the person, his unit for one without an account, or the unit that runs itself. */
export const answerAwards = permission('work.races.answer', { cadre: 'self', liaison: 'subtree' });
