import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sql } from '../../platform/db/index.ts';
import { saveFile } from '../../platform/files/index.ts';
import { testHouse, OTHER_REGION, type TestHouse } from '../../../tests/support/house.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { seedSmallCounty, type SmallCounty } from '../registry/fixtures.ts';
import { checkFigure } from './commands/check-figure.ts';
import { reportEntry } from './commands/report-entry.ts';
import { replyAsSubject, reviewForDepartment, reviewForUnit } from './commands/review-entry.ts';
import { takeStep } from './commands/take-step.ts';
import { buildEntry } from './fixtures.ts';
import { appendEvidence, evidenceOf, requireEvidence, verifyLedger, verifyReceiptFile, type NewEvidence } from './index.ts';
import type { NewEntry } from './model.ts';
import { newEntry } from './model.ts';
import { attachmentOf, getEntry, receiptOf } from './queries/entry-detail.ts';
import { inboxOf, listEntries } from './queries/entry-lists.ts';
import { findEntry } from './store/entry.ts';

let t: TestHouse;
let county: SmallCounty;
let subjectId: string;
let officer: Actor;
let otherOfficer: Actor;
let liaison: Actor;
let foreignLiaison: Actor;
let cadre: Actor;
let colleague: Actor;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  county = await t.house.unit(t.system, seedSmallCounty);
  subjectId = county.byOrganization['县教育局']![1]!;
  officer = t.actor('officer');
  otherOfficer = t.actor('officer');
  liaison = t.actor('liaison', { path: county.paths['县教育局']! });
  foreignLiaison = t.actor('liaison', { path: county.paths['南湖镇']! });
  cadre = t.actor('cadre', { personId: subjectId as PersonId });
  colleague = t.actor('cadre', { personId: county.byOrganization['县教育局']![2]! as PersonId });
});
afterAll(() => t.close());

const deed = (more: Partial<NewEvidence> = {}): NewEntry => newEntry.parse(buildEntry({ organizationId: county.organizations['县教育局']!, persons: [{ personId: subjectId, role: 'do' }], ...more }));
const deedTwice = (more: Partial<NewEvidence> = {}): NewEntry => deed({ title: '两天协调完成学位调整', ...more });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (e: unknown) => (e instanceof Refusal ? e.code : Promise.reject(e)));
const append = (...entries: NewEvidence[]) => t.house.unit(t.system, (unit) => appendEvidence(unit, entries));
const list = { limit: 200, mine: false } as const;

describe('a report sent again', () => {
  it('in the same words, one after the other or at once, is one entry', async () => {
    const first = await reportEntry(t.house, cadre, deedTwice());
    const rest = await Promise.all([1, 2, 3].map(() => reportEntry(t.house, cadre, deedTwice())));
    expect(new Set([first, ...rest].map((r) => r.id)).size).toBe(1);
    await reviewForUnit(t.house, liaison, first.id, { decision: 'unit_confirm', opinion: '' });
    expect(await reportEntry(t.house, cadre, deedTwice())).toEqual({ id: first.id, state: 'unit_confirmed' });
  });
  it('is another one in other words, by another account, and once the first is withdrawn', async () => {
    const [first, other] = [await reportEntry(t.house, cadre, deedTwice()), await reportEntry(t.house, cadre, deedTwice({ persons: [{ personId: subjectId, role: 'plan' }] }))];
    const byUnit = await reportEntry(t.house, liaison, deedTwice());
    expect(new Set([first.id, other.id, byUnit.id]).size).toBe(3);
    await reportEntry(t.house, cadre, deed({ title: '撤销', content: { kind: 'correction', reason: '重复填报' }, correctsId: other.id }));
    expect((await reportEntry(t.house, cadre, deedTwice({ persons: [{ personId: subjectId, role: 'plan' }] }))).id).not.toBe(other.id);
  });
});

describe('from report to confirmation', () => {
  it('a cadre’s deed goes to the unit, then to the department, and the trail says who, when and what', async () => {
    const { id, state } = await reportEntry(t.house, cadre, deed({ title: '牵头完成校舍改造' }));
    expect(state).toBe('reported');
    expect((await inboxOf(t.house, liaison)).items.map((i) => [i.entry.id, i.waitingFor])).toContainEqual([id, 'unit']);
    expect((await inboxOf(t.house, foreignLiaison)).items.map((i) => i.entry.id)).not.toContain(id);
    await reviewForUnit(t.house, liaison, id, { decision: 'unit_confirm', opinion: '属实' });
    expect((await inboxOf(t.house, liaison)).items.map((i) => i.entry.id)).not.toContain(id);
    expect((await inboxOf(t.house, officer)).items.map((i) => [i.entry.id, i.waitingFor])).toContainEqual([id, 'department']);
    const detail = await reviewForDepartment(t.house, officer, id, { decision: 'confirm', opinion: '' });
    expect(detail.state).toBe('confirmed');
    expect(detail.trail.map((s) => [s.number, s.action, s.state, s.by, s.opinion])).toEqual([[1, 'unit_confirm', 'unit_confirmed', 'liaison', '属实'], [2, 'confirm', 'confirmed', 'officer', '']]);
    expect((await inboxOf(t.house, officer)).items.map((i) => i.entry.id)).not.toContain(id);
  });

  it('what comes back is shown to the reporter; its replacement takes its place at once', async () => {
    const { id } = await reportEntry(t.house, cadre, deed());
    await reviewForUnit(t.house, liaison, id, { decision: 'return', opinion: '时间写错' });
    expect((await inboxOf(t.house, cadre)).items.map((i) => [i.entry.id, i.waitingFor])).toEqual([[id, 'correction']]);
    const fixed = await reportEntry(t.house, cadre, deed({ correctsId: id, occurredOn: '2026-02-02' }));
    expect((await getEntry(t.house, cadre, id)).state).toBe('withdrawn');
    expect((await getEntry(t.house, cadre, id)).correctedBy.map((c) => c.id)).toEqual([fixed.id]);
    expect((await inboxOf(t.house, cadre)).items).toEqual([]);
  });

  it('a confirmed entry gives way only when its correction is confirmed', async () => {
    const [id] = await append({ ...deed(), state: 'confirmed' });
    const withdrawal = await reportEntry(t.house, officer, { ...deed(), content: { kind: 'correction', reason: '重复记录' }, correctsId: id! });
    expect((await getEntry(t.house, officer, id!)).state).toBe('confirmed');
    await reviewForDepartment(t.house, otherOfficer, withdrawal.id, { decision: 'confirm', opinion: '' });
    const old = await getEntry(t.house, officer, id!);
    expect(old.state).toBe('withdrawn');
    expect(old.trail.at(-1)).toMatchObject({ action: 'withdraw', causeEntryId: withdrawal.id });
    // Its people come from the entry it withdraws, so they see it.
    expect((await getEntry(t.house, cadre, withdrawal.id)).persons.map((p) => p.personId)).toEqual([subjectId]);
  });

  it('the subject disputes, the entry counts no more, the department settles it', async () => {
    const [id] = await append({ ...deed({ title: '被记的问题' }), content: { kind: 'problem', foundBy: '巡察组', description: '台账不实' }, state: 'confirmed' });
    expect(await code(replyAsSubject(t.house, colleague, id!, { action: 'dispute', statement: '与事实不符' }))).toBe('security.not_permitted');
    const disputed = await replyAsSubject(t.house, cadre, id!, { action: 'dispute', statement: '与事实不符' });
    expect(disputed.state).toBe('disputed');
    expect(disputed.reportedBy).toBeNull();
    const facts = await t.house.unit(t.system, (unit) => evidenceOf(unit, [subjectId], {}, { states: ['confirmed'] }));
    expect(facts.map((f) => f.id)).not.toContain(id);
    expect((await inboxOf(t.house, officer)).items.map((i) => [i.entry.id, i.waitingFor])).toContainEqual([id, 'dispute']);
    expect(await code(reviewForDepartment(t.house, officer, id!, { decision: 'uphold', opinion: '' }))).toBe('evidence.reason_needed');
    expect((await reviewForDepartment(t.house, officer, id!, { decision: 'overturn', opinion: '经核实属误记' })).state).toBe('withdrawn');
  });

  it('a step upon an entry read before another step was taken is refused', async () => {
    const { id } = await reportEntry(t.house, cadre, deed({ title: '读在别人之前' }));
    const readEarlier = (await t.house.unit(liaison, (unit) => findEntry(unit, id)))!;
    await reviewForUnit(t.house, otherOfficer, id, { decision: 'unit_confirm', opinion: '' });
    expect(await code(t.house.unit(liaison, (unit) => takeStep(unit, readEarlier, 'unit_confirm', { opinion: '' })))).toBe('evidence.step_not_open');
    expect((await getEntry(t.house, officer, id)).trail).toHaveLength(1);
  });

  it('reviewers at once: one step is taken, the others are refused, nothing is double', async () => {
    const reviewers = [liaison, otherOfficer, liaison, otherOfficer];
    for (let round = 0; round < 10; round++) {
      const { id } = await reportEntry(t.house, cadre, deed({ title: `同时核实第 ${round} 次` }));
      const outcomes = await Promise.all(reviewers.map((by) => code(reviewForUnit(t.house, by, id, { decision: 'unit_confirm', opinion: '' }))));
      expect(outcomes.filter((o) => o === 'done')).toHaveLength(1);
      expect((await getEntry(t.house, officer, id)).trail).toHaveLength(1);
    }
  });
});

describe('who may', () => {
  it.each<[string, () => Actor, Partial<NewEvidence>, string]>([
    ['a cadre about himself', () => cadre, {}, 'done'],
    ['a cadre about someone else', () => colleague, {}, 'security.not_permitted'],
    ['a cadre praising himself', () => cadre, { content: { kind: 'praise', by: '群众', description: '服务好' } }, 'evidence.kind_not_yours'],
    ['the own unit', () => liaison, {}, 'done'],
    ['another unit', () => foreignLiaison, {}, 'security.not_permitted'],
    ['supervision about a problem', () => t.actor('supervisor'), { content: { kind: 'problem', foundBy: '审计', description: '超期' } }, 'done'],
    ['supervision about a deed', () => t.actor('supervisor'), {}, 'evidence.kind_not_yours'],
    ['a leader', () => t.actor('leader'), {}, 'security.not_permitted'],
    ['an auditor', () => t.actor('auditor'), {}, 'security.not_permitted'],
    ['an officer of another region', () => t.actor('officer', { regionId: OTHER_REGION }), {}, 'registry.no_such_person'],
  ])('%s reports: %#', async (_name, actor, more, expected) => expect(await code(reportEntry(t.house, actor(), deed(more)))).toBe(expected));

  it('who sees an entry: its unit, its people, the region; nobody else', async () => {
    const [id] = await append({ ...deed({ title: '只给该看的人看' }), state: 'confirmed' });
    const sees = async (actor: Actor): Promise<boolean> => {
      const listed = (await listEntries(t.house, actor, { ...list, words: '只给该看的人看' })).entries.some((e) => e.id === id);
      expect(await code(getEntry(t.house, actor, id!))).toBe(listed ? 'done' : actor.regionId === OTHER_REGION ? 'evidence.no_such_entry' : 'security.not_permitted');
      return listed;
    };
    for (const actor of [officer, t.actor('leader'), liaison, cadre]) expect(await sees(actor)).toBe(true);
    for (const actor of [foreignLiaison, colleague, t.actor('auditor'), t.actor('officer', { regionId: OTHER_REGION })]) expect(await sees(actor)).toBe(false);
  });

  it('nobody vouches for himself: not for his own entry, not in both steps', async () => {
    const ownLiaison: Actor = { ...liaison, personId: subjectId as PersonId };
    const { id, state } = await reportEntry(t.house, ownLiaison, deed());
    expect(state).toBe('reported');
    expect(await code(reviewForUnit(t.house, ownLiaison, id, { decision: 'unit_confirm', opinion: '' }))).toBe('evidence.own_entry');
    await reviewForUnit(t.house, officer, id, { decision: 'unit_confirm', opinion: '' });
    expect(await code(reviewForDepartment(t.house, officer, id, { decision: 'confirm', opinion: '' }))).toBe('evidence.own_entry');
    expect((await reviewForDepartment(t.house, otherOfficer, id, { decision: 'confirm', opinion: '' })).state).toBe('confirmed');
  });

  it('attachments open only through an entry one may see, and only those it names', async () => {
    const file = await t.house.unit(t.system, (unit) => saveFile(unit, '现场.txt', Buffer.from('现场照片说明')));
    const [id] = await append({ ...deed(), attachments: [{ hash: file.hash, name: '现场.txt' }] });
    expect(Buffer.from((await attachmentOf(t.house, cadre, id!, file.hash)).bytes).toString()).toBe('现场照片说明');
    expect(await code(attachmentOf(t.house, colleague, id!, file.hash))).toBe('security.not_permitted');
    expect(await code(attachmentOf(t.house, officer, id!, createHash('sha256').update('x').digest('hex')))).toBe('evidence.no_such_attachment');
    expect(await code(append({ ...deed(), attachments: [{ hash: 'a'.repeat(64), name: '没有.txt' }] }))).toBe('evidence.no_such_attachment');
  });
});

describe('faults are named and nothing is half-written', () => {
  it('every fault of a batch, by place', async () => {
    const before = await t.database.query('select count(*)::int as n from evidence.entry');
    const refused = await append(deed(), { ...deed(), occurredOn: '2027-01-01' }, { ...deed(), persons: [{ personId: subjectId, role: 'do', share: 6000 }, { personId: colleague.personId!, role: 'do', share: 5000 }] }).catch((e: unknown) => e as Refusal);
    expect(refused).toMatchObject({ kind: 'rule', code: 'evidence.entries_refused', because: [{ code: 'evidence.in_the_future', at: 'entries[1].occurredOn' }, { code: 'evidence.shares_exceed_whole', at: 'entries[2].persons' }] });
    expect(await t.database.query('select count(*)::int as n from evidence.entry')).toEqual(before);
  });
  it('a malformed entry names the field', async () => {
    const refused = await append({ ...deed(), title: 'x' }).catch((e: unknown) => e as Refusal);
    expect(refused).toMatchObject({ kind: 'invalid', code: 'evidence.entry_malformed', because: [{ at: 'entries[0].title' }] });
  });
  it('the application role cannot change or delete what is on record', async () => {
    for (const table of ['entry', 'entry_person', 'review_step', 'figure_check', 'task_list', 'signature', 'answer_sheet', 'closing_account', 'performance_file', 'reputation'])
      for (const change of [`update evidence.${table} set region_id = region_id`, `delete from evidence.${table}`])
        await expect(t.house.unit(t.system, (unit) => sql.raw(change).execute(unit.tx)), change).rejects.toThrow(/permission denied/);
  });
});

describe('figures (M019)', () => {
  const figure = (value: string, reporter: string, verification: 'verified' | 'unverified' = 'unverified') => ({ indicator: '新增校位', quantity: { value, unit: '个', qualifier: 'exact' as const }, period: '2025', source: '统计报表', reporter, verification });
  it('what a person reports himself starts unverified; a check makes it count; a contradiction stops both', async () => {
    const about = { organizationId: county.organizations['县发改局']!, persons: [{ personId: subjectId, role: 'do' as const }] };
    const { id } = await reportEntry(t.house, officer, deed({ ...about, figures: [figure('120', '统计', 'verified')] }));
    const flags = async (entryId: string) => (await getEntry(t.house, officer, entryId)).figures.map((f) => [f.verification, ...f.flags]);
    expect(await flags(id)).toEqual([['unverified', 'unverified']]);
    expect(await code(checkFigure(t.house, officer, id, 1, { state: 'verified', note: '核对报表' }))).toBe('evidence.own_figure');
    await checkFigure(t.house, otherOfficer, id, 1, { state: 'verified', note: '核对报表' });
    expect(await flags(id)).toEqual([['verified']]);
    const [other] = await append({ ...deed({ ...about, figures: [figure('150', '乡镇', 'verified')] }), state: 'confirmed' });
    expect(await flags(other!)).toEqual([['verified', 'contradictory']]);
    const facts = await t.house.unit(t.system, (unit) => evidenceOf(unit, [subjectId], {}));
    expect(facts.find((f) => f.id === id)!.figures.map((f) => f.counted)).toEqual([true]);
    expect(facts.find((f) => f.id === other)!.figures.map((f) => f.counted)).toEqual([false]);
    expect(await code(checkFigure(t.house, otherOfficer, id, 2, { state: 'verified', note: '核对' }))).toBe('evidence.no_such_figure');
  });
});

describe('results decide (M013)', () => {
  it('a proposal without a confirmed entry about the person is refused; with one, the evidence goes out with it', async () => {
    const [confirmed, reported] = await append({ ...deed(), state: 'confirmed' }, deed());
    const ask = (evidenceIds: string[], kind: 'promotion' | 'award' | 'penalty' = 'promotion', personId = subjectId) => t.house.unit(t.system, (unit) => requireEvidence(unit, { kind, personId, evidenceIds }));
    expect((await ask([confirmed!, reported!])).map((f) => f.id)).toEqual([confirmed]);
    expect(await code(ask([], 'award'))).toBe('evidence.proposal_without_evidence');
    expect(await code(ask([reported!], 'penalty'))).toBe('evidence.proposal_evidence_unconfirmed');
    expect(await code(ask([confirmed!], 'promotion', colleague.personId!))).toBe('evidence.proposal_evidence_about_others');
  });
});

describe('ledger', () => {
  it('everything on record so far verifies', async () => {
    const report = await verifyLedger(t.house, t.system.regionId);
    expect(report).toMatchObject({ intact: true, waiting: 0, faults: [] });
    const { rows } = await t.database.query('select (select count(*) from evidence.entry)::int + (select count(*) from evidence.review_step)::int + (select count(*) from evidence.figure_check)::int as n');
    expect(report.size).toBe(rows[0]!['n']);
  });

  it('a cadre keeps a receipt that verifies offline, before and after more was sealed', async () => {
    const { id } = await reportEntry(t.house, cadre, deed({ title: '要回执的一件事' }));
    const file = await receiptOf(t.house, cadre, id);
    expect(await code(receiptOf(t.house, colleague, id))).toBe('security.not_permitted');
    const checked = await verifyReceiptFile(file.bytes, t.house.signer.publicKeyPem);
    expect(checked).toMatchObject({ valid: true, inclusion: true, signature: true, keyTrusted: true });
    expect(JSON.parse(checked.receipt.content)).toMatchObject({ id, title: '要回执的一件事' });
    const bent = Buffer.from(Buffer.from(file.bytes).toString().replace('要回执的一件事', '另外的一件事情'));
    expect(await verifyReceiptFile(bent)).toMatchObject({ valid: false, inclusion: false, signature: true });
    expect(await code(verifyReceiptFile(Buffer.from('not a receipt')))).toBe('ledger.receipt_malformed');
    expect(await code(verifyReceiptFile(Buffer.from('{"format":"dandang-receipt-1"}')))).toBe('ledger.receipt_malformed');
  });

  it('tampering with any column or with the trail is found and named to the row', async () => {
    const [id] = await append({ ...deed({ title: '会被改的记录' }), state: 'confirmed' });
    await replyAsSubject(t.house, cadre, id!, { action: 'reply', statement: '补充说明' });
    await verifyLedger(t.house, t.system.regionId);
    const { rows: [step] } = await t.database.query('select id from evidence.review_step where entry_id = $1', [id]);
    const attempts: [string, string, unknown[], string, unknown[]][] = [
      ['title', 'update evidence.entry set title = $2 where id = $1', [id, '改过的'], 'update evidence.entry set title = $2 where id = $1', [id, '会被改的记录']],
      ['day', "update evidence.entry set occurred_on = occurred_on - 1 where id = $1", [id], "update evidence.entry set occurred_on = occurred_on + 1 where id = $1", [id]],
      ['content', "update evidence.entry set content = jsonb_set(content, '{description}', '\"x\"') where id = $1", [id], "update evidence.entry set content = jsonb_set(content, '{description}', to_jsonb($2::text)) where id = $1", [id, '把事办成']],
      ['state', "update evidence.entry set initial_state = 'reported' where id = $1", [id], "update evidence.entry set initial_state = 'confirmed' where id = $1", [id]],
      ['share', 'update evidence.entry_person set share = 9000 where entry_id = $1', [id], 'update evidence.entry_person set share = null where entry_id = $1', [id]],
      ['reporter', "update evidence.entry set reported_by = 'nobody' where id = $1", [id], "update evidence.entry set reported_by = $2 where id = $1", [id, t.system.name]],
    ];
    for (const [what, tamper, values, restore, old] of attempts) {
      await t.database.query(tamper, values);
      expect((await verifyLedger(t.house, t.system.regionId)).faults, what).toMatchObject([{ kind: 'entry', id, fault: 'row_changed' }]);
      await t.database.query(restore, old);
    }
    await t.database.query("update evidence.review_step set opinion = 'x' where id = $1", [step!['id']]);
    expect((await verifyLedger(t.house, t.system.regionId)).faults).toMatchObject([{ kind: 'review', id: step!['id'], fault: 'row_changed' }]);
    await t.database.query("update evidence.review_step set opinion = $2 where id = $1", [step!['id'], '补充说明']);
    const { rows: [gone] } = await t.database.query('delete from evidence.review_step where id = $1 returning *', [step!['id']]);
    expect((await verifyLedger(t.house, t.system.regionId)).faults).toMatchObject([{ kind: 'review', id: step!['id'], fault: 'row_missing' }]);
    await t.database.query('insert into evidence.review_step select * from jsonb_populate_record(null::evidence.review_step, $1::jsonb)', [JSON.stringify(gone)]);
    expect((await verifyLedger(t.house, t.system.regionId)).intact).toBe(true);
  });

  it('a row smuggled in beside the program is found', async () => {
    await t.database.query("insert into evidence.entry select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'title', '混进来的'))).* from evidence.entry e where title = '会被改的记录'");
    const { rows: [row] } = await t.database.query("select id from evidence.entry where title = '混进来的'");
    expect((await verifyLedger(t.house, t.system.regionId)).faults).toEqual([{ position: null, kind: 'entry', id: row!['id'], fault: 'not_in_log' }]);
    await t.database.query("delete from evidence.entry where title = '混进来的'");
  });

  it('appends at the same time all stand in one log', async () => {
    const before = (await verifyLedger(t.house, t.system.regionId)).size;
    await Promise.all(Array.from({ length: 10 }, (_, i) => append(...Array.from({ length: 7 }, () => deed({ title: `并发 ${i}` }))).then(() => (i % 3 === 0 ? verifyLedger(t.house, t.system.regionId) : null))));
    expect(await verifyLedger(t.house, t.system.regionId)).toMatchObject({ intact: true, size: before + 70 });
  });
});

describe('lists', () => {
  it('pages walk through everything once, newest occurrence first', async () => {
    const all: string[] = [];
    const days: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listEntries(t.house, officer, { limit: 13, mine: false, cursor });
      all.push(...page.entries.map((e) => e.id));
      days.push(...page.entries.map((e) => e.occurredOn));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const { rows } = await t.database.query('select count(*)::int as n from evidence.entry');
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(rows[0]!['n'] as number);
    expect(days).toEqual([...days].sort().reverse());
    expect(await code(listEntries(t.house, officer, { limit: 13, mine: false, cursor: 'x' }))).toBe('evidence.cursor_malformed');
  });
});
