import type { Explanation } from '../../../../kernel/explanation.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { Item, Member, Team, TeamMatter } from '../model.ts';

export interface Standing {
  readonly open: number;
  readonly closed: number;
  /** Of the open ones, those past their day. A reported item waits for somebody else and is not overdue. */
  readonly overdue: number;
}
/** Matters or items by where they stand on a day. */
export function standingOf(things: readonly { readonly dueOn: Day; readonly closedOn: Day | null; readonly state?: Item['state'] }[], today: Day): Standing {
  const open = things.filter((t) => t.closedOn === null);
  return { open: open.length, closed: things.length - open.length, overdue: open.filter((t) => t.dueOn < today && t.state !== 'reported').length };
}

export interface Load {
  readonly personId: string;
  readonly leads: number;
  readonly memberOf: number;
  /** Open matters of the teams led. */
  readonly matters: number;
  readonly items: number;
  readonly overdue: number;
  readonly explanation: Explanation;
}
export interface TeamWork {
  readonly team: Team;
  readonly members: readonly Member[];
  readonly matters: readonly TeamMatter[];
  readonly items: readonly Item[];
}

/**
 * work.team_load (M025): what each leader and member carries across teams. The open items of all people add up to those of all teams, and
 * each person's load to its parts by team. Who carries nothing stands there with nothing.
 */
export function loadOf(teams: readonly TeamWork[], today: Day): Load[] {
  const standing = teams.filter((t) => t.team.endedOn === null);
  const people = [...new Set(standing.flatMap((t) => [t.team.leaderId, ...t.members.map((m) => m.personId), ...t.items.filter((i) => i.closedOn === null).map((i) => i.personId)]))];
  return people
    .map((personId) => {
      const parts = standing.flatMap((t) => {
        const leads = t.team.leaderId === personId;
        const own = standingOf(t.items.filter((i) => i.personId === personId), today);
        const belongs = t.members.some((m) => m.personId === personId);
        return leads || belongs || own.open > 0 ? [{ name: t.team.name, leads, belongs, matters: leads ? standingOf(t.matters, today).open : 0, items: own.open, overdue: own.overdue }] : [];
      });
      const sum = (key: 'matters' | 'items' | 'overdue'): number => parts.reduce((n, p) => n + p[key], 0);
      const load = { leads: parts.filter((p) => p.leads).length, memberOf: parts.filter((p) => p.belongs && !p.leads).length, matters: sum('matters'), items: sum('items'), overdue: sum('overdue') };
      const explanation: Explanation = {
        statement: 'teams.explain.load',
        params: { teams: parts.length, matters: load.matters, items: load.items, overdue: load.overdue },
        value: String(load.matters + load.items),
        ruleId: 'work.team_load',
        source: 'M025',
        children: parts.map((p) => ({ statement: p.leads ? 'teams.explain.leads' : 'teams.explain.member', params: { name: p.name, matters: p.matters, items: p.items, overdue: p.overdue }, value: String(p.matters + p.items) })),
      };
      return { personId, ...load, explanation };
    })
    .sort((a, b) => b.matters + b.items - (a.matters + a.items) || b.overdue - a.overdue || a.personId.localeCompare(b.personId));
}
