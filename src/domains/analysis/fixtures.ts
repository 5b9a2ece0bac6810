import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { newId, type RegionId } from '../../kernel/ids.ts';
import type { House } from '../../platform/house/index.ts';
import { decide } from './commands/decide-finding.ts';
import * as contract from './contract.ts';
import type { DiagnosisSettings, Finding, Observations } from './model.ts';
import { insertFindings, insertRun, listFindings } from './store.ts';

/** Marks of two years in one unit; give the dimensions a case is about, or the year. */
export const rated = (dimensions: Readonly<Record<string, number>> = {}, last: Readonly<Record<string, number>> = dimensions, organizationId = 'unit', category = 'deputy'): Observations['ratings'] =>
  [[2025, dimensions], [2026, last]].map(([year, changed]) => ({ year: year as number, organizationId, category, dimensions: { integrity: 91, ability: 88, diligence: 88, achievement: 86, probity: 92, ...(changed as object) } }));

/** An unremarkable person; give only what a case is about. */
export function buildObservations(change: Partial<Observations> = {}): Observations {
  return {
    personId: 'person',
    organizationId: 'unit',
    category: 'deputy',
    unitType: 'town',
    monthsInPost: 30,
    monthsObserved: 24,
    parts: 8,
    partsExpected: 0,
    led: 3,
    ledExpected: 0,
    hard: 4,
    hardExpected: 0,
    outcomes: { achieved: 3.6, all: 4 },
    delayMonths: { sum: 0, count: 2 },
    tasks: { late: 1, due: 8 },
    satisfaction: { satisfied: 85, answered: 100 },
    declined: 0,
    conduct: { positive: 1, negative: 0 },
    praised: 1,
    problemsFound: 0,
    faults: { motivation: 0, courage: 0, capability: 0, fit: 0 },
    trainingHours: 100,
    trainingResults: { sum: 1, count: 2 },
    ratings: rated(),
    rated: {},
    resultsFell: null,
    outstandingYears: { outstanding: 1, graded: 4 },
    educationMatchesPost: true,
    evidence: {},
    ...change,
  };
}

export const buildSettings = (change: Partial<DiagnosisSettings> = {}): DiagnosisSettings => ({
  periodMonths: 24,
  groupMinimum: 8,
  monthsInPostMinimum: 6,
  recordsMinimum: 4,
  sourcesMinimum: 2,
  clearBelow: -9.5,
  levels: { high: { from: 6, rightInTen: 9 }, medium: { from: 0, rightInTen: 6 }, low: { from: -5, rightInTen: 3 } },
  counterLimit: 9,
  underreportingBelow: 0.4,
  start: { motivation: -42.5, courage: -23.5, capability: -42, fit: -24.5 },
  points: {
    motivation: { few_matters: 5.5, hands_back: 1, found_problems: 1.5, late_tasks: 1, low_diligence: 10.5, low_results: 3.5, never_outstanding: 4.5, little_training: 1, little_praise: 2.5, words_motivation: 4 },
    courage: { few_matters: 3.5, avoids_hard_matters: 3.5, avoids_the_lead: 3, hands_back: 2, failed_in_critical_events: 3.5, low_ability: 2, results_unexplained: 2, never_outstanding: 4.5, words_courage: 5 },
    capability: { not_achieved: 2.5, late_tasks: 2.5, low_ability: 9.5, low_results: 5.5, never_outstanding: 4.5, poor_course_results: 3, low_satisfaction: 1.5, little_praise: 3.5 },
    fit: { late_tasks: 2.5, delays: 1, low_results: 3, results_unexplained: 3, falling_results: 3, never_outstanding: 2, education_elsewhere: 5, words_fit: 3.5 },
  },
  policyVersion: 'test@1',
  ...change,
});

/** A suspected finding about one person, as a diagnosis would leave it; out: its id. */
export async function seedFinding(house: House, regionId: RegionId, person: { personId: string; organizationId: string; organizationPath: string }, change: Partial<Finding> = {}): Promise<string> {
  return house.unit(systemActor(regionId, 'test'), async (unit) => {
    const runId = newId<'run'>();
    await insertRun(unit, { id: runId, asOf: unit.today, settings: buildSettings(), people: 1 });
    const signal = { id: 'late_tasks', problem: 'motivation' as const, source: 'tasks' as const, weight: 3, value: 0.75, groupMedian: 0.1, count: 8, z: 2.1, evidenceIds: [] };
    await insertFindings(unit, runId, [
      { problem: 'motivation', state: 'suspected', strength: 1.4, confidence: 'medium', group: { key: 'deputy/town', size: 20 }, signals: [signal], counterEvidence: null, reasons: [], ...change, ...person },
    ]);
    return (await listFindings(unit, runId, { personIds: [person.personId] }, 1))[0]!.id;
  });
}

const reads = ['officer', 'leader'] as const;
const subjectOf = (place: Place): { personId: string; organizationId: string; organizationPath: string } => ({ personId: place.personId, organizationId: place.organizationId, organizationPath: place.organizationPath });
const confirmed = async (place: Place): Promise<string> => {
  const id = await seedFinding(place.house, place.regionId, subjectOf(place));
  await decide(place.house, systemActor(place.regionId, 'test'), id, 'confirmed', '谈话核实');
  return id;
};

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.openMap, allowed: reads, input: () => ({}) },
  { endpoint: contract.listFindings, allowed: reads, input: () => ({ query: { limit: 10 } }) },
  { endpoint: contract.openFinding, allowed: reads, scoped: 'region', input: async (place) => ({ params: { id: await seedFinding(place.house, place.regionId, subjectOf(place)) } }) },
  { endpoint: contract.findingsOfPerson, allowed: reads, scoped: 'region', input: (place) => ({ params: { personId: place.personId } }) },
  {
    endpoint: contract.decideFinding,
    allowed: reads,
    scoped: 'region',
    input: async (place) => ({ params: { id: await seedFinding(place.house, place.regionId, subjectOf(place)) }, body: { decision: 'rejected', reason: '单位少报，已核实' } }),
  },
  { endpoint: contract.startDiagnosis, allowed: ['officer'], input: () => ({ body: {} }) },
  { endpoint: contract.ownFindings, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.replyToOwnFinding, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await confirmed(place) }, body: { text: '情况说明：任务因汛情改期。' } }) },
];
