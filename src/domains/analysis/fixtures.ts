import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { newId, type RegionId } from '../../kernel/ids.ts';
import type { House } from '../../platform/house/index.ts';
import { decide } from './commands/decide-finding.ts';
import * as contract from './contract.ts';
import type { DiagnosisSettings, Finding, Observations } from './model.ts';
import { insertFindings, insertRun, listFindings } from './store.ts';

/** An unremarkable person; give only what a case is about. */
export function buildObservations(change: Partial<Observations> = {}): Observations {
  return {
    personId: 'person',
    organizationId: 'unit',
    category: 'deputy',
    unitType: 'town',
    monthsInPost: 30,
    monthsAtWork: 200,
    monthsObserved: 24,
    contributions: 12,
    led: 4,
    parts: 12,
    hard: 5,
    hardExpected: 0,
    outcomes: { achieved: 5, all: 6 },
    delayMonths: { sum: 0, count: 2 },
    tasks: { late: 1, due: 8 },
    satisfaction: { satisfied: 85, answered: 100 },
    conduct: { positive: 1, negative: 0 },
    praised: 1,
    problemsFound: 0,
    trainingHours: 100,
    dimensions: { integrity: 88, ability: 85, diligence: 86, achievement: 85, probity: 92 },
    scoreChange: 0,
    educationMatchesPost: true,
    kindsOfUnit: 2,
    burned: false,
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
  suspectFrom: 2.2,
  clearBelow: 1.2,
  counterLimit: 1.5,
  underreportingBelow: 0.4,
  weights: {
    few_contributions: 3, late_tasks: 1, low_diligence: 5, found_problems: 1, little_praise: 0.5,
    avoids_hard_matters: 3, avoids_the_lead: 3, failed_in_critical_events: 3, burned_before: 0.5,
    not_achieved: 3, delays: 1, low_ability: 4, little_training: 0.5, low_satisfaction: 2,
    education_elsewhere: 4, falling_results: 0.5, able_but_without_results: 3, narrow_experience: 0.5,
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
    return (await listFindings(unit, runId, { personId: person.personId }, 1))[0]!.id;
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
