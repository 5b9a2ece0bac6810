import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import type { Actor } from '../../kernel/actor.ts';
import { saveOrganizations, saveRegion } from '../registry/index.ts';
import { buildDocument, buildLocalMeasure } from './fixtures.ts';
import {
  addClauses,
  addWorkItem,
  changeWorkItem,
  choosePack,
  diskSource,
  listClauses,
  listSystems,
  openCitations,
  openCoverage,
  registerDocument,
  registerMeasure,
  saveSystems,
  setClauseState,
  setMeasureState,
  usePolicies,
} from './index.ts';

let t: TestHouse;
let officer: Actor;
let units: string[];
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  officer = t.actor('officer');
  units = await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: '990624', name: '清河县', level: '县' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region' }]);
    const [a, b] = await saveOrganizations(unit, [
      { name: '甲局', type: 'government_organ', parentId: root! },
      { name: '乙镇', type: 'town', parentId: root! },
    ]);
    return [a!, b!];
  });
  await choosePack(t.house, officer, { packId: 'xiangyin', from: '2026-01-01' });
});
afterAll(() => t.close());

const now = '2026-11-20';
const implemented = { state: 'implemented', localMeasure: '周末夜校', localDocument: null, owner: '干部科', dueOn: null, note: null } as const;

describe('coverage (M001)', () => {
  it('begins with all four problems covered everywhere by the measures of the pack', async () => {
    const coverage = await openCoverage(t.house, officer, now);
    expect(coverage.uncoveredProblems).toEqual([]);
    expect(coverage.units.map((u) => [u.name, u.uncovered])).toEqual([['甲局', []], ['乙镇', []]]);
    expect(coverage.matrix.flatMap((c) => c.measures)).toHaveLength(coverage.measures);
  });

  it('shows the gap once every measure for a problem is withdrawn, from that day only', async () => {
    const fit = (await openCoverage(t.house, officer, now)).matrix.filter((c) => c.problem === 'fit').flatMap((c) => c.measures);
    for (const m of fit) await setMeasureState(t.house, officer, { measureId: m.id, state: 'withdrawn', units: null, from: '2026-06-01', reason: '停止执行' });
    const after = await openCoverage(t.house, officer, now);
    expect(after.uncoveredProblems).toEqual(['fit']);
    expect(after.units.every((u) => u.counts.fit === 0 && u.uncovered.includes('fit'))).toBe(true);
    expect((await openCoverage(t.house, officer, '2026-05-31')).uncoveredProblems).toEqual([]);
    await expect(setMeasureState(t.house, officer, { measureId: fit[0]!.id, state: 'withdrawn', units: null, from: '2026-07-01', reason: '再次' })).rejects.toMatchObject({ code: 'policy.measure_state_same' });
  });

  it('is closed again by a local measure, but only in the units it is in force in', async () => {
    const { id } = await registerMeasure(t.house, officer, buildLocalMeasure({ problem: 'fit', lever: 'adjustment', units: [units[0]!], from: '2026-06-01' }));
    const coverage = await openCoverage(t.house, officer, now);
    expect(coverage.uncoveredProblems).toEqual([]);
    expect(coverage.units.filter((u) => u.uncovered.length > 0).map((u) => u.name)).toEqual(['乙镇']);
    await setMeasureState(t.house, officer, { measureId: id, state: 'in_force', units: null, from: '2026-07-01', reason: '扩大到全县' });
    expect((await openCoverage(t.house, officer, now)).units.flatMap((u) => u.uncovered)).toEqual([]);
  });

  it('refuses an unknown unit, basis or measure, and a title twice', async () => {
    const title = '周末夜校';
    await registerMeasure(t.house, officer, buildLocalMeasure({ title }));
    await expect(registerMeasure(t.house, officer, buildLocalMeasure({ title }))).rejects.toMatchObject({ code: 'policy.measure_registered_already' });
    await expect(registerMeasure(t.house, officer, buildLocalMeasure({ units: ['01900000-0000-7000-8000-000000000000'] }))).rejects.toMatchObject({ code: 'policy.unit_not_found' });
    await expect(registerMeasure(t.house, officer, buildLocalMeasure({ basis: { document: 'nowhere', article: '第一条' } }))).rejects.toMatchObject({ code: 'policy.document_not_found' });
    await expect(setMeasureState(t.house, officer, { measureId: 'nothing', state: 'withdrawn', units: null, from: now, reason: '试' })).rejects.toMatchObject({ code: 'policy.measure_not_found' });
    await expect(registerMeasure(t.house, t.actor('leader'), buildLocalMeasure())).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('citations and clauses (M002, M004)', () => {
  it('puts a local rule under the clause it rests on and lists what is missing', async () => {
    const superior = await registerDocument(t.house, officer, buildDocument({ title: '上级意见', clauses: ['第一条', '第二条'].map((number) => ({ number, text: '……' })) }));
    const local = await registerDocument(t.house, officer, buildDocument({ title: '本县办法', standing: 'local', clauses: [], basis: [{ document: superior.id, clauseId: superior.clauseIds[0]! }] }));
    const bare = await registerDocument(t.house, officer, buildDocument({ title: '无据办法', standing: 'local', clauses: [] }));
    const tree = await openCitations(t.house, officer);
    expect(tree.nodes.find((n) => n.ref === local.id)).toMatchObject({ roots: [superior.id], basis: [{ ref: superior.id, clause: '第一条' }] });
    expect(tree.withoutBasis).toEqual([bare.id]);
    expect(tree.clausesWithoutRule.map((c) => c.id)).toEqual([superior.clauseIds[1]]);
    await setClauseState(t.house, officer, { clauseId: superior.clauseIds[1]!, ...implemented, localMeasure: null, localDocument: local.id });
    expect((await openCitations(t.house, officer)).clausesWithoutRule).toEqual([]);
  });

  it('lists clauses of a document set that are not implemented', async () => {
    const documentSet = '“1+5”';
    const { clauseIds } = await registerDocument(t.house, officer, buildDocument({ documentSet, part: 'main', clauses: ['一', '二', '三', '四'].map((number) => ({ number, text: '……' })) }));
    await setClauseState(t.house, officer, { clauseId: clauseIds[0]!, ...implemented });
    await setClauseState(t.house, officer, { clauseId: clauseIds[1]!, ...implemented, state: 'in_progress', dueOn: '2026-11-19' });
    await setClauseState(t.house, officer, { clauseId: clauseIds[2]!, ...implemented, state: 'not_applicable', note: '我县无此类单位' });
    const open = await listClauses(t.house, officer, { which: 'open', set: documentSet });
    expect(open.clauses.map((c) => [c.number, c.state, c.late])).toEqual([['二', 'in_progress', true], ['四', 'not_started', false]]);
    expect(open.sets).toEqual([{ name: documentSet, documents: 1, clauses: 4, implemented: 1, notImplemented: 2 }]);
    // The last word counts; the earlier ones stay on record.
    await setClauseState(t.house, officer, { clauseId: clauseIds[0]!, ...implemented, state: 'in_progress' });
    expect((await listClauses(t.house, officer, { which: 'open', set: documentSet })).clauses).toHaveLength(3);
    const { rows } = await t.database.query('select count(*)::int as n from policy.clause_state where clause_id = $1', [clauseIds[0]]);
    expect(rows[0]!['n']).toBe(2);
  });

  it('breaks a document of the pack into clauses too, each number once', async () => {
    await addClauses(t.house, officer, { ref: 'opinion-2018', clauses: [{ number: '一', text: '……' }] });
    expect((await listClauses(t.house, officer, { document: 'opinion-2018' })).clauses).toHaveLength(1);
    await expect(addClauses(t.house, officer, { ref: 'opinion-2018', clauses: [{ number: '一', text: '……' }] })).rejects.toMatchObject({ code: 'policy.clause_number_twice' });
    await expect(addClauses(t.house, officer, { ref: 'nowhere', clauses: [{ number: '一', text: '……' }] })).rejects.toMatchObject({ code: 'policy.document_not_found' });
  });

  it('refuses a state without what it needs, and a clause of another document as basis', async () => {
    const a = await registerDocument(t.house, officer, buildDocument());
    const b = await registerDocument(t.house, officer, buildDocument());
    await expect(setClauseState(t.house, officer, { clauseId: a.clauseIds[0]!, ...implemented, localMeasure: null })).rejects.toMatchObject({ code: 'policy.clause_without_measure' });
    await expect(setClauseState(t.house, officer, { clauseId: a.clauseIds[0]!, ...implemented, localDocument: b.id })).rejects.toMatchObject({ code: 'policy.document_not_found' });
    await expect(registerDocument(t.house, officer, buildDocument({ standing: 'local', basis: [{ document: a.id, clauseId: b.clauseIds[0]! }] }))).rejects.toMatchObject({ code: 'policy.clause_of_other_document' });
    await expect(registerDocument(t.house, officer, buildDocument({ part: 'main' }))).rejects.toMatchObject({ code: 'policy.part_without_set' });
  });
});

describe('work systems (M003)', () => {
  it('takes each item into one system and shows how far each is carried out', async () => {
    const { ids } = await saveSystems(t.house, officer, { systems: [{ name: '选育' }, { name: '管用' }] });
    const item = (systemId: string | null) => addWorkItem(t.house, officer, { systemId, kind: 'task', title: '任务', documentRef: null, owner: null, dueOn: '2026-11-01' });
    const made = [await item(ids[0]!), await item(ids[0]!), await item(ids[0]!)];
    await changeWorkItem(t.house, officer, { id: made[0]!.id, doneOn: '2026-11-10' });
    expect((await listSystems(t.house, officer)).map((s) => [s.name, s.total, s.done, s.late, s.share])).toEqual([['选育', 3, 1, 2, '33.33'], ['管用', 0, 0, 0, null]]);
    await expect(item(null)).rejects.toMatchObject({ code: 'policy.item_without_system' });
    await expect(changeWorkItem(t.house, officer, { id: made[1]!.id, doneOn: '2026-11-21' })).rejects.toMatchObject({ code: 'policy.done_in_future' });

    // Renaming in a circle works; a system with open items cannot be closed.
    await saveSystems(t.house, officer, { systems: [{ id: ids[1]!, name: '选育' }, { id: ids[0]!, name: '管用' }] });
    expect((await listSystems(t.house, officer)).map((s) => [s.name, s.total])).toEqual([['选育', 0], ['管用', 3]]);
    await expect(saveSystems(t.house, officer, { systems: [{ id: ids[1]!, name: '选育' }] })).rejects.toMatchObject({ code: 'policy.system_has_open_items' });
    await expect(saveSystems(t.house, officer, { systems: [{ name: '甲' }, { name: '甲' }] })).rejects.toMatchObject({ code: 'policy.system_name_twice' });
    await changeWorkItem(t.house, officer, { id: made[1]!.id, systemId: ids[1]! });
    expect((await listSystems(t.house, officer)).map((s) => s.total)).toEqual([1, 2]);
  });
});
