import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { may, must, reachablePaths } from '../../../../kernel/permission.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationNames, organizationStanding, personSummaries } from '../../../registry/index.ts';
import { readOwnInspections, readRounds } from '../../access.ts';
import { roundOf } from './commands.ts';
import type { InspectionView, listRounds, openRound, ownInspections } from './contract.ts';
import type { Inspection, Rectification, Round } from './model.ts';
import { explainCoverage } from './rules/coverage.ts';
import { allRounds, findingsOf, findRound, inspectionsOfPerson, inspectionsOfRounds, inspectionsOfUnits, rectificationsOf, repliesOf } from './store.ts';
import { coverageNow, universeOf } from './universe.ts';

const headOf = (r: Round) => ({ id: r.id, title: r.title, basis: r.basis, asOf: r.asOf, levels: [...r.levels], items: [...r.items], openedAt: r.openedAt.toISOString(), openedBy: r.openedBy, closedAt: r.closedAt?.toISOString() ?? null, closedBy: r.closedBy, conclusion: r.conclusion });

const isOverdue = (r: Rectification, today: string): boolean => r.state !== 'done' && r.dueOn < today;

/** Rounds, latest first. */
export const roundList = (house: House, actor: Actor): Promise<z.infer<typeof listRounds.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRounds, { regionId: actor.regionId, organizationPaths: [] });
    const rounds = await allRounds(unit);
    const inspections = await inspectionsOfRounds(unit, rounds.map((r) => r.id));
    const rectifications = await rectificationsOf(unit, inspections.map((i) => i.id));
    const out = [];
    for (const round of rounds) {
      const own = inspections.filter((i) => i.roundId === round.id);
      const ids = new Set(own.map((i) => i.id));
      const demanded = rectifications.filter((r) => ids.has(r.inspectionId));
      // A closed round keeps the figures it was closed with.
      const coverage = round.closing ? round.closing.levels : coverageNow(round, (await universeOf(unit, round)).targets, own).levels;
      out.push({ ...headOf(round), coverage: [...coverage], rectifications: { all: demanded.length, done: demanded.filter((r) => r.state === 'done').length, overdue: demanded.filter((r) => isOverdue(r, unit.today)).length } });
    }
    return out;
  });

/** Inspections as they are shown, with names, findings, replies and rectification. */
async function viewsOf(unit: Unit, inspections: readonly Inspection[], rounds: ReadonlyMap<string, Round>): Promise<InspectionView[]> {
  const ids = inspections.map((i) => i.id);
  const [findings, replies, rectifications] = [await findingsOf(unit, ids), await repliesOf(unit, ids), await rectificationsOf(unit, ids)];
  const names = await organizationNames(unit, inspections.map((i) => i.organizationId));
  const people = await personSummaries(unit, inspections.flatMap((i) => i.personId ?? []));
  return inspections.map((i) => {
    const items = rounds.get(i.roundId)!.items;
    const itemName = (key: string): string => items.find((x) => x.key === key)?.name ?? key;
    const unitName = names.get(i.organizationId) ?? '';
    return {
      id: i.id,
      level: i.level,
      organizationId: i.organizationId,
      personId: i.personId,
      name: i.personId === null ? unitName : (people.get(i.personId)?.name ?? ''),
      unitName,
      inspectedOn: i.inspectedOn,
      inspectors: i.inspectors,
      version: i.version,
      replyUntil: i.replyUntil,
      findings: items.flatMap((x) => findings.filter((f) => f.inspectionId === i.id && f.item === x.key).map((f) => ({ item: x.key, name: x.name, verdict: f.verdict, basis: f.basis }))),
      replies: replies.filter((r) => r.inspectionId === i.id).map((r) => ({ reply: r.reply, at: r.at.toISOString(), by: r.by, version: r.version })),
      rectifications: rectifications.filter((r) => r.inspectionId === i.id).map((r) => ({ id: r.id, item: r.item, itemName: itemName(r.item), demand: r.demand, dueOn: r.dueOn, state: r.state, overdue: isOverdue(r, unit.today), report: r.report, reportedOn: r.reportedOn, decisionReason: r.decisionReason, doneOn: r.doneOn })),
    };
  });
}

/** A round with everything in it, for those who answer for it. */
export const roundDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openRound.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRounds, { regionId: actor.regionId, organizationPaths: [] });
    const round = await roundOf(unit, id);
    const { targets, withoutTeam } = await universeOf(unit, round);
    const inspections = await inspectionsOfRounds(unit, [id]);
    const { levels, missing } = coverageNow(round, targets, inspections);
    const policy = await policyInForce(unit, unit.today);
    const required = round.closing?.required ?? policy.number('inspection-coverage-minimum');
    const source = policy.cite(policy.parameter('inspection-coverage-minimum').source);
    const at = { asOf: round.asOf, required, source, version: round.closing?.policyVersion ?? policy.version, knownAt: (round.closedAt ?? unit.at).toISOString() };
    unit.audit({ action: 'assessment.round_read', subjectKind: 'inspection_round', subjectId: id });
    return {
      round: headOf(round),
      coverage: levels.map((l) => ({ ...l, explanation: explainCoverage(l, missing, at) })),
      required: { percent: required, source },
      missing: [...missing],
      withoutTeam,
      inspections: await viewsOf(unit, inspections, new Map([[id, round]])),
    };
  });

/** What was found about oneself, or about the teams and sections within reach. */
export const inspectionsOfOwn = (house: House, actor: Actor): Promise<z.infer<typeof ownInspections.output>> =>
  house.unit(actor, async (unit) => {
    const found: Inspection[] = [];
    const { personId } = actor;
    if (personId !== null && may(actor, readOwnInspections, { regionId: actor.regionId, personIds: [personId] })) found.push(...(await inspectionsOfPerson(unit, personId)));
    const paths = reachablePaths(actor, readOwnInspections);
    if (paths === 'all' || paths.length > 0) {
      const ofUnits = await inspectionsOfUnits(unit);
      const standing = await organizationStanding(unit, ofUnits.map((i) => i.organizationId));
      found.push(...ofUnits.filter((i) => may(actor, readOwnInspections, { regionId: actor.regionId, organizationPaths: [standing.get(i.organizationId)?.path ?? ''] })));
    }
    const rounds = new Map<string, Round>();
    for (const id of new Set(found.map((i) => i.roundId))) rounds.set(id, (await findRound(unit, id))!);
    return (await viewsOf(unit, found, rounds)).map((view, n) => ({ ...view, round: rounds.get(found[n]!.roundId)!.title, closed: rounds.get(found[n]!.roundId)!.closedAt !== null }));
  });
