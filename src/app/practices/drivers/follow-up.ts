import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { answerCaseConsultation, caseDocument, consultCaseBody, openCaseFile, readCase, takeCaseStep } from '../../../domains/cases/contract.ts';
import { followedUp } from '../../../domains/protection/contract.ts';
import { protectionModule } from '../../../domains/protection/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const revisionOf = async (world: World, id: string): Promise<number> => (await world.send(readCase, { params: { id } })).case.revision;
const act = async (world: World, id: string, action: string, role: 'officer' | 'leader', facts: Record<string, unknown> = {}): Promise<unknown> => world.send(takeCaseStep, { params: { id }, body: { action, facts, reason: '按程序办理', revision: await revisionOf(world, id) } }, world.actor(role));
const stateOf = async (world: World, id: string): Promise<string> => (await world.send(readCase, { params: { id } })).case.stateTitle.zh;
const nightly = (world: World): Promise<unknown> => Promise.all((protectionModule().workers ?? []).map((w) => w.run(world.house, world.system.regionId)));
const open = async (world: World, type: string, organizationId: string, personId: string, facts: Record<string, unknown>): Promise<string> => (await world.send(openCaseFile, { body: { type, opening: 'registered', title: '示例事项', organizationId, parties: [{ role: 'subject', personId: personId as PersonId }], facts } })).id;
const opinionOf: Readonly<Record<string, 'agree' | 'disagree' | 'no_opinion'>> = { 同意: 'agree', 不同意: 'disagree', 无意见: 'no_opinion' };

/**
 * M117, M118: each period's end is computed and its assessment opens by itself; the discipline organ is heard; nature, motive and gravity
 * with conduct decide by the table.
 */
export const reuseJudged = driver(
  z.object({ people: z.record(z.string(), z.object({ sanction: z.string(), on: z.string(), opinion: z.string(), 性质: z.string(), 动机: z.string(), 轻重: z.string(), 表现: z.string() })), registeredOn: z.string(), day: z.string() }),
  async ({ people: given, registeredOn, day }, world) => {
    world.setDay(registeredOn);
    const [office] = await world.organizations(['示例镇'], { type: 'town', validFrom: '2000-01-01' });
    const ids = await world.people([...Object.keys(given), '帮带人'], office!, { startedOn: '2015-01' });
    const files = new Map<string, string>();
    for (const [n, [name, g]] of Object.entries(given).entries()) {
      const id = await open(world, 'sanction', office!, ids[n]!, { 处分类型: g.sanction, 处分生效日期: g.on, organ: '示例县纪委监委', document: '示例〔2025〕1号' });
      files.set(name, id);
      await act(world, id, 'name_helper', 'officer', { helper: ids.at(-1) });
      await act(world, id, 'talk', 'officer', { talkOn: registeredOn, talk: '思想稳定，工作投入' });
    }
    const ends = Object.fromEntries((await world.send(followedUp, {})).people.map((p) => [p.name, p.until]));
    world.setDay(day);
    await nightly(world);
    const opened: string[] = [];
    const result: Record<string, string> = {};
    const reasons: Record<string, string> = {};
    for (const [name, g] of Object.entries(given)) {
      const id = files.get(name)!;
      if ((await stateOf(world, id)) !== '期满评估') {
        result[name] = await stateOf(world, id);
        continue;
      }
      opened.push(name);
      await world.send(consultCaseBody, { params: { id }, body: { revision: await revisionOf(world, id), body: 'discipline', question: '是否影响使用' } });
      const { consultations } = await world.send(readCase, { params: { id } });
      await world.send(answerCaseConsultation, { params: { id: consultations[0]!.id }, body: { opinion: opinionOf[g.opinion]!, answer: g.opinion } }, world.actor('supervisor'));
      const judged = { 问题性质: g.性质, 问题动机: g.动机, 问题轻重程度: g.轻重, 影响期内现实表现: g.表现, conduct: '影响期内表现' };
      if ((await outcome('protection.not_reusable', () => act(world, id, 'reuse', 'leader', judged))) === 'refused') await act(world, id, 'not_yet', 'leader');
      const file = await world.send(readCase, { params: { id } });
      result[name] = file.case.stateTitle.zh;
      const said = file.trail.find((t) => t.action === 'reuse')?.kept['tableSays'];
      if (typeof said === 'string') reasons[name] = said;
    }
    return { ends, opened, result, reasons, ready: (await world.send(followedUp, {})).ready };
  },
);

/** M131: no decision before the three distinctions are answered; what falls on the wrong side is not spared; the decision holds the answers. */
export const enterpriseAccountability = driver(
  z.object({ matters: z.array(z.object({ answers: z.array(z.string()) })) }),
  async ({ matters }, world) => {
    const [firm] = await world.organizations(['示例集团'], { type: 'state_firm' });
    const people = await world.people(matters.map((_, n) => `示例${n + 1}`), firm!);
    const names = ['第一个区分', '第二个区分', '第三个区分'];
    const results: string[] = [];
    const incomplete: string[] = [];
    const answersInPaper: number[] = [];
    for (const [n, m] of matters.entries()) {
      const id = await open(world, 'accountability', firm!, people[n]!, { occurredOn: '2026-03-01', account: '项目未达预期' });
      const facts = Object.fromEntries(m.answers.flatMap((a, i) => [[names[i]!, a], [`${names[i]!}理由`, '经核查']]));
      if ((await outcome('cases.fact_missing', () => act(world, id, 'weigh', 'officer', facts))) === 'refused') {
        incomplete.push(`第${n + 1}件`);
        continue;
      }
      if ((await outcome('protection.must_hold_to_account', () => act(world, id, 'spare', 'leader'))) === 'refused') await act(world, id, 'hold', 'leader', { measure: '诫勉' });
      const file = await world.send(readCase, { params: { id } });
      results.push(file.case.stateTitle.zh);
      answersInPaper.push((file.trail.find((t) => t.action === 'weigh')!.kept['answers'] as readonly string[]).length);
      await world.send(caseDocument, { params: { id: file.documents[0]!.id }, query: { format: 'docx' } });
    }
    return { results, incomplete, answersInPaper };
  },
);

/** M133: a plan by the kind of stepping down, talks that are owed, assessment on its day, and who is ready. */
export const steppedDown = driver(
  z.object({ people: z.record(z.string(), z.object({ kind: z.string(), on: z.string() })), days: z.object({ registered: z.string(), looked: z.string(), assessed: z.string() }), readied: z.array(z.string()) }),
  async ({ people: given, days, readied }, world) => {
    world.setDay(days.registered);
    const [office] = await world.organizations(['示例局'], { type: 'government_organ', validFrom: '2000-01-01' });
    const ids = await world.people(Object.keys(given), office!, { startedOn: '2015-01' });
    const files = new Map<string, string>();
    for (const [n, [name, g]] of Object.entries(given).entries()) files.set(name, await open(world, 'stepping_down', office!, ids[n]!, { 下的类型: g.kind, steppedOn: g.on, document: '示例〔2026〕2号' }));
    const plans = Object.fromEntries((await world.send(followedUp, {})).people.map((p) => [p.name, `${p.plan} ${p.nextTalk} ${p.until}`]));
    world.setDay(days.looked);
    const overdue = (await world.send(followedUp, {})).people.filter((p) => p.talkOverdue).map((p) => p.name).sort();
    world.setDay(days.assessed);
    await nightly(world);
    for (const name of readied) {
      await act(world, files.get(name)!, 'talk', 'officer', { talkOn: days.assessed, talk: '状态良好' });
      await act(world, files.get(name)!, 'ready', 'leader');
    }
    const listed = (await world.send(followedUp, {})).people;
    return { plans, overdue, states: Object.fromEntries(listed.map((p) => [p.name, p.stateTitle.zh])), ready: listed.filter((p) => p.ready).length };
  },
);
