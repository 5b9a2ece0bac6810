import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { personSummaries } from '../../../registry/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { manageBallots, readBallotReports, readBallots } from '../../access.ts';
import { plainReason } from '../../queries/plain-reason.ts';
import type { ElectionLine, openElection, readRoll } from '../contract/elections.ts';
import type { openReport, subjectTrend } from '../contract/report.ts';
import { turnoutLines } from '../commands/count-election.ts';
import { formOf } from '../commands/hold-election.ts';
import { readiness } from '../commands/open-voting.ts';
import { leafGroup } from '../commands/set-roll.ts';
import { allElections, findElection, findRelease, rollOf, turnoutOf, type Election, type GroupTurnout, type StoredForm } from '../store/index.ts';
import { namedSubjects } from './subjects.ts';

async function found(unit: Unit, id: string): Promise<Election> {
  const election = await findElection(unit, id);
  if (!election) throw new Refusal('not_found', 'assessment.no_such_election');
  return election;
}
function line(e: Election, form: StoredForm, counts: ReadonlyMap<string, GroupTurnout>): ElectionLine {
  const sum = (pick: (t: GroupTurnout) => number): number => e.groups.reduce((total, g) => total + (counts.has(`${e.id} ${g.key}`) ? pick(counts.get(`${e.id} ${g.key}`)!) : 0), 0);
  return { id: e.id, title: e.title, state: e.state, formId: e.formId, formTitle: form.definition.title, formKind: form.definition.kind, opensAt: e.opensAt.toISOString(), closesAt: e.closesAt.toISOString(), subjects: e.subjects.length, eligible: sum((t) => t.eligible), taken: sum((t) => t.taken), votes: sum((t) => t.votes) };
}

export const listElections = (house: House, actor: Actor): Promise<ElectionLine[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallots, { regionId: actor.regionId });
    const counts = await turnoutOf(unit, null);
    const lines: ElectionLine[] = [];
    for (const e of await allElections(unit)) lines.push(line(e, await formOf(unit, e.formId), counts));
    return lines;
  });

export const electionDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openElection.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallots, { regionId: actor.regionId });
    const e = await found(unit, id);
    const form = await formOf(unit, e.formId);
    const ready = e.state === 'draft' ? await readiness(unit, e) : { leftOut: e.leftOut, hindrances: [] };
    return {
      election: line(e, form, await turnoutOf(unit, id)),
      definition: form.definition,
      subjects: await namedSubjects(unit, e.subjects),
      groups: (await turnoutLines(unit, e)).map(({ turnoutPercent: _percent, ...t }) => t),
      binding: e.binding,
      leftOut: Object.fromEntries(e.groups.map((g) => [g.key, ready.leftOut])),
      hindrances: ready.hindrances.map(plainReason),
      threshold: (await policyInForce(unit, unit.today)).number('ballot-threshold'),
      createdBy: e.createdBy,
      counted: e.report !== null,
    };
  });

export const groupRoll = (house: House, actor: Actor, id: string, group: string): Promise<z.infer<typeof readRoll.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    const e = await found(unit, id);
    leafGroup(e, group);
    const voters = (await rollOf(unit, id)).filter((v) => v.group === group).map((v) => v.voter.split(':') as ['person' | 'account', string]);
    const people = await personSummaries(unit, voters.filter(([kind]) => kind === 'person').map(([, voter]) => voter));
    const eligible = (await turnoutOf(unit, id)).get(`${id} ${group}`)?.eligible ?? 0;
    return {
      voters: voters.map(([kind, voter]) => ({ kind, id: voter, name: people.get(voter)?.name ?? '—', note: [people.get(voter)?.organizationName, people.get(voter)?.title].filter(Boolean).join(' '), isSubject: kind === 'person' && e.subjects.some((s) => s.id === voter) })),
      codes: eligible - voters.length,
    };
  });

/** The counting report. Refuses `assessment.election_not_counted` while nothing but turnout may be known. */
export const countingReport = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openReport.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotReports, { regionId: actor.regionId });
    const e = await found(unit, id);
    if (!e.report) throw new Refusal('conflict', 'assessment.election_not_counted', { title: e.title });
    return { electionId: id, title: e.title, state: e.state, form: (await formOf(unit, e.formId)).definition, subjects: await namedSubjects(unit, e.subjects), report: e.report, countedAt: e.countedAt!.toISOString(), countedBy: e.countedBy! };
  });

export const boxFile = (house: House, actor: Actor, id: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotReports, { regionId: actor.regionId });
    const e = await found(unit, id);
    const release = await findRelease(unit, id);
    if (!release) throw new Refusal('conflict', 'assessment.election_not_published', { title: e.title });
    unit.audit({ action: 'assessment.box_downloaded', subjectKind: 'election', subjectId: id, detail: { title: e.title, root: release.root } });
    return { bytes: new TextEncoder().encode(release.box), mediaType: 'application/json', fileName: `${e.title}-${id}.json` };
  });

/** Published rounds of one subject, oldest first; positive and negative side kept apart (M046). */
export const trendOf = (house: House, actor: Actor, subject: string, formKey: string | undefined): Promise<z.infer<typeof subjectTrend.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotReports, { regionId: actor.regionId });
    const rounds: z.infer<typeof subjectTrend.output> = [];
    for (const e of (await allElections(unit)).reverse()) {
      const total = e.state === 'published' ? e.report?.subjects.find((s) => s.subject === subject)?.cells.find((c) => c.cell === 'total') : undefined;
      if (!total) continue;
      const form = await formOf(unit, e.formId);
      if (formKey !== undefined && form.key !== formKey) continue;
      rounds.push({ electionId: e.id, title: e.title, formKey: form.key, formKind: form.definition.kind, closedOn: (e.closedAt ?? e.closesAt).toISOString().slice(0, 10), score: total.score, positiveRate: total.positiveRate, negativeRate: total.negativeRate });
    }
    return rounds.sort((a, b) => (a.closedOn < b.closedOn ? -1 : a.closedOn > b.closedOn ? 1 : 0));
  });
