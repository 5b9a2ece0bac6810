import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { caseDocument, listCases, openCaseFile, readCase, takeCaseStep } from '../../../domains/cases/contract.ts';
import { accusationFile, accusationFindings, acknowledgeOwnAccusationNotice, examineReport, openReporterIdentity, ownAccusationFiles, personEffects, sealReporterIdentity, takeOwnAccusationStep } from '../../../domains/protection/contract.ts';
import { protectionModule } from '../../../domains/protection/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const elementOf: Readonly<Record<string, string>> = { 捏造事实: '是否捏造事实', 明知不实: '是否明知不实', 意图影响他人: '是否意图使他人受影响', 已造成影响: '是否已造成影响' };

async function act(world: World, id: string, action: string, actor: ReturnType<World['actor']>, facts: Record<string, unknown> = {}): Promise<unknown> {
  const { revision } = (await world.send(readCase, { params: { id } }, actor)).case;
  return world.send(takeCaseStep, { params: { id }, body: { action, facts, reason: '依据证据', revision } }, actor);
}

interface Made {
  readonly world: World;
  readonly drafter: ReturnType<World['actor']>;
  readonly decider: ReturnType<World['actor']>;
  readonly files: readonly { hash: string; name: string }[];
  readonly office: string;
}

async function made(world: World): Promise<Made> {
  const [office] = await world.organizations(['示例单位'], { type: 'government_organ' });
  const [drafter, decider] = [world.actor('supervisor'), world.actor('leader')];
  const give = (actor: typeof drafter) => world.house.unit(actor, (unit) => saveFile(unit, '笔录.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')));
  await give(decider);
  return { world, drafter, decider, files: [{ hash: (await give(drafter)).hash, name: '笔录.pdf' }], office: office! };
}

/** A report about somebody, its reporter sealed, and what the check found. Out: the report. */
async function reported({ world, drafter, decider, office }: Made, accused: string, reporter: string, name: string, untrue: boolean): Promise<string> {
  const { id } = await world.send(openCaseFile, { body: { type: 'report', opening: 'received', title: '群众反映', organizationId: office, parties: [{ role: 'subject', personId: accused as PersonId }], facts: { channel: 'letter', receivedOn: '2026-03-02', matter: '反映工作问题' } } }, drafter);
  await world.send(sealReporterIdentity, { params: { id }, body: { name, contact: '', personId: reporter as PersonId } }, drafter);
  await act(world, id, untrue ? 'find_untrue' : 'find_true', decider);
  return id;
}

const prove = (m: Made, id: string, elements: readonly string[]) => elements.reduce((before, e) => before.then(() => act(m.world, id, 'prove', m.drafter, { element: elementOf[e], evidence: `${e}：询问笔录和书证`, evidenceFiles: m.files })), Promise.resolve<unknown>(null));
const propose = (m: Made, id: string, holding: readonly string[]) => act(m.world, id, 'propose', m.drafter, Object.fromEntries(Object.entries(elementOf).map(([e, key]) => [key, holding.includes(e)])));
const decision = (m: Made) => ({ approvedBy: '示例市纪委监委', approval: m.files });
const workers = (world: World): Promise<unknown> => Promise.all((protectionModule().workers ?? []).map((w) => w.run(world.house, world.system.regionId)));
const self = (world: World, personId: string) => world.actor('cadre', { personId });

/** Served on the reporter, and the term to appeal waited out. */
async function serve(world: World, reporter: string): Promise<void> {
  for (const file of await world.send(ownAccusationFiles, {}, self(world, reporter))) for (const n of file.notices) if (n.deliveredAt === null) await world.send(acknowledgeOwnAccusationNotice, { params: { id: n.id } }, self(world, reporter));
}

/** M115: untrue reports examined; malicious ones found, mistaken ones never held against anybody, honest ones not examined at all. */
export const falseAccusations = driver(
  z.object({ reports: z.array(z.object({ reporter: z.string(), untrue: z.boolean(), knew: z.boolean() })), foundOn: z.string(), effectiveOn: z.string() }),
  async ({ reports, foundOn, effectiveOn }, world) => {
    world.setDay('2026-03-02');
    const m = await made(world);
    const [accused] = await world.people(['被反映人'], m.office);
    const reporters = await world.people(reports.map((r) => r.reporter), m.office);
    const result: Record<string, string> = {};
    const examined: string[] = [];
    for (const [n, r] of reports.entries()) {
      const report = await reported(m, accused!, reporters[n]!, r.reporter, r.untrue);
      const open = await outcome('protection.report_not_untrue', async () => void examined.push((await world.send(examineReport, { params: { id: report }, body: { grounds: '是否故意捏造' } }, m.drafter)).id));
      if (open === 'refused') {
        result[r.reporter] = '不予查证';
        continue;
      }
      const id = examined.at(-1)!;
      await prove(m, id, r.knew ? Object.keys(elementOf) : ['捏造事实']);
      const holding = Object.keys(elementOf).filter((e) => r.knew || e !== '明知不实');
      if ((await outcome('protection.not_false_accusation', () => propose(m, id, holding))) === 'refused') await act(world, id, 'mistaken', m.decider);
      else {
        await serve(world, reporters[n]!);
        const own = (await world.send(ownAccusationFiles, {}, self(world, reporters[n]!)))[0]!;
        await world.send(takeOwnAccusationStep, { params: { id }, body: { action: 'reply', text: '没有意见', revision: own.revision } }, self(world, reporters[n]!));
        world.setDay(foundOn);
        await act(world, id, 'find', m.decider, decision(m));
        await serve(world, reporters[n]!);
      }
      result[r.reporter] = (await world.send(readCase, { params: { id } }, m.decider)).case.stateTitle.zh;
    }
    world.setDay(effectiveOn);
    await workers(world);
    const effects = await Promise.all(reporters.map((personId) => world.send(personEffects, { params: { id: personId } })));
    const listed = await world.send(listCases, { query: { type: 'false_accusation' } }, m.decider);
    return { result, affected: reports.filter((_, n) => effects[n]!.some((e) => e.kind === 'finding' && e.holds)).map((r) => r.reporter), namesInTheList: listed.cases.flatMap((c) => c.people).length, mistaken: (await world.send(accusationFindings, {}, m.decider)).mistaken };
  },
);

/** M125: nothing can be proposed while one element lacks its evidence; the case file for the discipline organ names nobody. */
export const accusationElements = driver(
  z.object({ order: z.array(z.string()), reporter: z.string() }),
  async ({ order, reporter: name }, world) => {
    const m = await made(world);
    const [accused, reporter] = await world.people(['司徒示例', name], m.office);
    const { id } = await world.send(examineReport, { params: { id: await reported(m, accused!, reporter!, name, true) }, body: { grounds: '是否故意捏造' } }, m.drafter);
    const attempts: string[] = [];
    for (const element of order) {
      attempts.push(await outcome('protection.element_unproven', () => propose(m, id, Object.keys(elementOf))));
      await prove(m, id, [element]);
    }
    attempts.push(await outcome('protection.element_unproven', () => propose(m, id, Object.keys(elementOf))));
    await serve(world, reporter!);
    await act(world, id, 'reply', m.drafter, { reply: '未提出异议' });
    const { revision } = (await world.send(readCase, { params: { id } }, m.decider)).case;
    const byAnOfficer = await outcome('security.not_permitted', () => world.send(takeCaseStep, { params: { id }, body: { action: 'find', facts: decision(m), reason: '认定', revision } }, world.actor('officer')));
    await act(world, id, 'find', m.decider, decision(m));
    const file = await world.send(readCase, { params: { id } }, m.decider);
    const printed = (await world.send(caseDocument, { params: { id: file.documents[0]!.id }, query: { format: 'docx' } }, m.decider)) as { bytes: Uint8Array; fileName: string };
    return {
      elements: (await world.send(accusationFile, { params: { id } }, m.decider)).elements.map((e) => e.proofs),
      proposed: attempts,
      byAnOfficer,
      papers: file.documents.map((d) => d.title),
      paper: printed.fileName,
      namesInTheFile: [name, '司徒示例'].filter((n) => JSON.stringify(file).includes(n)).length,
    };
  },
);

/** M126: only after the final finding, with basis and term; suspended by an appeal; removed when the term is over. Nothing is exported. */
export const accusationListing = driver(
  z.object({ foundOn: z.string(), days: z.record(z.string(), z.string()), reporter: z.string() }),
  async ({ foundOn, days, reporter: name }, world) => {
    world.setDay(foundOn);
    const m = await made(world);
    const [accused, reporter] = await world.people(['司徒示例', name], m.office);
    const report = await reported(m, accused!, reporter!, name, true);
    const { id } = await world.send(examineReport, { params: { id: report }, body: { grounds: '是否故意捏造' } }, m.drafter);
    await prove(m, id, Object.keys(elementOf));
    await propose(m, id, Object.keys(elementOf));
    await act(world, id, 'reply', m.drafter, { reply: '未提出异议' });
    await act(world, id, 'find', m.decider, decision(m));
    await serve(world, reporter!);
    const standings: Record<string, string> = {};
    const listed = async () => (await world.send(accusationFindings, {}, m.decider)).findings[0]!;
    for (const [when, day] of Object.entries(days)) {
      world.setDay(day);
      await workers(world);
      if (when === '申诉') await act(world, id, 'appeal', m.drafter, { appeal: '请求复核' });
      if (when === '维持') await act(world, id, 'uphold', world.actor('supervisor'));
      standings[when] = `${(await listed()).standing} ${(await world.send(personEffects, { params: { id: reporter! } })).some((e) => e.kind === 'finding' && e.holds) ? '有影响' : '无影响'}`;
    }
    const f = await listed();
    const identity = await outcome('protection.not_named', () => world.send(openReporterIdentity, { params: { id: report }, body: { reason: '查看名单' } }, m.decider));
    return { standings, term: [f.effectiveFrom, f.effectiveUntil], basisGiven: f.basis !== '', namesInTheListing: JSON.stringify(f).includes(name), identity };
  },
);
