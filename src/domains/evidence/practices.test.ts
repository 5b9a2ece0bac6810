import { saveMatters } from './commands/matters.ts';
import { searchFrontLine } from './queries/front-line.ts';
import { listMatters } from './queries/matters.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Refusal, type Reason } from '../../kernel/refusal.ts';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { seedSmallCounty, type SmallCounty } from '../registry/fixtures.ts';
import { generateClosingAccount } from './commands/closing-account.ts';
import { declareEvent, endEvent } from './commands/critical-events.ts';
import { amendMatter, openMatter } from './commands/matters.ts';
import { listTasks, openFile, recordReputation, signForAppointee, signForSuperior } from './commands/performance-file.ts';
import { publishAnswerSheets } from './commands/publish-answer-sheets.ts';
import { recordObservation } from './commands/record-observation.ts';
import { reportEntry } from './commands/report-entry.ts';
import { buildEntry } from './fixtures.ts';
import { appendEvidence, frontLineOf, meritsOf, performanceFileGate, verifyLedger, type NewEvidence } from './index.ts';
import type { EntryContent } from './kinds.ts';
import { newEntry } from './model.ts';
import { eventOf } from './queries/critical-events.ts';
import { matterOf } from './queries/matters.ts';
import { observationsOf } from './queries/observations.ts';
import { getFile } from './queries/performance-files.ts';
import { personRecordOf } from './queries/person-record.ts';

let t: TestHouse;
let county: SmallCounty;
let officer: Actor;
let leader: Actor;
const on = (name: string, k = 0): string => county.byOrganization[name]![k]!;
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (e: unknown) => (e instanceof Refusal ? e.code : Promise.reject(e)));
const append = (...entries: NewEvidence[]) => t.house.unit(t.system, (unit) => appendEvidence(unit, entries));
const about = (personId: string, content: EntryContent, more: Partial<NewEvidence> = {}): NewEvidence => buildEntry({ persons: [{ personId, role: 'do' }], content, state: 'confirmed', ...more });

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  county = await t.house.unit(t.system, seedSmallCounty);
  officer = t.actor('officer');
  leader = t.actor('leader');
});
afterAll(() => t.close());

describe('matters and people (M011, M012, M018)', () => {
  it('the record of a person and of a matter come out of confirmed entries', async () => {
    const person = on('县发改局');
    const second = on('县发改局', 1);
    const { id } = await openMatter(t.house, officer, { title: '抽水蓄能电站', arena: 'project', organizationId: county.organizations['县发改局']!, startedOn: '2022-01-01', plannedOn: '2026-12-31', description: '' });
    await append(
      about(person, { kind: 'undertaking', duty: '谋划立项' }, { matterId: id, occurredOn: '2022-02-01', persons: [{ personId: person, role: 'plan' }] }),
      about(person, { kind: 'milestone', milestone: '开工', plannedOn: '2023-10', actualOn: '2023-03' }, { matterId: id, occurredOn: '2023-03-01', arena: 'project', persons: [{ personId: person, role: 'do', lead: true, share: 6000 }, { personId: second, role: 'do', share: 4000 }] }),
      about(person, { kind: 'matter_outcome', outcome: 'achieved', description: '投产' }, { matterId: id, occurredOn: '2024-05-01', persons: [] }),
      about(person, { kind: 'satisfaction', answered: 50, satisfied: 45, method: '回访' }, { matterId: id, occurredOn: '2024-06-01', persons: [] }),
    );
    const record = await personRecordOf(t.house, officer, person, {});
    expect(record.threeQuestions).toEqual({ undertaken: 1, achieved: 1, satisfaction: '90.00', answered: 50, satisfied: 45, unconfirmedMatters: 0 });
    expect(record.matters).toMatchObject([{ id, title: '抽水蓄能电站', on: '2022-02-01', roles: ['plan', 'do'], lead: true, outcome: 'achieved', leadMonths: 7 }]);
    expect(record.byRole).toEqual({ plan: 1, do: 1 });
    expect(record.frontLine).toEqual({ entries: 2, frontLineEntries: 1 });
    const matter = await matterOf(t.house, officer, id);
    expect(matter.credits.map((c) => [c.personId, c.leadMonths, c.share])).toEqual([[person, 7, 6000], [second, 7, 4000]]);
    expect(matter.chronology.map((e) => e.occurredOn)).toEqual(['2022-02-01', '2023-03-01', '2024-05-01', '2024-06-01']);
    await amendMatter(t.house, officer, id, { title: '抽水蓄能电站工程', arena: 'project', organizationId: null, startedOn: '2022-01-01', plannedOn: null, description: '' });
    expect((await matterOf(t.house, officer, id)).title).toBe('抽水蓄能电站工程');
    const { rows } = await t.database.query('select title, superseded_at is null as current from evidence.matter_version where matter_id = $1 order by recorded_at, current', [id]);
    expect(rows).toContainEqual({ title: '抽水蓄能电站', current: false });
  });
});

describe('critical events (M015, M016)', () => {
  it('conduct inside the dates makes the lists; outside it is refused', async () => {
    const { id } = await declareEvent(t.house, officer, { name: '防汛', kind: 'flood', from: '2021-07-20', to: null, document: '' });
    expect(await code(endEvent(t.house, officer, id, '2021-07-01'))).toBe('evidence.event_ends_before_it_begins');
    await endEvent(t.house, officer, id, '2021-08-20');
    expect(await code(endEvent(t.house, officer, id, '2021-08-21'))).toBe('evidence.event_ended');
    const conduct = (person: string, sign: 'positive' | 'negative', occurredOn: string) => about(person, { kind: 'conduct', sign, description: '防汛表现' }, { criticalEventId: id, occurredOn, arena: 'emergency' });
    await append(conduct(on('城关镇'), 'positive', '2021-07-25'), conduct(on('城关镇', 1), 'negative', '2021-08-01'));
    expect(await code(append(conduct(on('城关镇', 2), 'positive', '2021-09-05')))).toBe('evidence.outside_event');
    const view = await eventOf(t.house, officer, id, undefined);
    expect(view.outstanding.map((p) => p.personId)).toEqual([on('城关镇')]);
    expect(view.failing.map((p) => p.personId)).toEqual([on('城关镇', 1)]);
    const elsewhere = await eventOf(t.house, t.actor('liaison', { path: county.paths['南湖镇']! }), id, undefined);
    expect([...elsewhere.outstanding, ...elsewhere.failing]).toEqual([]);
  });

  it('strength at the front by level and post type, with those who left', async () => {
    const { id } = await declareEvent(t.house, officer, { name: '疫情防控', kind: 'epidemic', from: '2020-01-24', to: null, document: '' });
    const people = county.people.slice(0, 9);
    const types = ['medical', 'emergency_supply', 'public_service'] as const;
    const assigned = await append(...people.map((p, n) => about(p, { kind: 'assignment', postType: types[n % 3]!, level: n < 4 ? 'county' : 'township' }, { criticalEventId: id, occurredOn: '2020-02-01', arena: 'emergency' })));
    await append(about(people[0]!, { kind: 'assignment_end', assignmentId: assigned[0]!, conduct: 'outstanding' }, { criticalEventId: id, occurredOn: '2020-04-01', arena: 'emergency' }));
    const { strength } = await eventOf(t.house, leader, id, undefined);
    expect(strength).toMatchObject({ people: 9, current: 8 });
    expect(strength.byPostType.map((r) => [r.key, r.people])).toEqual([['emergency_supply', 3], ['medical', 3], ['public_service', 3]]);
    expect(strength.byLevel.map((r) => [r.key, r.people, r.outstanding])).toEqual([['township', 5, 0], ['county', 4, 1]]);
    expect(await code(append(about(people[0]!, { kind: 'assignment_end', assignmentId: crypto.randomUUID() }, { criticalEventId: id, occurredOn: '2020-04-01' })))).toBe('evidence.no_such_assignment');
  });
});

describe('unannounced observation (M017)', () => {
  it('one entry to each person seen, four places, and no editing', async () => {
    const places = ['front_line', 'project_site', 'service_window', 'training_classroom'] as const;
    const made = [];
    for (const placeType of places) {
      if (placeType === 'training_classroom') expect((await observationsOf(t.house, officer, {})).missing).toEqual(['training_classroom']);
      made.push(await recordObservation(t.house, leader, { placeType, place: `${placeType} 甲处`, seenAt: '2026-03-05T09:30:00+08:00', facts: '在岗，情况清楚', personIds: [on('南湖镇'), on('南湖镇', 1)], organizationId: null, matterId: null, attachments: [] }));
    }
    expect(made.flatMap((m) => m.entryIds)).toHaveLength(8);
    expect((await observationsOf(t.house, officer, {})).missing).toEqual([]);
    const { state: _state, ...rest } = about(on('南湖镇'), { kind: 'observation', visitId: made[0]!.visitId, placeType: 'front_line', place: '乙处', seenAt: '2026-03-05T09:30:00+08:00', facts: '改过的事实' }, { correctsId: made[0]!.entryIds[0]! });
    const edit = newEntry.parse(rest);
    expect(await code(reportEntry(t.house, officer, edit))).toBe('evidence.observation_not_editable');
    expect(await code(reportEntry(t.house, officer, { ...edit, content: { kind: 'correction', reason: '想撤掉' } }))).toBe('evidence.observation_not_editable');
    expect(await code(recordObservation(t.house, leader, { placeType: 'front_line', place: '甲处', seenAt: '2027-01-01T00:00:00Z', facts: '未来', personIds: [on('南湖镇')], organizationId: null, matterId: null, attachments: [] }))).toBe('evidence.in_the_future');
    expect(await code(recordObservation(t.house, t.actor('liaison', { path: county.paths['南湖镇']! }), { placeType: 'front_line', place: '甲处', seenAt: '2026-03-05T09:30:00+08:00', facts: '自己看自己', personIds: [on('南湖镇')], organizationId: null, matterId: null, attachments: [] }))).toBe('security.not_permitted');
  });
});

describe('merit list and front line (M006, M014)', () => {
  it('a nomination needs a confirmed entry about the person; membership is found', async () => {
    const person = on('城发集团');
    const [deed] = await append(about(person, { kind: 'deed', description: '选派到总指挥部，解决堵点' }, { arena: 'project' }));
    const merit = (evidenceIds: string[], personId = person) => about(personId, { kind: 'merit', list: '三牛四敢', nominatingOrganizationId: county.organizations['县发改局']!, nominatedOn: '2026-02-01', evidenceIds });
    expect(await code(append(merit([])))).toBe('evidence.merit_without_evidence');
    expect(await code(append(merit([deed!], on('城发集团', 1))))).toBe('evidence.merit_without_evidence');
    await append(merit([deed!]));
    const members = await t.house.unit(t.system, (unit) => meritsOf(unit, 'all', '三牛四敢'));
    expect(members).toMatchObject([{ personId: person, nominatedOn: '2026-02-01', evidenceIds: [deed] }]);
    expect((await personRecordOf(t.house, officer, person, {})).merits).toHaveLength(1);
    expect(await t.house.unit(t.system, (unit) => meritsOf(unit, [on('城发集团', 1)]))).toEqual([]);
  });
  it('front-line entries weigh more, and can be the only ones asked for', async () => {
    const [a, b, c] = [on('城发集团', 1), on('城发集团', 2), on('城发集团', 3)];
    const d = (p: string, ...arenas: NewEvidence['arena'][]) => arenas.map((arena) => about(p, { kind: 'deed', description: '办事' }, { arena, occurredOn: '2025-05-05' }));
    await append(...d(a, 'project', 'village', 'office'), ...d(b, 'office', 'office', 'office'), ...d(c, 'emergency'));
    const ask = (frontOnly: boolean) => t.house.unit(t.system, (unit) => frontLineOf(unit, [a, b, c], { from: '2025-05-05', to: '2025-05-05' }, { weights: { front: 2, office: 1 }, frontOnly }));
    expect((await ask(false)).candidates.map((x) => [x.personId, x.weight])).toEqual([[a, 5], [b, 3], [c, 2]]);
    expect((await ask(true)).candidates.map((x) => x.personId)).toEqual([a, c]);
    // The list counts in the database and comes in pages; it says what the rule says.
    const page = (query: object) => searchFrontLine(t.house, officer, { from: '2025-05-05', to: '2025-05-05', frontOnly: false, offset: 0, limit: 500, ...query });
    const whole = await page({});
    const byRule = await t.house.unit(t.system, (unit) => frontLineOf(unit, 'all', { from: '2025-05-05', to: '2025-05-05' }));
    expect(whole.candidates.map(({ name: _n, organizationName: _o, ...counted }) => counted)).toEqual(byRule.candidates);
    expect(whole).toMatchObject({ total: byRule.candidates.length, next: null });
    const [first, second] = [await page({ limit: 2 }), await page({ limit: 2, offset: 2 })];
    expect([...first.candidates, ...second.candidates]).toEqual(whole.candidates.slice(0, 4));
    expect(first.next).toBe(2);
    expect((await page({ arena: 'emergency' })).candidates.map((x) => x.personId)).toEqual([c]);
    expect((await page({ frontOnly: true })).candidates.map((x) => x.personId)).not.toContain(b);
  });
  it('matters come in pages without gap or repeat', async () => {
    const made = await t.house.unit(t.system, (unit) => saveMatters(unit, Array.from({ length: 7 }, (_m, i) => ({ title: `分页事项${i}`, arena: 'project' as const, organizationId: null, startedOn: i < 4 ? '2024-01-01' : `2024-01-0${i}`, plannedOn: null, description: '' }))));
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = await listMatters(t.house, officer, { words: '分页事项', limit: 2, ...(cursor ? { cursor } : {}) });
      read.push(...answer.matters.map((m) => m.id));
      cursor = answer.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(read).toHaveLength(7);
    expect(new Set(read)).toEqual(new Set(made));
    await expect(listMatters(t.house, officer, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'evidence.cursor_malformed' });
  });
});

describe('performance files (M007–M010)', () => {
  const tasks = (n: number, deadline = '2025-12-31') => Array.from({ length: n }, (_, i) => ({ key: `t${i + 1}`, task: `任务${i + 1}`, target: '10个', deadline }));
  const done = (fileId: string, personId: string, count: number, completedOn = '2025-11-01') =>
    Array.from({ length: count }, (_, i) => about(personId, { kind: 'task', task: `任务${i + 1}`, completedOn, fileId, taskKey: `t${i + 1}` }, { occurredOn: completedOn }));
  const gate = (appointmentId: string, personId: string, organization: string, step: 'take_office' | 'leave_office', principal = true): Promise<string[]> =>
    t.house.unit(t.system, async (unit) => (await performanceFileGate(unit, { id: appointmentId, personId, organizationId: county.organizations[organization]!, principal, leadershipLevel: null, state: 'proposed' }, step)).map((r: Reason) => r.code.replace('evidence.checkpoint_', '')));
  const open = async (organization: string, taskCount: number, openedOn = '2025-01-10', person = on(organization)) => {
    const appointmentId = crypto.randomUUID();
    const { id } = await openFile(t.house, officer, { personId: person, appointmentId, organizationId: county.organizations[organization]!, post: '主要负责人', openedOn });
    await listTasks(t.house, officer, id, tasks(taskCount));
    return { id, appointmentId, person, organization };
  };
  const sign = async (f: { id: string; person: string }, document: 'task_list' | 'closing_account' = 'task_list') => {
    await signForSuperior(t.house, leader, f.id, { document, number: 1 });
    await signForAppointee(t.house, t.actor('cadre', { personId: f.person as PersonId }), f.id, { document, number: 1 });
  };

  it('from taking office to transfer', async () => {
    const appointmentId = crypto.randomUUID();
    const person = on('城关镇');
    const take = () => gate(appointmentId, person, '城关镇', 'take_office');
    expect(await take()).toEqual(['no_file']);
    expect(await gate(appointmentId, person, '城关镇', 'take_office', false)).toEqual([]);
    const input = { personId: person, appointmentId, organizationId: county.organizations['城关镇']!, post: '党委书记', openedOn: '2025-01-10' };
    const { id } = await openFile(t.house, officer, input);
    expect(await code(openFile(t.house, officer, input))).toBe('evidence.performance_file_exists');
    expect(await take()).toEqual(['no_task_list']);
    expect(await code(listTasks(t.house, officer, id, [...tasks(2), ...tasks(1)]))).toBe('evidence.task_key_twice');
    expect(await code(listTasks(t.house, officer, id, tasks(2, '2024-12-31')))).toBe('evidence.deadline_before_office');
    await listTasks(t.house, officer, id, tasks(10));
    expect(await take()).toEqual(['unsigned_by_superior', 'unsigned_by_appointee']);
    await signForSuperior(t.house, leader, id, { document: 'task_list', number: 1 });
    expect(await code(signForSuperior(t.house, officer, id, { document: 'task_list', number: 1 }))).toBe('evidence.signed_already');
    expect(await code(signForSuperior(t.house, { ...leader, personId: person as PersonId }, id, { document: 'task_list', number: 1 }))).toBe('evidence.superior_is_appointee');
    expect(await code(signForAppointee(t.house, t.actor('cadre', { personId: on('城关镇', 1) as PersonId }), id, { document: 'task_list', number: 1 }))).toBe('security.not_permitted');
    expect(await take()).toEqual(['unsigned_by_appointee']);
    expect(await code(generateClosingAccount(t.house, officer, id))).toBe('evidence.task_list_unsigned');
    await signForAppointee(t.house, t.actor('cadre', { personId: person as PersonId }), id, { document: 'task_list', number: 1 });
    expect(await take()).toEqual([]);

    const other = await open('南湖镇', 10);
    const third = await open('县教育局', 4);
    await sign(other);
    await sign(third);
    await append(...done(id, person, 9), ...done(other.id, other.person, 7), ...done(third.id, third.person, 4));
    // A task only reported, or finished after the year, is not done in it.
    await append({ ...done(other.id, other.person, 8).at(-1)!, state: 'reported' });
    expect(await code(append(about(person, { kind: 'task', task: '没有的', completedOn: null, fileId: id, taskKey: 'zz' })))).toBe('evidence.no_such_task');
    expect(await code(publishAnswerSheets(t.house, officer, { year: 2026 }))).toBe('evidence.year_not_over');
    expect(await code(publishAnswerSheets(t.house, officer, { year: 2025 }))).toBe('evidence.reputation_missing');
    for (const [file, score] of [[id, '92.00'], [other.id, '88.00'], [third.id, '95.00']] as const) await recordReputation(t.house, officer, file, { year: 2025, from: 'public', score, answered: 100, source: '民意调查' });
    expect(await code(recordReputation(t.house, officer, id, { year: 2025, from: 'public', score: '99.00', answered: 1, source: '再来一次' }))).toBe('evidence.reputation_recorded');
    expect(await gate(appointmentId, person, '城关镇', 'leave_office')).toEqual(['no_answer_sheet', 'no_closing_account']);
    const { published } = await publishAnswerSheets(t.house, officer, { year: 2025 });
    expect(published.map((p) => [p.fileId, p.completion, p.rank, p.groupSize])).toEqual(expect.arrayContaining([[id, '90.00', 1, 2], [other.id, '70.00', 2, 2], [third.id, '100.00', 1, 1]]));
    expect(await code(publishAnswerSheets(t.house, officer, { year: 2025 }))).toBe('evidence.answer_sheet_published');
    expect(await code(recordReputation(t.house, officer, id, { year: 2025, from: 'peers', score: '90.00', answered: 9, source: '班子测评' }))).toBe('evidence.answer_sheet_published');

    const account = await generateClosingAccount(t.house, officer, id);
    expect(account).toMatchObject({ promised: 10, delivered: 9, deliveredShare: '90.00', comparison: { rankAmongPeers: 1, peers: 1, predecessor: null } });
    expect(account.openItems.map((i) => i.key)).toEqual(['t10']);
    expect(await gate(appointmentId, person, '城关镇', 'leave_office')).toEqual(['closing_account_not_accepted']);
    await signForSuperior(t.house, leader, id, { document: 'closing_account', number: 1 });
    expect(await gate(appointmentId, person, '城关镇', 'leave_office')).toEqual([]);

    const view = await getFile(t.house, officer, id);
    expect(view).toMatchObject({ recorded: ['taking_office', 'yearly', 'before_transfer'], missing: [], tasks: 10, done: 9 });
    expect(view.answerSheets[0]!.reputation).toEqual([{ from: 'public', score: '92.00', answered: 100, source: '民意调查' }]);

    // The successor is compared with him.
    const successor = await openFile(t.house, officer, { ...input, appointmentId: crypto.randomUUID(), personId: on('城关镇', 1), openedOn: '2026-01-10' });
    await listTasks(t.house, officer, successor.id, tasks(2, '2026-06-30'));
    await sign({ id: successor.id, person: on('城关镇', 1) });
    expect((await generateClosingAccount(t.house, officer, successor.id)).comparison.predecessor).toMatchObject({ personId: person, promised: 10, delivered: 9 });
  });

  it('the leader reads the own file and nobody else’s; its papers stand in the ledger', async () => {
    const { rows } = await t.database.query('select id, person_id from evidence.performance_file order by opened_at, id');
    const mine = rows.find((r) => r['person_id'] === on('城关镇'))!['id'] as string;
    const theirs = rows.find((r) => r['person_id'] === on('南湖镇'))!['id'] as string;
    const self = t.actor('cadre', { personId: on('城关镇') as PersonId });
    expect((await getFile(t.house, self, mine)).may).toEqual([]);
    expect(await code(getFile(t.house, self, theirs))).toBe('security.not_permitted');
    expect((await verifyLedger(t.house, t.system.regionId)).intact).toBe(true);
    const { rows: [sheet] } = await t.database.query("select id from evidence.answer_sheet where file_id = $1", [mine]);
    await t.database.query("update evidence.answer_sheet set sheet = jsonb_set(sheet, '{completion}', '\"100.00\"') where id = $1", [sheet!['id']]);
    expect((await verifyLedger(t.house, t.system.regionId)).faults).toMatchObject([{ kind: 'answer_sheet', id: sheet!['id'], fault: 'row_changed' }]);
    await t.database.query("update evidence.answer_sheet set sheet = jsonb_set(sheet, '{completion}', '\"90.00\"') where id = $1", [sheet!['id']]);
  });
});
