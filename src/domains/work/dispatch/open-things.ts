import type { Unit } from '../../../platform/house/index.ts';
import { matterTitles } from '../../evidence/index.ts';
import { projects } from '../store/index.ts';
import { teamMatters } from '../teams/store.ts';
import type { Meeting } from './model.ts';
import { makeAgenda, type Wanted } from './rules/make-agenda.ts';
import { agendaOf, tasks } from './store.ts';

/** What the meeting would go through now: everything of its series that is not done, projects under way, open matters of teams, and what was put on by hand. */
export async function wantedAgenda(unit: Unit, meeting: Meeting): Promise<Wanted[]> {
  const running = (await projects(unit)).filter((p) => p.state === 'announced');
  // A project's own matter is not listed a second time.
  const ofProjects = new Set(running.map((p) => p.matterId));
  const open = (await teamMatters(unit)).filter((m) => m.closedOn === null && !ofProjects.has(m.matterId));
  const titles = await matterTitles(unit, open.map((m) => m.matterId));
  const byHand = (await agendaOf(unit, meeting.id)).filter((e) => e.aboutId === null);
  return makeAgenda(await tasks(unit, { seriesId: meeting.seriesId }), running.map((p) => ({ id: p.id, title: p.title })), open.map((m) => ({ id: m.matterId, title: titles.get(m.matterId) ?? '—' })), byHand);
}
