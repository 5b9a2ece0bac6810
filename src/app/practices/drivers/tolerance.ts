import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { openCaseFile, openOwnCaseFile, readCase, takeCaseStep, takeOwnCaseStep } from '../../../domains/cases/contract.ts';
import { personEffects, similarCases } from '../../../domains/protection/contract.ts';
import { standsAgainst } from '../../../domains/protection/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

/** The answers of the table of tolerance, as an inquiry states them. */
const findings = z.object({ 失误类型: z.string(), 是否明知故犯: z.boolean().default(false), 是否明令禁止后实施: z.boolean().default(false), 是否谋取私利: z.boolean().default(false), 是否履行决策程序: z.boolean().default(true), 是否及时挽回损失: z.boolean().default(true) });
type Findings = z.output<typeof findings>;

const step = async (world: World, id: string, action: string, facts: Record<string, unknown>, role: 'officer' | 'leader', reason: string) => {
  const actor = world.actor(role);
  const { case: file } = await world.send(readCase, { params: { id } }, actor);
  return world.send(takeCaseStep, { params: { id }, body: { action, facts, reason, revision: file.revision } }, actor);
};
const state = async (world: World, id: string): Promise<{ zh: string }> => (await world.send(readCase, { params: { id } })).case.stateTitle;

async function opened(world: World, personId: string, organizationId: string, field: string): Promise<string> {
  const { id } = await world.send(openCaseFile, { body: { type: 'tolerance', opening: 'ex_officio', title: '工作失误', organizationId, parties: [{ role: 'subject', personId: personId as PersonId }], facts: { field, occurredOn: '2026-03-10', account: '推进工作中出现失误' } } });
  return id;
}
const conclude = (world: World, id: string, found: Findings) => step(world, id, 'conclude', { ...found, summary: `${found.失误类型}中的失误` }, 'officer', '经核查');
const task = (personId: string) => ({ correctionTask: '限期整改', correctionOwner: personId, correctionDue: '2026-12-31' });

/** M114: cadres apply with facts; the table tells who is exempted, the leader decides, and nothing of it stands against promotion. */
export const toleranceOfMistakes = driver(
  z.object({ field: z.string(), mistakes: z.array(findings.extend({ count: z.int() })) }),
  async ({ field, mistakes }, world) => {
    const [office] = await world.organizations(['示例局'], { type: 'government_organ' });
    const total = mistakes.reduce((a, m) => a + m.count, 0);
    const people = await world.people(Array.from({ length: total }, (_, i) => `示例${i + 1}`), office!);
    const result = { exempted: 0, declined: 0, corrections: 0, reliefs: 0, stillLocked: 0 };
    let next = 0;
    for (const { count, ...found } of mistakes) {
      for (let n = 0; n < count; n++) {
        const personId = people[next++]!;
        const self = world.actor('cadre', { personId });
        const { id } = await world.send(openOwnCaseFile, { body: { type: 'tolerance', opening: 'application', title: '工作失误', facts: { field, occurredOn: '2026-03-10', account: '推进工作中出现失误' } } }, self);
        await step(world, id, 'accept', {}, 'officer', '受理');
        await conclude(world, id, found);
        const refused = await outcome('protection.not_tolerable', () => step(world, id, 'tolerate', task(personId), 'leader', '予以容错'));
        if (refused === 'refused') await step(world, id, 'decline', {}, 'leader', '不予容错');
        else {
          const { revision } = (await world.send(readCase, { params: { id } })).case;
          await world.send(takeOwnCaseStep, { params: { id }, body: { action: 'report', facts: { correctionReport: '已整改' }, revision } }, self);
          await step(world, id, 'approve', {}, 'officer', '整改到位');
        }
        const file = await world.send(readCase, { params: { id } });
        result.exempted += file.case.state === 'corrected' ? 1 : 0;
        result.declined += file.case.state === 'not_tolerated' ? 1 : 0;
        result.corrections += file.trail.filter((t) => t.action === 'approve').length;
        result.reliefs += (await world.send(personEffects, { params: { id: personId } })).filter((e) => e.kind === 'relief' && e.holds).length;
      }
    }
    result.stillLocked = await world.unit(async (unit) => (await standsAgainst(unit, people, 'promotion', unit.today)).size);
    return result;
  },
);

/** M120, M131: positive and negative items of the table; one negative answer overrules whatever speaks for the person, and the row is named. */
export const threeDistinctions = driver(
  z.object({ cases: z.record(z.string(), findings) }),
  async ({ cases }, world) => {
    const [office] = await world.organizations(['示例企业'], { type: 'state_firm' });
    const people = await world.people(Object.keys(cases), office!);
    const said: Record<string, string> = {};
    const rows: Record<string, string> = {};
    const decided: Record<string, string> = {};
    for (const [n, [name, found]] of Object.entries(cases).entries()) {
      const id = await opened(world, people[n]!, office!, '其他');
      // Every question of the table has to be answered before anything is concluded.
      const { 是否谋取私利: _, ...incomplete } = found;
      decided['缺一问'] = await outcome('cases.fact_missing', () => step(world, id, 'conclude', { ...incomplete, summary: '失误' }, 'officer', '经核查'));
      await conclude(world, id, found);
      const kept = (await world.send(readCase, { params: { id } })).trail.at(-1)!.kept;
      said[name] = String(kept['tableSays']);
      rows[name] = (kept['rows'] as string[]).join('、');
      decided[name] = await outcome('protection.not_tolerable', () => step(world, id, 'tolerate', task(people[n]!), 'leader', '予以容错'));
    }
    return { said, rows, decided };
  },
);

/** M121 (P01): a conclusion to tolerate does not leave without its correction task; both stand on the paper, and the task is followed. */
export const correctionWithConclusion = driver(
  z.object({ mistake: findings, task: z.string(), due: z.string() }),
  async ({ mistake, task: words, due }, world) => {
    const [office] = await world.organizations(['示例乡'], { type: 'town' });
    const [personId] = await world.people(['示例甲'], office!);
    const id = await opened(world, personId!, office!, '城市管理');
    await conclude(world, id, mistake);
    const without = await outcome('cases.fact_missing', () => step(world, id, 'tolerate', {}, 'leader', '予以容错'));
    const before = (await world.send(readCase, { params: { id } })).documents.length;
    await step(world, id, 'tolerate', { correctionTask: words, correctionOwner: personId, correctionDue: due }, 'leader', '予以容错');
    const states = [(await state(world, id)).zh];
    const self = world.actor('cadre', { personId: personId! });
    const file = await world.send(readCase, { params: { id } });
    await world.send(takeOwnCaseStep, { params: { id }, body: { action: 'report', facts: { correctionReport: '已完成' }, revision: file.case.revision } }, self);
    states.push((await state(world, id)).zh);
    await step(world, id, 'approve', {}, 'officer', '验收合格');
    states.push((await state(world, id)).zh);
    return { withoutTask: without, papersBefore: before, papers: file.documents.map((d) => d.title), states };
  },
);

/** M122: decided cases become precedents by field, without names; a new case finds those most like it and what differs. */
export const casebook = driver(
  z.object({ fields: z.record(z.string(), z.int()), mistake: findings, odd: z.object({ field: z.string(), mistake: findings }), at: findings, atField: z.string() }),
  async ({ fields, mistake, odd, at, atField }, world) => {
    const [office] = await world.organizations(['示例局'], { type: 'government_organ' });
    const count = Object.values(fields).reduce((a, b) => a + b, 0);
    const people = await world.people(Array.from({ length: count + 1 }, (_, i) => `涉案${i + 1}`), office!);
    let next = 0;
    let oddLeft = 1;
    for (const [field, cases] of Object.entries(fields)) {
      for (let n = 0; n < cases; n++) {
        const personId = people[next++]!;
        const id = await opened(world, personId, office!, field);
        const isOdd = field === odd.field && oddLeft-- > 0;
        await conclude(world, id, isOdd ? odd.mistake : mistake);
        const tolerated = await outcome('protection.not_tolerable', () => step(world, id, 'tolerate', task(personId), 'leader', '予以容错'));
        if (tolerated === 'refused') await step(world, id, 'decline', {}, 'leader', '不予容错');
      }
    }
    const id = await opened(world, people[next]!, office!, atField);
    await conclude(world, id, at);
    const { cases: near } = await world.send(similarCases, { params: { id } });
    const text = JSON.stringify(near);
    return { decided: next, nearest: near.length, sameField: near.filter((c) => c.sameField).length, first: { field: near[0]!.field, conclusion: near[0]!.conclusion, different: near[0]!.different.map((d) => d.fact) }, namesInThem: people.filter((_, i) => text.includes(`涉案${i + 1}`)).length };
  },
);
