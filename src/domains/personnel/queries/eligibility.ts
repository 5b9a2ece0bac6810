import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject, personSubject, rankOrder, regionName, watermarkOf } from '../../registry/index.ts';
import { readEligibility, readOwnEligibility } from '../access.ts';
import { MOST_ROWS, type exportEligibility, type EligibilityList, type EligibilityOfOne, type EligibilityRow, type listEligibility } from '../contract.ts';
import { outcomes, type Outcome } from '../model.ts';
import { explainEligibility } from '../rules/explain-eligibility.ts';
import { eligibilityTexts } from './texts.ts';
import { RANK_RULE } from './rank-rules.ts';
import { judgePeople, type Judged } from './standings.ts';

type Query = z.output<NonNullable<typeof listEligibility.query>>;

/** Who may be promoted in rank within the actor's reach. */
export const eligibilityList = (house: House, actor: Actor, query: Query): Promise<EligibilityList> => house.unit(actor, (unit) => listOf(unit, query));

async function listOf(unit: Unit, query: Query): Promise<EligibilityList> {
  const { actor } = unit;
  let within = reachablePaths(actor, readEligibility);
  if (query.organizationId !== undefined) {
    const subject = await organizationSubject(unit, query.organizationId);
    must(actor, readEligibility, subject);
    within = subject.organizationPaths ?? [];
  }
  const on = query.on ?? unit.today;
  const { policy, judged, notConcerned } = await judgePeople(unit, { within }, on);
  const counts = Object.fromEntries(outcomes.map((o) => [o, 0])) as Record<Outcome, number>;
  for (const j of judged) counts[j.eligibility.outcome]++;
  const wanted = query.outcome === undefined ? judged : judged.filter((j) => j.eligibility.outcome === query.outcome);
  const rows = wanted.toSorted(byRank).map(rowOf);
  return { on, policyVersion: policy.version, counts, notConcerned, rows: rows.slice(0, MOST_ROWS), more: rows.length > MOST_ROWS };
}

/** Eligible first, then the higher rank; equals by unit and id, so that a list reads the same twice. */
const byRank = (a: Judged, b: Judged): number =>
  outcomes.indexOf(a.eligibility.outcome) - outcomes.indexOf(b.eligibility.outcome) || rankOrder(a.person.rank) - rankOrder(b.person.rank) || ((a.person.organizationPath ?? '') < (b.person.organizationPath ?? '') ? -1 : (a.person.organizationPath ?? '') > (b.person.organizationPath ?? '') ? 1 : a.person.id < b.person.id ? -1 : 1);

function rowOf({ person, candidate, eligibility: e }: Judged): EligibilityRow {
  const { facts } = candidate;
  const text = (name: string): string | null => (typeof facts[name] === 'string' && facts[name] !== '无' ? facts[name] : null);
  return {
    person: { id: person.id, name: person.name, title: person.title, organizationId: person.organizationId, organizationName: person.organizationName },
    rank: text('职级'),
    rankSince: candidate.rankSince,
    level: text('领导职务层次'),
    lastGrade: text('上年度考核等次'),
    outcome: e.outcome,
    target: e.target,
    from: e.from,
    until: e.until,
    months: e.months,
    missing: [...e.missing],
    supposed: [...e.supposed],
    locks: [...e.locks],
    reliefs: [...e.reliefs],
    gradeInDoubt: e.gradeInDoubt,
  };
}

async function oneOf(unit: Unit, personId: string, onDay: string | undefined, by: 'office' | 'self'): Promise<EligibilityOfOne> {
  const on = onDay ?? unit.today;
  const { policy, judged } = await judgePeople(unit, { ids: [personId] }, on, by);
  const [found] = judged;
  if (!found) return { row: null, explanation: null, on, policyVersion: policy.version };
  const e = found.eligibility;
  const decision = e.facts ? policy.compile(RANK_RULE).decide(e.facts) : null;
  const table = policy.pack.rules.get(RANK_RULE)!.findLast((r) => r.effectiveFrom <= on)!;
  const asked = [...table.inputs.map((i) => i.name), '任现职级以来优秀次数', '任现职级以来不计年限年度数'];
  const words = { version: policy.version, rule: RANK_RULE, fact: (name: string) => ({ en: policy.pack.vocabulary.get(name)?.en ?? name, unit: policy.pack.vocabulary.get(name)?.unit }), cite: policy.cite };
  return { row: rowOf(found), explanation: explainEligibility(e, decision, asked, words), on, policyVersion: policy.version };
}

export const eligibilityOf = (house: House, actor: Actor, personId: string, on: string | undefined): Promise<EligibilityOfOne> =>
  house.unit(actor, async (unit) => {
    must(actor, readEligibility, await personSubject(unit, personId));
    return oneOf(unit, personId, on, 'office');
  });

/** Refuses `personnel.account_without_person`. */
export const eligibilityOfSelf = (house: House, actor: Actor, on: string | undefined): Promise<EligibilityOfOne> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'personnel.account_without_person');
    must(actor, readOwnEligibility, { regionId: actor.regionId, personIds: [actor.personId] });
    return oneOf(unit, actor.personId, on, 'self');
  });

/** The list as xlsx; taking it out is audited. */
export async function eligibilityFile(house: House, actor: Actor, { language, ...query }: z.output<NonNullable<typeof exportEligibility.query>>): Promise<FileAnswer> {
  const t = eligibilityTexts(language);
  const { list, watermark } = await house.unit(actor, async (unit) => {
    const found = await listOf(unit, query);
    unit.audit({ action: 'personnel.eligibility_exported', subjectKind: 'people', subjectId: null, detail: { people: found.rows.length, on: found.on } });
    return { list: found, watermark: watermarkOf(await regionName(unit), actor, unit.at) };
  });
  const rank = (name: string | null): string => (name === null ? '' : ((t.rank as Record<string, string>)[name] ?? name));
  const bytes = await writeWorkbook({
    watermark,
    sheets: [{
      name: t.list.title,
      columns: [t.column.person, t.column.unit, t.column.post, t.column.rank, t.column.since, t.column.target, t.column.outcome, t.column.months, t.column.needed, t.column.from, t.column.until, t.column.grade].map((header) => ({ header, format: 'text' as const, width: 16 })),
      rows: list.rows.map((r) => [r.person.name, r.person.organizationName ?? '', r.person.title ?? '', rank(r.rank), r.rankSince ?? '', rank(r.target), t.outcome[r.outcome], r.months ? String(r.months.served) : '', r.months ? String(r.months.needed) : '', r.from ?? '', r.until ?? '', r.lastGrade ?? '']),
    }],
  });
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${t.list.title}-${list.on}.xlsx` };
}
