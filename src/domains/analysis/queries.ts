import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { may, must, reachablePaths } from '../../kernel/permission.ts';
import { covers } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { House, Unit } from '../../platform/house/index.ts';
import { policyInForce, type PolicyView, type Source } from '../policy/index.ts';
import { organizationsNow, peopleNamed, personSubject, personSummaries } from '../registry/index.ts';
import { readFindings, readOwnFindings } from './access.ts';
import { factsFor } from './commands/facts.ts';
import { FINDING_CURSOR, type DiagnosisMap, type FindingDetail, type FindingRow, type ProposedMeasure } from './contract.ts';
import { problems, type Problem } from './model.ts';
import { explainFinding } from './rules/explain-finding.ts';
import { confirmedFindingsOf, countFindings, decisionsOn, findFinding, findRun, latestRun, listFindings, repliesTo, type DecidedFinding, type DecisionRecord, type FindingFilter, type FindingPlace } from './store.ts';

const decisionView = (d: DecisionRecord): NonNullable<FindingRow['decision']> => ({ decision: d.decision, reason: d.reason, decidedBy: d.decidedBy, decidedAt: d.decidedAt.toISOString() });

async function rows(unit: Unit, findings: readonly DecidedFinding[]): Promise<FindingRow[]> {
  const people = await personSummaries(unit, [...new Set(findings.map((f) => f.personId))]);
  return findings.map((f) => {
    const p = people.get(f.personId);
    return {
      id: f.id,
      person: { id: f.personId, name: p?.name ?? '', title: p?.title ?? null, organizationId: p?.organizationId ?? null, organizationName: p?.organizationName ?? null },
      problem: f.problem,
      state: f.state,
      strength: f.strength,
      confidence: f.confidence,
      group: { ...f.group },
      strongest: f.signals[0] ? mutable(f.signals[0]) : null,
      counterEvidence: f.counterEvidence ? mutable(f.counterEvidence) : null,
      reasons: [...f.reasons],
      decision: f.decision ? decisionView(f.decision) : null,
    };
  });
}

const mutable = (s: DecidedFinding['signals'][number]): FindingDetail['signals'][number] => ({ ...s, evidenceIds: [...s.evidenceIds] });

/** Organizations within the actor's reach; a leader of one subtree sees that subtree only. */
async function reachable(unit: Unit, actor: Actor): Promise<{ id: string; name: string; type: string }[]> {
  const reach = reachablePaths(actor, readFindings);
  const all = await organizationsNow(unit);
  return all.filter((o) => reach === 'all' || reach.some((path) => covers(path, o.path))).map((o) => ({ id: o.id, name: o.name, type: o.type }));
}

export const mapOf = (house: House, actor: Actor): Promise<DiagnosisMap> =>
  house.unit(actor, async (unit) => {
    const run = await latestRun(unit);
    const empty = (): DiagnosisMap['total'] => problems.map((problem) => ({ problem, suspected: 0, confirmed: 0, rejected: 0, abstained: 0 }));
    if (!run) return { run: null, total: empty(), units: [] };
    const organizations = await reachable(unit, actor);
    const units = new Map(organizations.map((o) => [o.id, { organizationId: o.id, name: o.name, type: o.type, people: 0, cells: empty() }]));
    const total = empty();
    for (const c of await countFindings(unit, run.id)) {
      const at = units.get(c.organizationId);
      if (!at) continue;
      // Every person has four findings, one a problem: people are counted on the first only.
      if (c.problem === problems[0]) at.people += c.count;
      for (const cell of [at.cells, total].map((cells) => cells.find((x) => x.problem === c.problem)!)) {
        if (c.decision === 'confirmed') cell.confirmed += c.count;
        else if (c.decision === 'rejected') cell.rejected += c.count;
        else if (c.state === 'suspected') cell.suspected += c.count;
        else if (c.state === 'abstained') cell.abstained += c.count;
      }
    }
    return {
      run: { id: run.id, asOf: run.asOf, policyVersion: run.policyVersion, people: run.people, finishedAt: run.finishedAt.toISOString() },
      total,
      units: [...units.values()].filter((u) => u.people > 0),
    };
  });

/** A word that fits more people than this says too little; a longer one is typed. */
const MOST_NAMED = 500;

function placeOf(cursor: string): FindingPlace {
  const [, strength, personId, problem] = FINDING_CURSOR.exec(cursor)!;
  return { strength: strength === undefined ? null : Number(strength), personId: personId!, problem: problem! };
}

export const findingsList = (house: House, actor: Actor, query: { organizationId?: string | undefined; problem?: Problem | undefined; state?: FindingFilter['state'] | undefined; text?: string | undefined; cursor?: string | undefined; limit: number }): Promise<{ findings: FindingRow[]; nextCursor: string | null }> =>
  house.unit(actor, async (unit) => {
    const run = await latestRun(unit);
    if (!run) return { findings: [], nextCursor: null };
    const within = (await reachable(unit, actor)).map((o) => o.id);
    const wanted = query.organizationId ? within.filter((id) => id === query.organizationId) : reachablePaths(actor, readFindings) === 'all' ? undefined : within;
    const found = await listFindings(
      unit,
      run.id,
      { ...(wanted ? { organizationIds: wanted } : {}), ...(query.text ? { personIds: (await peopleNamed(unit, query.text, reachablePaths(actor, readFindings), MOST_NAMED)).map((p) => p.id) } : {}), ...(query.problem ? { problem: query.problem } : {}), ...(query.state ? { state: query.state } : {}) },
      query.limit + 1,
      query.cursor === undefined ? undefined : placeOf(query.cursor),
    );
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return { findings: await rows(unit, page), nextCursor: found.length > query.limit && last ? `${last.strength ?? ''}_${last.personId}_${last.problem}` : null };
  });

export const findingsOf = (house: House, actor: Actor, personId: string): Promise<{ findings: FindingRow[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, readFindings, await personSubject(unit, personId as PersonId));
    const run = await latestRun(unit);
    return { findings: run ? await rows(unit, await listFindings(unit, run.id, { personIds: [personId] }, problems.length)) : [] };
  });

export const findingOf = (house: House, actor: Actor, id: string): Promise<FindingDetail> =>
  house.unit(actor, async (unit) => {
    const finding = await findFinding(unit, id);
    // An id of another region, or of somebody out of reach, is as unknown as one that never was.
    if (!finding || !may(actor, readFindings, await personSubject(unit, finding.personId as PersonId))) throw new Refusal('not_found', 'analysis.no_such_finding');
    unit.audit({ action: 'analysis.finding_read', subjectKind: 'person', subjectId: finding.personId, detail: { findingId: id, problem: finding.problem } });
    return detail(unit, finding);
  });

export const ownFindingsOf = (house: House, actor: Actor): Promise<{ findings: FindingDetail[] }> =>
  house.unit(actor, async (unit) => {
    if (!actor.personId) return { findings: [] };
    must(actor, readOwnFindings, { regionId: actor.regionId, personIds: [actor.personId] });
    const confirmed = await confirmedFindingsOf(unit, actor.personId);
    const out: FindingDetail[] = [];
    for (const finding of confirmed) out.push(await detail(unit, finding));
    return { findings: out };
  });

async function detail(unit: Unit, finding: DecidedFinding): Promise<FindingDetail> {
  const [row] = await rows(unit, [finding]);
  const run = (await findRun(unit, finding.runId))!;
  const explained = explainFinding(finding, { version: run.policyVersion, knownAt: run.knownAt.toISOString(), start: run.settings.start?.[finding.problem] ?? null });
  return {
    ...row!,
    signals: finding.signals.map(mutable),
    start: run.settings.start?.[finding.problem] ?? null,
    rightInTen: finding.confidence === null ? null : (run.settings.levels?.[finding.confidence]?.rightInTen ?? null),
    explanation: explained,
    history: (await decisionsOn(unit, finding.personId, finding.problem)).map(decisionView),
    replies: (await repliesTo(unit, finding.id)).map((r) => ({ text: r.text, repliedAt: r.repliedAt.toISOString() })),
    measures: finding.decision?.decision === 'confirmed' ? await measuresFor(unit, finding.personId, finding.problem) : [],
    run: { id: run.id, asOf: run.asOf, policyVersion: run.policyVersion },
  };
}

/** The measures of the packs in force that answer a problem of one person, with their articles. */
async function measuresFor(unit: Unit, personId: string, problem: Problem): Promise<ProposedMeasure[]> {
  const policy = await policyInForce(unit, unit.today);
  const facts = await factsFor(unit, policy, personId, unit.today);
  return policy.matchMeasures(problem, facts).flatMap((match) => {
    const measure = policy.measure(match.measureId);
    if (!measure) return [];
    return [{
      measureId: measure.id,
      title: { ...measure.title },
      lever: measure.lever,
      applies: match.applies,
      ready: match.ready,
      delivery: { ...measure.delivery },
      owner: measure.owner,
      source: sourceView(policy, measure.source),
      quote: measure.quote ?? null,
      verified: measure.verified,
      conditions: match.conditions.map((c) => ({ fact: c.fact, state: c.state, text: { ...c.text }, source: sourceView(policy, c.source), proposed: c.proposed })),
    }];
  });
}

const sourceView = (policy: PolicyView, source: Source): ProposedMeasure['source'] => ({ document: source.document, article: source.article, title: policy.document(source.document)?.title ?? null });

/** What a run found, without names: for validation against planted truths. */
export const findingsOfRun = (house: House, actor: Actor, runId: string): Promise<{ personId: string; problem: Problem; state: DecidedFinding['state']; confidence: DecidedFinding['confidence']; strength: number | null; signals: DecidedFinding['signals']; reasons: DecidedFinding['reasons'] }[]> =>
  house.unit(actor, async (unit) => (await listFindings(unit, runId, {}, Number.MAX_SAFE_INTEGER)).map(({ personId, problem, state, confidence, strength, signals, reasons }) => ({ personId, problem, state, confidence, strength, signals, reasons })));
