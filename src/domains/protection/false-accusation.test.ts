import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { saveFile } from '../../platform/files/index.ts';
import { caseTypeKnown, faultsOf, openCase, readCaseFile, takeStep } from '../cases/index.ts';
import { diskSource, policyInForce, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { provisionAccounts } from '../security/index.ts';
import { accusationWorker, acknowledgeAccusationNotice, openAccusation, proveAccusationNotice, takeAccusationStep } from './commands/accusation.ts';
import { effectsWorker } from './commands/effects.ts';
import { dismissReader, lookAtReporter, nameReader, sealIdentity } from './commands/reporter.ts';
import { protectionModule, sanctionFacts, standsAgainst } from './index.ts';
import { accusationPanel, accusationsOfSelf, findingsSoFar } from './queries/accusations.ts';
import { effectsOfPerson } from './queries/effects.ts';
import { allLooks, sealOf } from './queries/reporters.ts';
import { KNOWING, falseAccusationType } from './types/false-accusation.ts';

const NAME = '诸葛密封';
const ELEMENTS = ['是否捏造事实', KNOWING, '是否意图使他人受影响', '是否已造成影响'];
const all = Object.fromEntries(ELEMENTS.map((e) => [e, true]));
let now = '2026-03-20T02:00:00Z';
let t: TestHouse;
let unitId = '';
let [victim, reporter, other]: PersonId[] = [];
let [checker, drafter, judge, leader, reader]: Actor[] = [];
let evidence: { hash: string; name: string }[] = [];
const step = (actor: Actor, id: string, action: string, facts: Record<string, unknown> = {}, reason = '依据证据') => takeStep(t.house, actor, id, { action, facts, reason, revision: null });
const state = async (id: string): Promise<string> => (await readCaseFile(t.house, judge!, id)).case.state;
const holds = async (): Promise<boolean> => (await t.house.unit(t.system, (unit) => standsAgainst(unit, [reporter!], 'promotion', unit.today))).size > 0;

/** A report about the victim, checked; untrue unless told. */
async function report(finding: 'find_untrue' | 'find_true' | null = 'find_untrue'): Promise<string> {
  const { id } = await openCase(t.house, checker!, { type: 'report', opening: 'received', title: '反映问题', organizationId: unitId, parties: [{ role: 'subject', personId: victim! }], facts: { channel: 'letter', receivedOn: '2026-03-18', matter: '反映问题' } });
  if (finding) await step(leader!, id, finding);
  return id;
}
async function accusation(identity: { name: string; personId: PersonId | null } = { name: NAME, personId: reporter! }): Promise<{ id: string; reportId: string }> {
  const reportId = await report();
  await sealIdentity(t.house, checker!, reportId, { contact: '', ...identity });
  return { ...(await openAccusation(t.house, drafter!, reportId, '证据显示可能故意捏造')), reportId };
}
const prove = (id: string, element: string) => step(drafter!, id, 'prove', { element, evidence: `${element}的证据`, evidenceFiles: evidence });
const proveAll = async (id: string): Promise<void> => {
  for (const element of ELEMENTS) await prove(id, element);
};
const decide = { approvedBy: '某市纪委监委', get approval() { return evidence; } };
async function found(): Promise<{ id: string; reportId: string }> {
  const made = await accusation();
  await proveAll(made.id);
  await step(drafter!, made.id, 'propose', all);
  await step(drafter!, made.id, 'reply', { reply: '无异议' });
  await step(judge!, made.id, 'find', decide);
  return made;
}
const own = async (id: string) => (await accusationsOfSelf(t.house, t.actor('cadre', { personId: reporter! }))).find((f) => f.id === id)!;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [unitId] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    [victim, reporter, other] = (await savePeople(unit, ['测试甲', NAME, '测试丙'].map((name) => ({ name, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: unitId, title: '副镇长', main: true, category: 'deputy' as const, leadershipLevel: '乡科级副职', startedOn: '2020-01' }] })))) as PersonId[];
  });
  const roles = ['supervisor', 'supervisor', 'supervisor', 'leader', 'officer'] as const;
  const ids = await provisionAccounts(t.house, t.system, roles.map((role, i) => ({ name: `who${i}`, displayName: `经办${i}`, password: 'Dandang-2026', grants: [{ role }] })));
  [checker, drafter, judge, leader, reader] = roles.map((role, i) => ({ ...t.actor(role), accountId: ids[i]!, name: `经办${i}` }));
  // Each names what he gave himself.
  for (const actor of [checker!, drafter!, judge!, leader!]) evidence = [{ hash: (await t.house.unit(actor, (unit) => saveFile(unit, '笔录.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')))).hash, name: '笔录.pdf' }];
});
afterAll(() => t.close());

describe('who reported', () => {
  it('is opened only by those who are named, each time with the reason, and the supervisor sees every look', async () => {
    const id = await report(null);
    expect(await sealOf(t.house, checker!, id)).toMatchObject({ sealed: false, maySeal: true });
    await sealIdentity(t.house, checker!, id, { name: NAME, contact: '13800000000', personId: reporter! });
    expect(await code(sealIdentity(t.house, checker!, id, { name: '别人', contact: '', personId: null }))).toBe('protection.reporter_recorded');
    for (const actor of [judge!, leader!, reader!]) expect(await code(lookAtReporter(t.house, actor, id, '想看看'))).toBe('protection.not_named');
    expect(await code(nameReader(t.house, judge!, id, { accountId: judge!.accountId!, reason: '查证' }))).toBe('protection.reader_himself');
    await nameReader(t.house, judge!, id, { accountId: reader!.accountId!, reason: '核实联系方式' });
    expect(await code(nameReader(t.house, judge!, id, { accountId: reader!.accountId!, reason: '核实联系方式' }))).toBe('protection.reader_named');
    expect(await lookAtReporter(t.house, reader!, id, '联系反映人补充材料')).toEqual({ name: NAME, contact: '13800000000', personId: reporter });
    expect(await code(lookAtReporter(t.house, reader!, id, `联系${NAME}`))).toBe('protection.names_the_reporter');
    expect((await allLooks(t.house, judge!)).map((l) => [l.reportId, l.account, l.reason])).toEqual([[id, '经办4', '联系反映人补充材料']]);
    expect((await sealOf(t.house, judge!, id)).readers.map((r) => [r.name, r.ended])).toEqual([['经办0', false], ['经办4', false]]);
    expect(await sealOf(t.house, { ...reader!, accountId: t.actor('officer').accountId }, id)).toMatchObject({ sealed: true, mayOpen: false, readers: [], looks: [], colleagues: [] });
    await dismissReader(t.house, judge!, id, reader!.accountId!);
    expect(await code(lookAtReporter(t.house, reader!, id, '再看一次'))).toBe('protection.not_named');
    // Whoever is concerned himself is refused even when he is named.
    await nameReader(t.house, judge!, id, { accountId: reader!.accountId!, reason: '核实' });
    for (const personId of [victim!, reporter!]) expect(await code(lookAtReporter(t.house, { ...reader!, personId }, id, '查看'))).toBe('protection.avoid');
  });

  it('is in the database nowhere but sealed: not in cases, trails, papers, audit, news, looks', async () => {
    const { id } = await found();
    await step(drafter!, id, 'appeal', { appeal: '不服' });
    const { rows: tables } = await t.database.query(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('cases', 'protection', 'platform')`);
    const holding: string[] = [];
    for (const { name } of tables as { name: string }[]) {
      const { rows } = await t.database.query(`select 1 as hit from ${name} x where x::text like '%${NAME}%' or x::text like '%13800000000%'${name === 'protection.effect' ? '' : ` or x::text like '%${reporter}%'`} limit 1`);
      if (rows.length > 0) holding.push(name);
    }
    expect(holding).toEqual([]);
    const file = await readCaseFile(t.house, judge!, id);
    expect([file.case.people, file.documents.map((d) => d.title), JSON.stringify(file).includes(reporter!)]).toEqual([[], ['诬告陷害查证报告', '诬告陷害认定书'], false]);
  });
});

describe('a false accusation', () => {
  it('is a table that holds', () => expect([faultsOf(falseAccusationType), caseTypeKnown('false_accusation')]).toEqual([[], true]));

  it('is examined only from a report found untrue whose reporter is on record, once', async () => {
    const open = (id: string) => code(openAccusation(t.house, drafter!, id, '可能捏造'));
    expect(await open(await report(null))).toBe('protection.report_not_untrue');
    expect(await open(await report('find_true'))).toBe('protection.report_not_untrue');
    const anonymous = await report();
    expect(await open(anonymous)).toBe('protection.no_reporter');
    await sealIdentity(t.house, checker!, anonymous, { name: NAME, contact: '', personId: null });
    const both = await Promise.all([open(anonymous), open(anonymous)]);
    expect(both.sort()).toEqual(['done', 'protection.accusation_once']);
    expect(await code(openCase(t.house, drafter!, { type: 'false_accusation', opening: 'from_report', title: '查证', organizationId: unitId, parties: [{ role: 'subject', personId: reporter! }], facts: { reportId: anonymous, grounds: '点名' } }))).toBe('protection.names_the_reporter');
  });

  it('is proposed only with evidence of every element, and knowing falsehood is one', async () => {
    const { id } = await accusation();
    expect(await code(step(drafter!, id, 'propose', all))).toBe('protection.element_unproven');
    for (const e of ELEMENTS.filter((x) => x !== KNOWING)) await prove(id, e);
    expect(await code(step(drafter!, id, 'propose', all))).toBe('protection.element_unproven');
    expect(await code(step(drafter!, id, 'propose', { ...all, [KNOWING]: false }))).toBe('protection.not_false_accusation');
    expect(await code(step(drafter!, id, 'prove', { element: KNOWING, evidence: '推断', evidenceFiles: [] }))).toBe('cases.fact_missing');
    expect(await code(step(checker!, id, 'prove', { element: KNOWING, evidence: `${NAME}承认`, evidenceFiles: evidence }))).toBe('protection.names_the_reporter');
    await prove(id, KNOWING);
    await step(drafter!, id, 'propose', all);
    expect(await code(step(drafter!, id, 'no_reply'))).toBe('protection.reply_term_runs');
    expect(await state(id)).toBe('proposed');
  });

  it('is decided by another than the drafter, heard first, served, and without effect until it may no longer be appealed', async () => {
    now = '2026-03-20T02:00:00Z';
    const { id } = await accusation();
    await proveAll(id);
    await step(drafter!, id, 'propose', all);
    const mine = await own(id);
    expect([mine.can, mine.elements.length, mine.notices.map((n) => n.action)]).toEqual(['reply', 4, ['propose']]);
    expect(await code(takeAccusationStep(t.house, t.actor('cadre', { personId: other! }), id, { action: 'reply', text: '我要申辩', revision: mine.revision }))).toBe('cases.no_such_case');
    expect(await code(takeAccusationStep(t.house, t.actor('cadre', { personId: reporter! }), id, { action: 'reply', text: `我是${NAME}`, revision: mine.revision }))).toBe('protection.names_the_reporter');
    const reply = () => code(takeAccusationStep(t.house, t.actor('cadre', { personId: reporter! }), id, { action: 'reply', text: '当时听信传言', revision: mine.revision }));
    expect((await Promise.all([reply(), reply()])).sort()).toEqual(['cases.moved_meanwhile', 'done']);
    expect((await readCaseFile(t.house, judge!, id)).trail.find((l) => l.action === 'reply')!.by).toBe('反映人（身份密封）');
    expect(await code(step(drafter!, id, 'find', decide))).toBe('cases.took_before');
    expect(await code(step(reader!, id, 'find', decide))).toBe('security.not_permitted');
    expect(await code(step({ ...judge!, personId: victim! }, id, 'find', decide))).toBe('protection.avoid');
    const both = await Promise.all([code(step(judge!, id, 'find', decide)), code(step(leader!, id, 'mistaken'))]);
    expect(both.filter((o) => o === 'done')).toHaveLength(1);
    if ((await state(id)) === 'good_faith') expect((await accusationPanel(t.house, judge!, id)).finding).toBeNull();
  });

  it('takes effect by itself, is suspended by an appeal, resumes for the same term, and runs out', async () => {
    now = '2026-04-01T02:00:00Z';
    const { id } = await found();
    now = '2026-08-03T02:00:00Z';
    await accusationWorker.run(t.house, REGION);
    // Nobody served it: the term to appeal has not begun.
    expect([await state(id), await holds()]).toEqual(['found', false]);
    expect(await code(step(judge!, id, 'take_effect'))).toBe('protection.by_itself');
    const [, notice] = (await own(id)).notices;
    await proveAccusationNotice(t.house, drafter!, notice!.id, { delivery: 'in_person', proof: evidence[0]!.hash });
    await acknowledgeAccusationNotice(t.house, t.actor('cadre', { personId: reporter! }), notice!.id);
    expect((await own(id)).notices[1]!.delivery).toBe('in_person');
    now = '2026-09-02T02:00:00Z';
    await accusationWorker.run(t.house, REGION);
    expect(await state(id)).toBe('found');
    now = '2026-09-03T02:00:00Z';
    await Promise.all([accusationWorker.run(t.house, REGION), accusationWorker.run(t.house, REGION)]);
    expect([await state(id), await holds()]).toEqual(['in_effect', true]);
    // A finding is no sanction, and the line in the dossier does not lead to the case.
    expect((await t.house.unit(t.system, (unit) => sanctionFacts(unit, [reporter!], '2026-12-31'))).size).toBe(0);
    expect((await effectsOfPerson(t.house, reader!, reporter!)).at(0)).toMatchObject({ kind: 'finding', basis: '诬告陷害', until: '2027-09-03', case: null });
    await takeAccusationStep(t.house, t.actor('cadre', { personId: reporter! }), id, { action: 'appeal', text: '请求复核', revision: (await own(id)).revision });
    expect([await state(id), await holds()]).toEqual(['appealed', false]);
    expect(await code(step(judge!, id, 'uphold'))).toBe('cases.took_before');
    await step(leader!, id, 'uphold');
    expect([await state(id), await holds()]).toEqual(['in_effect', true]);
    expect(await code(step(drafter!, id, 'appeal', { appeal: '再次申诉' }))).toBe('protection.appealed_once');
    expect((await findingsSoFar(t.house, leader!)).findings.find((f) => f.caseId === id)).toMatchObject({ standing: 'in_effect', effectiveUntil: '2027-09-03' });
    now = '2027-09-03T02:00:00Z';
    await effectsWorker.run(t.house, REGION);
    await accusationWorker.run(t.house, REGION);
    expect([await state(id), await holds()]).toEqual(['ended', false]);
    now = '2026-03-20T02:00:00Z';
  });

  it('reversed on appeal ends with everything it did', async () => {
    now = '2026-03-20T02:00:00Z';
    const { id } = await found();
    await acknowledgeAccusationNotice(t.house, t.actor('cadre', { personId: reporter! }), (await own(id)).notices.at(-1)!.id);
    now = '2026-06-20T02:00:00Z';
    await accusationWorker.run(t.house, REGION);
    expect(await holds()).toBe(true);
    await step(drafter!, id, 'appeal', { appeal: '有新证据' });
    await step(leader!, id, 'reverse');
    expect([await state(id), await holds(), (await own(id)).notices.at(-1)!.action]).toEqual(['reversed', false, 'reverse']);
    expect((await accusationPanel(t.house, leader!, id)).finding).toMatchObject({ standing: 'reversed', endedOn: '2026-06-20' });
    now = '2026-03-20T02:00:00Z';
  });
});

describe('a mistaken report', () => {
  it('is never marked: its end is for good', async () => {
    const { id, reportId } = await accusation();
    await step(leader!, id, 'mistaken');
    expect(await state(id)).toBe('good_faith');
    expect(await code(openAccusation(t.house, drafter!, reportId, '再查一次'))).toBe('protection.accusation_once');
    expect(await code(prove(id, KNOWING))).toBe('cases.not_from_here');
  });

  it('cannot be marked in the database either', async () => {
    const finding = (id: string, knowing: boolean, elements: readonly string[]) => t.database.query(`insert into protection.accusation_finding (region_id, case_id, knowing, elements, basis, approved_by, found_on) values ('${REGION}', '${id}', ${knowing}, array[${elements.map((e) => `'${e}'`).join(',')}], '-', '-', '2026-03-20')`);
    const effect = (id: string) => t.database.query(`insert into protection.effect (region_id, id, person_id, kind, basis, scopes, from_day, case_id, source, began_at) values ('${REGION}', gen_random_uuid(), '${reporter}', 'finding', '诬告陷害', array['promotion'], '2026-03-20', '${id}', '-', now())`);
    const { id } = await accusation();
    await expect(finding(id, true, [ELEMENTS[0]!])).rejects.toThrow(/known to be false/);
    await prove(id, KNOWING);
    await expect(finding(id, false, [KNOWING])).rejects.toThrow(/knowing/);
    await expect(finding(id, true, ELEMENTS)).rejects.toThrow(/every element/);
    await expect(effect(id)).rejects.toThrow(/needs a finding/);
    await step(leader!, id, 'mistaken');
    await expect(finding(id, true, [KNOWING])).rejects.toThrow(/cannot be found/);
    await expect(t.database.query(`update protection.accusation set outcome = null where case_id = '${id}'`)).rejects.toThrow(/for good/);
  });

  it('holds for every answer to the table that is not "knew it to be false"', async () => {
    const policy = await t.house.unit(t.system, (unit) => policyInForce(unit, unit.today));
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (...answers) => {
        const said = policy.decide('false-accusation', Object.fromEntries(ELEMENTS.map((e, i) => [e, answers[i]!]))).outputs?.['诬告认定'];
        return answers[1] ? said !== '错告或检举失实' : said === '错告或检举失实';
      }),
    );
  });

  it('holds whatever is tried in whatever order', async () => {
    const acts = fc.oneof(
      fc.record({ action: fc.constant('prove'), element: fc.constantFrom(...ELEMENTS) }),
      fc.record({ action: fc.constantFrom('propose', 'reply', 'find', 'mistaken', 'appeal', 'uphold', 'take_effect'), knowing: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 9 }), fc.boolean(), async (steps, provenFirst) => {
        const { id } = await accusation();
        if (provenFirst) await proveAll(id);
        let proposedKnowing = false;
        for (const s of steps) {
          const facts = 'element' in s ? { element: s.element, evidence: '证据', evidenceFiles: evidence } : s.action === 'propose' ? { ...all, [KNOWING]: s.knowing } : s.action === 'reply' ? { reply: '申辩' } : s.action === 'appeal' ? { appeal: '不服' } : s.action === 'find' ? decide : {};
          const done = await code(step(['find', 'mistaken', 'uphold'].includes(s.action) ? leader! : drafter!, id, s.action, facts));
          if (done === 'done' && s.action === 'propose') proposedKnowing = 'knowing' in s && s.knowing;
        }
        const { finding, elements } = await accusationPanel(t.house, judge!, id);
        const ended = await state(id);
        if (finding !== null) expect([proposedKnowing, elements.every((e) => e.proofs > 0), ended]).toEqual([true, true, expect.not.stringMatching('good_faith')]);
        if (ended === 'good_faith') expect(finding).toBeNull();
      }),
      { numRuns: 12, seed: 20260320 },
    );
  }, 120_000);
});
