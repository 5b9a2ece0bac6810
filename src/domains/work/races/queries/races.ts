import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { may, must, reachablePaths } from '../../../../kernel/permission.ts';
import { addMonths, type Day } from '../../../../kernel/period.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { divide, formatScore, type Score } from '../../../../kernel/score.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationNames, organizationsNow, personSummaries } from '../../../registry/index.ts';
import { projects as allProjects } from '../../store/index.ts';
import { groupBy } from '../../queries/group-by.ts';
import { answerAwards, decideAwards, readRaces, runRaces } from '../access.ts';
import { whole } from '../commands/at-hand.ts';
import { winnersIn } from '../commands/races.ts';
import type { listRaces, raceForm, readRace, readWall } from '../contract.ts';
import type { Lane, Race, Snapshot, Standing } from '../model.ts';
import { weightOf } from '../rules/award-proposals.ts';
import { monthsOf, snapshotDay } from '../rules/calendar.ts';
import { explainLane } from '../rules/explain-lane.ts';
import { inFront } from '../rules/front.ts';
import { awards as allAwards, findRace, groupsOfRace, lanes as allLanes, projectsOfRace, races, snapshots, standings } from '../store/index.ts';
import { awardsFor } from './awards.ts';

const seesAll = (actor: Actor): boolean => may(actor, runRaces, whole(actor)) || may(actor, decideAwards, whole(actor));

/** Which lanes are the caller’s own business: his own, and those of the units he answers for. */
export async function concerns(unit: Unit): Promise<(lane: Lane) => boolean> {
  const paths = reachablePaths(unit.actor, answerAwards);
  const within = paths === 'all' ? null : new Set<string>(paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
  return (lane) => (lane.personId !== null && lane.personId === unit.actor.personId) || within === null || within.has(lane.organizationId);
}

export const raceList = (house: House, actor: Actor): Promise<z.output<typeof listRaces.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRaces, whole(actor));
    const run = may(actor, runRaces, whole(actor));
    const shown = (await races(unit)).filter((r) => r.state !== 'draft' || run);
    const lanes = groupBy(await allLanes(unit, shown.map((r) => r.id)), (l) => l.raceId);
    const open = seesAll(actor) ? groupBy(await allAwards(unit, { raceIds: shown.map((r) => r.id), states: ['proposed', 'told', 'review'] }), (a) => a.raceId) : new Map();
    const counted = new Map<string, number>();
    for (const r of shown) counted.set(r.id, (await snapshots(unit, r.id)).length);
    return { races: shown.map((r) => ({ id: r.id, title: r.title, quarter: r.quarter, state: r.state, runs: r.runs, lanes: lanes.get(r.id)?.length ?? 0, counted: counted.get(r.id)!, own: (lanes.get(r.id) ?? []).some((l) => l.personId !== null && l.personId === actor.personId), toDecide: open.get(r.id)?.length ?? 0 })), can: { run } };
  });

/** Projects that run in a quarter and the units of their winners. */
export const formOfRace = (house: House, actor: Actor, quarter: Day): Promise<z.output<typeof raceForm.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRaces, whole(actor));
    const running = (await allProjects(unit)).filter((p) => p.state === 'announced' && p.startsOn < addMonths(quarter, 3));
    const winners = groupBy(await winnersIn(unit, quarter, running.map((p) => ({ projectId: p.id }))), (c) => c.projectId);
    const involved = new Set([...winners.values()].flat().map((c) => c.organizationId));
    const units = (await organizationsNow(unit)).filter((o) => involved.has(o.id));
    return { projects: running.filter((p) => winners.has(p.id)).map((p) => ({ id: p.id, title: p.title, winners: winners.get(p.id)!.length, units: [...new Set(winners.get(p.id)!.map((c) => c.organizationId))] })), units: units.map((o) => ({ id: o.id, name: o.name, type: o.type })) };
  });

interface View {
  readonly race: Race;
  readonly lanes: readonly Lane[];
  readonly standings: readonly Standing[];
  readonly snapshots: readonly Snapshot[];
  readonly names: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, { readonly name: string }>;
}
async function viewOf(unit: Unit, id: string): Promise<View> {
  const race = await findRace(unit, id);
  if (!race || (race.state === 'draft' && !may(unit.actor, runRaces, whole(unit.actor)))) throw new Refusal('not_found', 'work.no_such_race');
  const lanes = await allLanes(unit, [id]);
  return { race, lanes, standings: await standings(unit, id), snapshots: await snapshots(unit, id), names: await organizationNames(unit, lanes.map((l) => l.organizationId)), people: await personSummaries(unit, lanes.flatMap((l) => (l.personId === null ? [] : [l.personId]))) };
}

const text = (points: Score | null): string | null => (points === null ? null : formatScore(points));
const mean = (all: readonly Score[]): string | null => (all.length === 0 ? null : formatScore(Number(divide(all.reduce((n, p) => n + BigInt(p), 0n), BigInt(all.length), 'half_up')) as Score));

/** Groups with the lanes that a reader may see; `own` lanes come with their explanation. */
function groupsOf(v: View, reader: { readonly all: boolean; readonly concerned: (lane: Lane) => boolean; readonly personId: string | null }): z.output<typeof readRace.output>['groups'] {
  const latest = v.snapshots.at(-1);
  const byLane = groupBy(v.standings, (s) => s.laneId);
  const order = (a: Standing | undefined, b: Standing | undefined): number => (a?.rank ?? Infinity) - (b?.rank ?? Infinity);
  return [...groupBy(v.lanes, (l) => `${l.kind} ${l.groupName}`).values()].map((of) => {
    const now = new Map(of.flatMap((l) => byLane.get(l.id)?.filter((s) => s.month === latest?.month) ?? []).map((s) => [s.laneId, s]));
    const front = new Set(inFront([...now.values()], v.race.terms?.boardPlaces ?? 0).map((s) => s.laneId));
    const shown = of.filter((l) => reader.all || front.has(l.id) || reader.concerned(l));
    const open = (l: Lane): boolean => reader.all || reader.concerned(l);
    return {
      kind: of[0]!.kind,
      name: of[0]!.groupName,
      size: of.length,
      ranked: [...now.values()].filter((s) => s.rank !== null).length,
      mean: mean([...now.values()].flatMap((s) => (s.points === null ? [] : [s.points]))),
      lanes: shown
        .toSorted((a, b) => order(now.get(a.id), now.get(b.id)) || Number(now.get(b.id)?.points ?? -1) - Number(now.get(a.id)?.points ?? -1) || nameOf(v, a).localeCompare(nameOf(v, b), 'zh'))
        .map((l) => {
          const s = now.get(l.id);
          return {
            id: l.id,
            kind: l.kind,
            personId: l.personId,
            name: nameOf(v, l),
            organizationName: v.names.get(l.organizationId) ?? '—',
            points: text(s?.points ?? null),
            rank: s?.rank ?? null,
            unranked: s?.unranked ?? null,
            months: (byLane.get(l.id) ?? []).map((m) => ({ month: m.month, points: text(m.points), rank: open(l) || front.has(l.id) ? m.rank : null })),
            own: l.personId !== null && l.personId === reader.personId,
            explanation: s && open(l) ? explainLane(nameOf(v, l), s, latest!, v.race.terms!) : null,
          };
        }),
    };
  });
}
const nameOf = (v: Pick<View, 'people' | 'names'>, l: Lane): string => (l.personId === null ? (v.names.get(l.organizationId) ?? '—') : (v.people.get(l.personId)?.name ?? '—'));

const head = ({ terms: _, ...race }: Race) => race;
async function weightsOf(unit: Unit, raceId: string): Promise<z.output<typeof readRace.output>['projects']> {
  const weights = await projectsOfRace(unit, raceId);
  const titles = new Map((await allProjects(unit, weights.map((w) => w.projectId))).map((p) => [p.id, p.title]));
  return weights.map((w) => ({ projectId: w.projectId, title: titles.get(w.projectId)!, weight: weightOf(w.weight), reason: w.reason })).sort((a, b) => a.title.localeCompare(b.title, 'zh'));
}
const monthsIn = (v: View, days: number) => monthsOf(v.race.quarter).map((month) => ({ month, countedUntil: snapshotDay(month, days), counted: v.snapshots.some((s) => s.month === month) }));
const daysOf = async (unit: Unit, race: Race): Promise<number> => race.terms?.snapshotDays ?? (await policyInForce(unit, unit.today)).number('race-snapshot-days');

/** One race as the caller may see it. */
export const racePage = (house: House, actor: Actor, id: string): Promise<z.output<typeof readRace.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRaces, whole(actor));
    const v = await viewOf(unit, id);
    const all = seesAll(actor);
    const concerned = await concerns(unit);
    const [run, decide] = [may(actor, runRaces, whole(actor)), may(actor, decideAwards, whole(actor))];
    const groups = all ? await groupsOfRace(unit, id) : [];
    const groupNames = await organizationNames(unit, groups.map((g) => g.organizationId));
    // What the place has written for this mechanism is offered first for what follows a decision.
    const measures = decide ? (await policyInForce(unit, unit.today)).measures().filter((m) => m.practice === 'M023') : [];
    return {
      race: head(v.race),
      projects: await weightsOf(unit, id),
      setGroups: groups.map((g) => ({ ...g, organizationName: groupNames.get(g.organizationId) ?? '—' })),
      months: monthsIn(v, await daysOf(unit, v.race)),
      groups: groupsOf(v, { all, concerned, personId: actor.personId }),
      awards: await awardsFor(unit, v, { all, concerned, run, decide, nameOf: (l) => nameOf(v, l) }),
      measures: measures.map((m) => ({ id: m.id, title: m.title, delivery: m.delivery, kind: m.lever === 'incentive' ? ('running' as const) : ('snail' as const) })),
      can: { start: run && v.race.state === 'draft' && unit.today <= v.race.quarter, withdraw: run && (v.race.state === 'draft' || v.race.state === 'running'), propose: decide && v.race.state === 'closed' },
    };
  });

/** For a wall: the same for everybody who may see it, nothing about who is last, nothing about the reader. */
export const wallOf = (house: House, actor: Actor, id: string): Promise<z.output<typeof readWall.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRaces, whole(actor));
    const v = await viewOf(unit, id);
    const given = (await allAwards(unit, { raceIds: [id], states: ['confirmed'] })).filter((a) => a.kind === 'running');
    const laneOf = new Map(v.lanes.map((l) => [l.id, l]));
    return {
      race: head(v.race),
      projects: await weightsOf(unit, id),
      months: monthsIn(v, await daysOf(unit, v.race)),
      groups: groupsOf(v, { all: false, concerned: () => false, personId: null }),
      running: given.map((a) => laneOf.get(a.laneId)!).map((l) => ({ name: nameOf(v, l), organizationName: v.names.get(l.organizationId) ?? '—', groupName: l.groupName })),
      asOf: unit.at.toISOString(),
    };
  });

