import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import type { House } from '../../../platform/house/index.ts';
import { formDefinition } from '../ballots/contract/form.ts';
import { countBallots } from '../ballots/rules/count-ballots.ts';
import { insertBox, insertElection, insertForm, saveReport, type BoxedVote } from '../ballots/store/index.ts';
import { peopleAt } from '../../registry/index.ts';
import { electionFairness } from '../fairness/contract.ts';
import { openSeverity } from './contract.ts';
import { simulatedBallots } from './rules/simulated-ballots.fixtures.ts';

const text = (zh: string, en = '') => ({ zh, en });
const options = [['outstanding', '优秀', '95'], ['competent', '称职', '85'], ['basic', '基本称职', '70'], ['incompetent', '不称职', '55']].map(([key, zh, points]) => ({ key: key!, label: text(zh!), points: points! }));

/** A counted election over people of the region with ballots that follow the model; the box is as it would be after counting. */
export async function buildCountedElection(house: House, regionId: RegionId, shape: { people?: number; ballots?: number; seed?: number } = {}): Promise<string> {
  const { people = 12, ballots = 24, seed = 1 } = shape;
  const form = formDefinition.parse({
    key: 'severity_example',
    title: text('民主测评表', 'Democratic appraisal'),
    kind: 'democratic',
    sections: [{ key: 'main', title: text('测评', 'Appraisal'), items: (['德', '能', '绩'] as const).map((zh, i) => ({ key: `item${i}`, kind: 'choice' as const, title: text(zh), weight: [3000, 3000, 4000][i]!, options })) }],
  });
  return house.unit(systemActor(regionId, 'fixtures'), async (unit) => {
    const subjects = (await peopleAt(unit, 'all', {})).map((p) => p.id as string).sort().slice(0, people);
    const formId = await insertForm(unit, { ...form, key: `severity_example_${seed}_${people}` }, 1);
    const groups = [{ key: 'leaders', name: text('领导', 'Leaders'), parent: null, weight: 4000 }, { key: 'peers', name: text('同事', 'Colleagues'), parent: null, weight: 6000 }];
    const id = await insertElection(unit, { title: '民主测评', formId, opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-11-02T00:00:00Z', subjects: subjects.map((s) => ({ kind: 'person' as const, id: s })), groups, binding: null });
    const told = simulatedBallots(seed, subjects.length, ballots, 3);
    const name = new Map([...told.ability.keys()].map((p, n) => [p, subjects[n]!]));
    const votes = [...told.severity.keys()].map((rater, n): BoxedVote => {
      const own = told.ballots.ratings.filter((r) => r.rater === rater);
      return {
        tokenHash: `token-${String(n).padStart(4, '0')}`, group: n % 3 === 0 ? 'leaders' : 'peers', message: `m${n}`, signature: 's', mark: `mark-${n}`,
        rows: subjects.map((subject) => ({ subject, answers: Object.fromEntries(own.filter((r) => name.get(r.subject) === subject).map((r) => [`item${Number(r.item.slice(1))}`, options[3 - r.category]!.key])) })),
      };
    });
    await insertBox(unit, id, votes);
    const of = (group: string): BoxedVote[] => votes.filter((v) => v.group === group);
    const report = countBallots({
      form, subjects, threshold: 5, minimumAnsweredPercent: 60,
      groups: groups.map((g) => ({ group: g.key, name: g.name, parent: g.parent, weight: g.weight, eligible: of(g.key).length, taken: of(g.key).length, votes: of(g.key).length, turnoutPercent: '100.00' })),
      cells: groups.map((g) => ({ key: g.key, groups: [g.key] })),
      ballots: new Map(groups.map((g) => [g.key, of(g.key).map((v) => v.rows)])),
    });
    await saveReport(unit, id, report);
    return id;
  });
}

const kept = new WeakMap<Place['house'], Map<string, Promise<string>>>();
function counted(place: Place): Promise<string> {
  const of = kept.get(place.house) ?? new Map<string, Promise<string>>();
  kept.set(place.house, of);
  const found = of.get(place.regionId) ?? buildCountedElection(place.house, place.regionId);
  of.set(place.regionId, found);
  return found;
}

export const severityAccess: readonly AccessCase[] = [
  { endpoint: openSeverity, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await counted(place) } }) },
  { endpoint: electionFairness, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await counted(place) } }) },
];
