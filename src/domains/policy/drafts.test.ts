import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/period.ts';
import { runNextJob } from '../../platform/jobs/index.ts';
import { policiesFolder } from '../../app/paths.ts';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { saveRegion } from '../registry/index.ts';
import { approveDraft, returnDraft, submitDraft, withdrawAmendment } from './commands/decide-draft.ts';
import { trialJob, tryDraft } from './commands/try-draft.ts';
import { createDraft, discardDraft, importDraft, saveDraft, saveDraftEntry } from './commands/write-draft.ts';
import type { DraftView } from './contract.ts';
import { choosePack, declareTrial, diskSource, policyInForce, policyVersion, recordDecisions, usePolicies } from './index.ts';
import { documentsInUse } from './documents-in-use.ts';
import { exportDraft, exportPolicy, listDrafts, openDraft, openTrial } from './queries/drafts.ts';

let t: TestHouse;
let officer: Actor;
let other: Actor;
let leader: Actor;
const NEXT: Day = '2026-12-01';
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  // Whom tables are asked about depends on what the program has wired; all of them look into the region.
  for (const regionId of [REGION, OTHER_REGION]) await t.house.unit(systemActor(regionId), (u) => saveRegion(u, { code: regionId, name: '测试县', level: 'county' }));
  [officer, other, leader] = [t.actor('officer'), t.actor('officer'), t.actor('leader')];
  await choosePack(t.house, officer, { packId: 'zhaotong', from: '2026-01-01' });
});
afterAll(() => t.close());

const share = (value: number, from: Day = NEXT) => ({
  id: 'frontline-share-city',
  name: '',
  title: { zh: '', en: '' },
  unit: '%',
  values: [{ from, value, source: { document: 'article-001', article: '昭通市' }, verified: false }],
});
const begin = async (title: string, from: Day = NEXT): Promise<string> => (await createDraft(t.house, officer, { title, purpose: '市委常委会议定', from })).id;
const put = async (id: string, revision: number, entry: { kind: 'parameter' | 'rule' | 'example'; id: string; body: Record<string, unknown> | null }): Promise<DraftView> => saveDraftEntry(t.house, officer, { id, revision, kind: entry.kind, entryId: entry.id, body: entry.body });
/** The entry of the share with the head it has in the pack. */
const shareEntry = async (value: number, from: Day = NEXT) => {
  const base = await t.house.unit(officer, async (u) => (await policyInForce(u, '2026-11-20')).pack.parameters.get('frontline-share-city')!);
  return { kind: 'parameter' as const, id: base.id, body: { ...share(value, from), name: base.name, title: base.title, unit: base.unit } };
};
const trial = async (id: string, years = 5): Promise<DraftView> => {
  const { revision } = await openDraft(t.house, officer, id);
  await tryDraft(t.house, officer, { id, revision, years });
  expect(await runNextJob(t.house, REGION, [trialJob])).toBe(true);
  return openDraft(t.house, officer, id);
};
const approved = async (title: string, value: number, from: Day = NEXT): Promise<DraftView> => {
  const id = await begin(title, from);
  await put(id, 1, await shareEntry(value, from));
  const tried = await trial(id);
  const sent = await submitDraft(t.house, officer, { id, revision: tried.revision, note: '请审批' });
  return approveDraft(t.house, leader, { id, revision: sent.revision, note: '同意' });
};
const floor = (on: Day, level = '市') => t.house.unit(officer, async (u) => (await policyInForce(u, on)).decide('frontline-share-floor', { 提拔层级: level, 一线经历占比: 62 }).outputs);

describe('a change of local policy', () => {
  it('is written, tried, sent in, approved by a second person and binds from its day, not before', async () => {
    const before = await t.house.unit(officer, (u) => policyInForce(u, '2026-11-20'));
    const view = await approved('一线经历占比提高到 65%', 65);
    expect(view).toMatchObject({ state: 'approved', standing: 'coming', approvedBy: 'leader' });
    expect(view.events.map((e) => e.kind)).toEqual(['created', 'tried', 'submitted', 'approved']);
    // 62 per cent: enough until the end of November, too little from December on.
    expect(await floor('2026-11-30')).toMatchObject({ 达标: true, 下限: 60 });
    expect(await floor(NEXT)).toMatchObject({ 达标: false, 下限: 65 });
    await t.house.unit(officer, async (u) => {
      const then = await policyInForce(u, NEXT);
      expect(then.version).not.toBe(before.version);
      // Asked in December about October: the law of that day.
      expect(then.at('2026-10-15').number('frontline-share-city')).toBe(60);
      expect((await policyInForce(u, '2026-11-30')).version).toBe(before.version);
      // The version with the change is kept like any other.
      expect((await policyVersion(u, then.version, NEXT)).number('frontline-share-city')).toBe(65);
    });
    await t.house.unit(t.actor('officer', { regionId: OTHER_REGION }), async (u) => expect((await policyInForce(u, NEXT)).version).toMatch(/^national@/));
  });

  it('is taken back in an emergency: what stood before stands again, the days between keep what bound them', async () => {
    const view = await approved('今天起提高', 70, '2026-11-20');
    expect(await floor('2026-11-20')).toMatchObject({ 下限: 70 });
    await withdrawAmendment(t.house, leader, { id: view.id, reason: '条文有误' });
    expect(await floor('2026-11-20')).toMatchObject({ 下限: 60 });
    // The one approved before it, for December, stands as approved.
    expect(await floor(NEXT)).toMatchObject({ 下限: 65 });
    await expect(withdrawAmendment(t.house, leader, { id: view.id, reason: '再撤' })).rejects.toMatchObject({ code: 'policy.amendment_withdrawn' });
  });

  it('is approved by nobody who wrote on it, under whatever account', async () => {
    const id = await begin('自己批自己');
    await put(id, 1, await shareEntry(66));
    const same = { ...t.actor('officer'), personId: '11111111-1111-4111-8111-111111111111' as never };
    const again = { ...t.actor('officer'), personId: same.personId };
    const view = await saveDraft(t.house, same, { id, revision: 2, title: '自己批自己', purpose: '说明', from: NEXT });
    expect(view.authors).toHaveLength(2);
    const tried = await trial(id);
    const sent = await submitDraft(t.house, officer, { id, revision: tried.revision, note: '请审批' });
    for (const author of [officer, same, again]) await expect(approveDraft(t.house, author, { id, revision: sent.revision, note: '同意' })).rejects.toMatchObject({ code: 'policy.draft_own' });
    expect((await returnDraft(t.house, other, { id, revision: sent.revision, note: '依据不足' })).state).toBe('draft');
    expect((await openDraft(t.house, again, id)).may.decide).toBe(false);
  });

  it('of two approvals at once, the second is refused; a second draft must be tried on the policy the first one made', async () => {
    const ids = [await begin('并行一', '2027-01-01'), await begin('并行二', '2027-01-01')];
    const sent: DraftView[] = [];
    for (const [n, id] of ids.entries()) {
      await put(id, 1, await shareEntry(71 + n, '2027-01-01'));
      const tried = await trial(id);
      sent.push(await submitDraft(t.house, officer, { id, revision: tried.revision, note: '请审批' }));
    }
    const twice = await Promise.allSettled([0, 1].map(() => approveDraft(t.house, leader, { id: ids[0]!, revision: sent[0]!.revision, note: '同意' })));
    expect(twice.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(approveDraft(t.house, leader, { id: ids[1]!, revision: sent[1]!.revision, note: '同意' })).rejects.toMatchObject({ code: 'policy.draft_not_tried' });
    const tried = await trial(ids[1]!);
    expect((await approveDraft(t.house, leader, { id: ids[1]!, revision: tried.revision, note: '同意' })).state).toBe('approved');
    expect(await floor('2027-01-01')).toMatchObject({ 下限: 72 });
  });

  it('refuses what reaches back, what is empty, faulty, untried or meanwhile changed', async () => {
    await expect(begin('过去', '2026-11-19')).rejects.toMatchObject({ code: 'policy.draft_day_past' });
    const id = await begin('不全');
    await expect(submitDraft(t.house, officer, { id, revision: 1, note: '审' })).rejects.toMatchObject({ code: 'policy.draft_empty' });
    // Incomplete entries are kept, and said to be incomplete.
    const half = await put(id, 1, { kind: 'parameter', id: 'frontline-share-city', body: { id: 'frontline-share-city' } });
    expect(half.findings.filter((f) => f.level === 'fault').map((f) => f.entry?.id)).toContain('frontline-share-city');
    await expect(tryDraft(t.house, officer, { id, revision: half.revision, years: 1 })).rejects.toMatchObject({ code: 'policy.draft_faulty' });
    await expect(put(id, 1, { kind: 'parameter', id: 'x', body: {} })).rejects.toMatchObject({ code: 'policy.draft_changed_meanwhile' });
    const back = await put(id, half.revision, await shareEntry(80, '2026-06-01'));
    expect(back.findings.map((f) => f.code)).toContain('policy.draft_reaches_back');
    const text = await put(id, back.revision, { ...(await shareEntry(0)), body: { ...(await shareEntry(0)).body, name: '别名' } });
    expect(text.findings.map((f) => f.code)).toContain('policy.draft_renames');
    const good = await put(id, text.revision, await shareEntry(64));
    expect(good.findings).toEqual([]);
    expect(good.hindrances.map((h) => h.code)).toEqual(['policy.draft_not_tried']);
    await expect(submitDraft(t.house, officer, { id, revision: good.revision, note: '审' })).rejects.toMatchObject({ code: 'policy.draft_not_tried' });
    const tried = await trial(id);
    expect(tried.trial?.current).toBe(true);
    // Any change makes the trial one of something else; so does another day.
    const moved = await saveDraft(t.house, officer, { id, revision: tried.revision, title: '不全', purpose: '说明', from: '2027-02-01' });
    expect(moved.trial?.current).toBe(false);
    expect((moved.items[0]!.body as { values: { from: string }[] }).values[0]!.from).toBe('2027-02-01');
    expect((await discardDraft(t.house, officer, { id, revision: moved.revision, note: '另起' })).state).toBe('discarded');
    await expect(put(id, moved.revision + 1, await shareEntry(64))).rejects.toMatchObject({ code: 'policy.draft_not_open' });
  });

  it('runs the worked examples of what it touches at every edit', async () => {
    const id = await begin('示例');
    const view = await put(id, 1, await shareEntry(65));
    expect(view.examples.length).toBeGreaterThan(0);
    expect(view.examples.every((e) => e.passed)).toBe(true);
    const wrong = await put(id, view.revision, { kind: 'example', id: 'frontline-share-floor', body: { rule: 'frontline-share-floor', cases: [{ name: '六成二', on: NEXT, facts: { 提拔层级: '市', 一线经历占比: 62 }, expected: { status: 'decided', outputs: { 达标: true } } }] } });
    expect(wrong.examples.find((e) => e.name === '六成二')).toMatchObject({ passed: false, actual: { status: 'decided', outputs: { 达标: false } } });
    expect(wrong.hindrances.map((h) => h.code)).toContain('policy.draft_examples_fail');
  });
});

describe('YAML', () => {
  it('goes out and comes back the same; a fault names its line and nothing is taken over', async () => {
    const id = await begin('导出');
    const view = await put(id, 1, await shareEntry(65));
    const text = Buffer.from((await exportDraft(t.house, officer, id)).bytes).toString('utf8');
    const copy = await begin('导入');
    const back = await importDraft(t.house, officer, { id: copy, revision: 1, yaml: text });
    expect(back.items).toEqual(view.items);
    const broken = text.replace('value: 65', 'value: 65\n        colour: red');
    const line = broken.split('\n').findIndex((l) => l.includes('colour'));
    await expect(importDraft(t.house, officer, { id: copy, revision: back.revision, yaml: broken })).rejects.toMatchObject({ code: 'policy.draft_yaml', because: [{ code: 'policy.yaml_field' }] });
    expect(line).toBeGreaterThan(0);
    await expect(importDraft(t.house, officer, { id: copy, revision: back.revision, yaml: 'parameters:\n  - id: [' })).rejects.toMatchObject({ because: [{ code: 'policy.yaml_syntax' }] });
    expect((await openDraft(t.house, officer, copy)).items).toEqual(view.items);
  });

  it('holds a whole policy too', async () => {
    const text = Buffer.from((await exportPolicy(t.house, officer, undefined)).bytes).toString('utf8');
    expect(text).toContain('frontline-share-floor');
    expect(text).toContain('rank-promotion');
  });
});

let takeBack = (): void => {};
afterAll(() => takeBack());

describe('a trial', () => {
  it('asks everybody a touched table is asked about, and all decided cases, with and without the draft', async () => {
    const shares = [58, 61, 63, 66, 90];
    takeBack = declareTrial({
      id: 'test-shares',
      rule: 'frontline-share-floor',
      title: { zh: '各年占比', en: 'Shares by year' },
      cases: (_unit, days, chunk) => {
        const all = days.flatMap((on) => shares.map((percent) => ({ subject: { kind: 'period', id: `${on}-${percent}`, label: `${on} ${percent}%` }, on, facts: { 提拔层级: '市', 一线经历占比: percent } })));
        return Promise.resolve({ cases: all.slice(chunk * 4, chunk * 4 + 4), total: all.length, last: (chunk + 1) * 4 >= all.length });
      },
    });
    await t.house.unit(officer, async (u) => {
      const view = await policyInForce(u, '2026-05-01');
      await recordDecisions(u, [59, 62, 70].map((percent) => { const facts = { 提拔层级: '市', 一线经历占比: percent }; return { ruleId: 'frontline-share-floor', subject: { kind: 'batch', id: String(percent) }, on: '2026-05-01', facts, decision: view.decide('frontline-share-floor', facts) }; }));
    });
    const id = await begin('推演', '2026-11-25');
    await put(id, 1, await shareEntry(64, '2026-11-25'));
    const view = await trial(id, 2);
    const parts = Object.fromEntries(view.trial!.summary.parts.filter((p) => ['decisions', 'test-shares'].includes(p.part)).map((p) => [p.part, [p.asked, p.changed]]));
    // 下限 itself is an answer: whoever is asked at city level gets another one; of 达标 only 61 to 63 change.
    expect(parts).toEqual({ decisions: [3, 3], 'test-shares': [15, 15] });
    const opened = await openTrial(t.house, officer, view.trial!.id);
    const turned = opened.changes.filter((c) => c.part === 'test-shares' && c.without.outputs[0]!['达标'] !== c.withDraft.outputs[0]!['达标']);
    expect([...new Set(turned.map((c) => c.subject.label.split(' ')[1]))].sort()).toEqual(['61%', '63%']);
    const decided = opened.changes.filter((c) => c.part === 'decisions');
    expect(decided.map((c) => c.recorded?.outputs[0]!['下限'])).toEqual([60, 60, 60]);
    expect(decided[0]!.withDraft.why[0]!.source.title).not.toBe('');
  });

  it('names values that no table asks for, and runs one at a time', async () => {
    const id = await begin('无表参数', '2027-01-01');
    const { pack } = await t.house.unit(officer, (u) => policyInForce(u, '2027-01-01'));
    const asked = new Set([...pack.rules.values()].flat().flatMap((r) => r.uses ?? []));
    const free = [...pack.parameters.values()].find((p) => !asked.has(p.id) && typeof p.values[0]!.value === 'number')!;
    await put(id, 1, { kind: 'parameter', id: free.id, body: { ...free, values: [{ ...free.values.at(-1)!, from: '2027-01-01', value: Number(free.values.at(-1)!.value) + 1, verified: false }] } });
    const { revision } = await openDraft(t.house, officer, id);
    await tryDraft(t.house, officer, { id, revision, years: 0 });
    await expect(tryDraft(t.house, officer, { id, revision, years: 0 })).rejects.toMatchObject({ code: 'policy.trial_running' });
    // It keeps no other draft from being tried, and shows on its own page only.
    const beside = await begin('另一件', '2027-01-01');
    const also = await put(beside, 1, await shareEntry(66, '2027-01-01'));
    expect(also.runningJob).toBeNull();
    await tryDraft(t.house, officer, { id: beside, revision: also.revision, years: 0 });
    await runNextJob(t.house, REGION, [trialJob]);
    await runNextJob(t.house, REGION, [trialJob]);
    expect((await openDraft(t.house, officer, id)).trial!.summary.notTried.map((p) => p.id)).toEqual([free.id]);
  });

  it('is not shown to whoever reaches only a part of the region: a trial names everybody', async () => {
    const id = await begin('全县的修订');
    const bounded = t.actor('leader', { path: '/county' });
    await expect(openDraft(t.house, bounded, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(listDrafts(t.house, bounded)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await listDrafts(t.house, leader)).map((d) => d.id)).toContain(id);
  });

  it('a document that it brings stands among the local ones', async () => {
    const id = await begin('县里的新文件', '2027-06-01');
    const body = { id: 'county-notice', title: '关于激励干部的通知', number: '县委办〔2026〕1号', issuer: '县委办公室', issuedOn: '2026-11-01', effectiveFrom: '2027-06-01', verified: false, basis: [], kind: 'method' };
    const { revision } = await saveDraftEntry(t.house, officer, { id, revision: 1, kind: 'document', entryId: 'county-notice', body });
    const { revision: tried } = await trial(id, 0);
    const sent = await submitDraft(t.house, officer, { id, revision: Math.max(revision, tried), note: '请审批' });
    await approveDraft(t.house, leader, { id, revision: sent.revision, note: '同意' });
    const documents = await t.house.unit(officer, async (u) => documentsInUse(u, (await policyInForce(u, '2027-06-01')).pack));
    expect(documents.find((d) => d.ref === 'county-notice')?.standing).toBe('local');
    expect(documents.filter((d) => d.from === 'pack' && d.standing === 'superior').length).toBeGreaterThan(3);
  });
});
