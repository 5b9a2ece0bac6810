import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { policiesFolder } from '../../app/paths.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { adoptScheme } from './commands/adopt-scheme.ts';
import { computeRun } from './commands/compute-run.ts';
import { adoptDraft, saveDraft, startDraft } from './commands/draft-scheme.ts';
import { recordMarks } from './commands/record-marks.ts';
import { startRun } from './commands/start-run.ts';
import { tryScheme } from './commands/try-scheme.ts';
import { draftDetail, listDrafts, partsOfTotal, sampleSheet, versionChanges } from './queries/drafts.ts';
import { resultList } from './queries/results.ts';
import { marksToGive } from './queries/runs.ts';
import { buildScheme } from './sample-scheme.ts';
import type { DraftScheme, SchemeDefinition } from './scheme-format.ts';
import { offerSource } from './sources.ts';

let t: TestHouse;
let people: string[] = [];
let town = '';
let runId = '';
let schemeId = '';
const query = { sort: 'rank' as const, order: 'ascending' as const, offset: 0, limit: 100 };
const refused = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return [error.code, ...error.because.map((r) => r.code)];
    throw error;
  }
  return [];
};
/** Ratings only, so that every value is there. */
const plain = (change: Partial<SchemeDefinition> = {}): SchemeDefinition => {
  const base = buildScheme();
  const [conduct] = base.dimensions[0]!.indicators;
  return { ...base, dimensions: [{ ...base.dimensions[0]!, weight: 100, indicators: [conduct!] }], ...change };
};

beforeAll(async () => {
  t = await testHouse();
  usePolicies(diskSource(policiesFolder));
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [town] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    people = await savePeople(unit, Array.from({ length: 4 }, (_, i) => ({ name: `测试${i}`, sex: 'male' as const, appointments: [{ organizationId: town, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }] })));
  });
  const officer = t.actor('officer');
  schemeId = (await adoptScheme(t.house, officer, plain())).id;
  runId = (await startRun(t.house, officer, { year: 2025, schemeId })).id;
  // Superiors and peers rank people the other way round.
  await recordMarks(t.house, officer, runId, { source: '汇总', marks: people.flatMap((personId, i) => [{ personId, indicator: 'conduct', rater: 'superior', value: String(90 - i) }, { personId, indicator: 'conduct', rater: 'peer', value: String(70 + i) }]) });
  await computeRun(t.house, t.system, runId);
});
afterAll(() => t.close());

describe('drafts', () => {
  const officer = () => t.actor('officer');
  it('a draft may be unfinished; what is wrong has its place; a stale save is refused', async () => {
    const { id } = await startDraft(t.house, officer(), schemeId);
    const { definition } = await draftDetail(t.house, officer(), id);
    const empty: DraftScheme = { ...definition, dimensions: [{ ...definition.dimensions[0]!, name: { zh: '', en: '' }, weight: 90 }] };
    const saved = await saveDraft(t.house, officer(), id, { revision: 1, definition: empty });
    expect(saved.revision).toBe(2);
    expect(saved.problems.map((p) => p.at)).toContain('integrity');
    expect(saved.sums.find((s) => s.at === '')?.percent).toBe('90');
    expect(await refused(saveDraft(t.house, officer(), id, { revision: 1, definition }))).toEqual(['assessment.draft_changed']);
    expect((await refused(adoptDraft(t.house, officer(), id, 2)))[0]).toBe('assessment.scheme_refused');
  });
  it('becomes the next version once it holds, and is closed then', async () => {
    const { id } = await startDraft(t.house, officer(), schemeId);
    await saveDraft(t.house, officer(), id, { revision: 1, definition: plain({ thresholds: { outstanding: '88', competent: '70', basically_competent: '60' } }) });
    const adopted = await adoptDraft(t.house, officer(), id, 2);
    expect(adopted.version).toBe(2);
    expect(await refused(saveDraft(t.house, officer(), id, { revision: 2, definition: plain() }))).toEqual(['assessment.draft_closed']);
    expect((await listDrafts(t.house, officer())).some((d) => d.id === id)).toBe(false);
    expect((await versionChanges(t.house, officer(), adopted.id, schemeId)).changes).toEqual([{ code: 'assessment.change.threshold_outstanding', params: { from: '85', to: '88' }, at: 'threshold_outstanding' }]);
  });
  it('two saves of one revision at once: one goes in, one is refused', async () => {
    const { id } = await startDraft(t.house, officer(), schemeId);
    const ends = await Promise.all(['71', '72'].map((competent) => refused(saveDraft(t.house, officer(), id, { revision: 1, definition: plain({ thresholds: { outstanding: '85', competent, basically_competent: '60' } }) }))));
    expect(ends.filter((e) => e.length === 0)).toHaveLength(1);
    expect((await draftDetail(t.house, officer(), id)).draft.revision).toBe(2);
  });
});

describe('trial on past data', () => {
  const raters = (superior: number, peer: number): DraftScheme => {
    const draft = plain() as DraftScheme;
    draft.dimensions[0]!.indicators[0]!.source = { from: 'rating', raters: [{ rater: 'superior', weight: superior }, { rater: 'peer', weight: peer }] };
    return draft;
  };
  it('says who would move and stores nothing', async () => {
    const before = await resultList(t.house, t.actor('officer'), runId, query);
    const tried = await tryScheme(t.house, t.actor('officer'), runId, { definition: raters(40, 60), assume: null });
    expect(tried.total).toEqual({ people: 4, up: 2, down: 2, same: 0, notComparable: 0, largest: 3 });
    expect(tried.moves[0]).toMatchObject({ places: expect.any(Number), before: { rank: expect.any(Number) } });
    expect(tried.byUnit).toEqual([{ id: town, name: '柳林镇', people: 4, up: 2, down: 2, same: 0, notComparable: 0, largest: 3 }]);
    expect(await resultList(t.house, t.actor('officer'), runId, query)).toEqual(before);
  });
  it('the same scheme moves nobody', async () => expect((await tryScheme(t.house, t.actor('officer'), runId, { definition: plain() as DraftScheme, assume: null })).total).toMatchObject({ up: 0, down: 0, same: 4 }));
  it('an indicator without data is named; it takes the agreed points only when somebody says so', async () => {
    const draft = plain() as DraftScheme;
    draft.dimensions[0]!.indicators = [{ ...draft.dimensions[0]!.indicators[0]!, weight: 50 }, { key: 'fresh', name: { zh: '新指标', en: 'New' }, weight: 50, source: { from: 'typed' }, scoring: { method: 'as_is' }, missing: { policy: 'ask' } }];
    const without = await tryScheme(t.house, t.actor('officer'), runId, { definition: draft, assume: null });
    expect([without.withoutData.map((n) => n.zh), without.withoutScore]).toEqual([['新指标'], { before: 0, after: 4 }]);
    expect((await tryScheme(t.house, t.actor('officer'), runId, { definition: draft, assume: '80' })).withoutScore.after).toBe(0);
  });
  it('a source is the same in whatever order its settings are written; set otherwise it is read again', async () => {
    const officer = t.actor('officer');
    const counting = { ...buildScheme(), key: 'counting' };
    const id = (await startRun(t.house, officer, { year: 2023, schemeId: (await adoptScheme(t.house, officer, counting)).id })).id;
    await computeRun(t.house, t.system, id);
    const draft = structuredClone(counting) as DraftScheme;
    const deeds = draft.dimensions[1]!.indicators[0]!;
    deeds.source = Object.fromEntries(Object.entries(deeds.source).toReversed()) as typeof deeds.source;
    const readAgain = async () => (await tryScheme(t.house, officer, id, { definition: draft, assume: '70' })).readAgain.map((n) => n.zh);
    expect(await readAgain()).toEqual([]);
    deeds.source = { from: 'evidence', kinds: { deed: '99' } };
    expect(await readAgain()).toEqual(['实绩']);
  });
  it('refuses what does not hold together', async () => expect(await refused(tryScheme(t.house, t.actor('officer'), runId, { definition: raters(40, 50), assume: null }))).toContain('assessment.weights_of_raters'));
  it('an example person comes with frozen values', async () => {
    const sample = await sampleSheet(t.house, t.actor('officer'), runId, people[0]);
    expect(sample).toMatchObject({ name: '测试0', score: '82.00', values: { 'conduct:superior': 90_000_000, 'conduct:peer': 70_000_000 }, place: { category: 'staff', unitType: 'town' } });
  });
  it('parts of totals', async () => {
    const { rows } = await partsOfTotal(t.house, t.actor('officer'), runId, ['conduct']);
    expect(rows.every((r) => r.points === r.total && r.percent === '100.00')).toBe(true);
    expect(await refused(partsOfTotal(t.house, t.actor('officer'), runId, ['nobody']))).toEqual(['assessment.part_unknown']);
  });
});

describe('purposes and sources', () => {
  it('annual runs stand once a year; routine ones once a period', async () => {
    const officer = t.actor('officer');
    expect(await refused(startRun(t.house, officer, { year: 2025, schemeId, periodFrom: '2025-04-01', periodTo: '2025-07-01' }))).toEqual(['assessment.run_exists']);
    const routine = (await adoptScheme(t.house, officer, plain({ key: 'routine-quarter', purpose: 'routine' }))).id;
    const quarter = (from: string, to: string) => startRun(t.house, officer, { year: 2025, schemeId: routine, periodFrom: from as never, periodTo: to as never });
    await quarter('2025-01-01', '2025-04-01');
    await quarter('2025-04-01', '2025-07-01');
    expect(await refused(quarter('2025-04-01', '2025-07-01'))).toEqual(['assessment.run_exists']);
  });
  it('of two who open the same period at once one is told that it exists', async () => {
    const officer = t.actor('officer');
    const special = (await adoptScheme(t.house, officer, plain({ key: 'special-flood', purpose: 'special' }))).id;
    const open = () => refused(startRun(t.house, officer, { year: 2025, schemeId: special, periodFrom: '2025-06-01', periodTo: '2025-08-01' }));
    expect((await Promise.all([open(), open()])).filter((e) => e.length === 0)).toHaveLength(1);
  });
  it('a team scheme judges units; a bonus with an agreed meaning is not asked for', async () => {
    const officer = t.actor('officer');
    const typed = (key: string, weight: number) => ({ key, name: { zh: key, en: key }, weight, source: { from: 'typed' as const }, scoring: { method: 'as_is' as const }, missing: { policy: 'ask' as const } });
    const definition = plain({
      key: 'teams', purpose: 'team', raters: [], classes: [{ key: 'all', name: { zh: '班子', en: 'Teams' }, categories: [] }],
      dimensions: [{ key: 'paper', name: { zh: '考卷', en: 'Paper' }, weight: 100, indicators: [typed('work', 100)] }],
      adjustments: [{ kind: 'bonus', key: 'honour', name: { zh: '荣誉', en: 'Honour' }, source: { from: 'typed' }, each: '2', cap: '5', missing: { policy: 'neutral', score: '0' } }],
    });
    const id = (await startRun(t.house, officer, { year: 2025, schemeId: (await adoptScheme(t.house, officer, definition)).id })).id;
    expect((await marksToGive(t.house, officer, id, { offset: 0, limit: 10 })).rows.map((r) => [r.name, r.marks.map((m) => m.indicator)])).toEqual([['柳林镇', ['work']]]);
    await recordMarks(t.house, officer, id, { source: '台账', marks: [{ personId: town, indicator: 'work', rater: '', value: '80' }, { personId: town, indicator: 'honour', rater: '', value: '2' }] });
    await computeRun(t.house, t.system, id);
    expect((await resultList(t.house, officer, id, query)).rows.map((r) => [r.name, r.score])).toEqual([['柳林镇', '84.00']]);
  });
  it('a source is refused until somebody provides it, then counted; whom it leaves out has no value', async () => {
    const officer = t.actor('officer');
    const definition = plain({ key: 'counted' });
    definition.dimensions[0]!.indicators[0] = { key: 'hours', name: { zh: '学时', en: 'Hours' }, weight: 100, source: { from: 'provider', provider: 'test-training', measure: 'hours' }, scoring: { method: 'attainment', target: '10', cap: '100' }, missing: { policy: 'ask' } };
    expect(await refused(adoptScheme(t.house, officer, definition))).toEqual(['assessment.scheme_refused', 'assessment.provider_unknown']);
    const withdraw = offerSource({ key: 'test-training', title: { zh: '培训', en: 'Training' }, measures: [{ key: 'hours', title: { zh: '学时', en: 'Hours' }, subjects: ['person'] }], count: (_unit, { ids }) => Promise.resolve(new Map(ids.slice(0, 2).map((id, i) => [id, (i + 1) * 4_000_000]))) });
    const id = (await startRun(t.house, officer, { year: 2024, schemeId: (await adoptScheme(t.house, officer, definition)).id })).id;
    await computeRun(t.house, t.system, id);
    const scores = (await resultList(t.house, officer, id, query)).rows.map((r) => r.score);
    expect(scores.toSorted()).toEqual(['40.00', '80.00', null, null]);
    withdraw();
    expect(await refused(computeRun(t.house, t.system, id))).toEqual(['assessment.provider_gone']);
  });
});
