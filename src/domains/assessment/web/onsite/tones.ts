import type { Tone } from '../../../../web/kit/index.ts';
import type { LandmarkState, UseState } from '../../onsite/landmarks/model.ts';
import type { RectificationState, Verdict } from '../../onsite/rounds/model.ts';
import type { NoteSign, StayState } from '../../onsite/stays/model.ts';

export const verdictTone: Record<Verdict, Tone> = { sound: 'good', attention: 'caution', problem: 'danger' };
export const rectificationTone: Record<RectificationState, Tone> = { open: 'waiting', reported: 'running', done: 'good' };
export const stayTone: Record<StayState, Tone> = { planned: 'waiting', under_way: 'running', overdue: 'danger', ended: 'closed' };
export const signTone: Record<NoteSign, Tone> = { good: 'good', neutral: 'closed', concern: 'caution' };
export const landmarkTone: Record<LandmarkState, Tone> = { declared: 'waiting', recognized: 'good', declined: 'closed' };
export const useTone: Record<UseState, Tone> = { recorded: 'good', proposed: 'waiting' };
