import { z } from 'zod';
import { endOneCharge, giveCharge, joinAward, listCharges, raiseDispute, settleOneDispute, withoutInUnit } from '../../../domains/work/charges/contract.ts';
import { appendEvidence, evidenceOf } from '../../../domains/evidence/index.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const result = z.enum(['achieved', 'partly_achieved', 'not_achieved']);

/** M029: sole charge with matter, period and result, later awards joined to it; who was and who never was given one. */
export const soleCharge = driver(
  z.object({ unit: z.string(), cadres: z.int().positive(), from: z.string(), until: z.string(), endedOn: z.string(), charges: z.array(z.object({ cadre: z.int(), title: z.string(), result })), awardedOn: z.string(), awarded: z.array(z.int()), issuer: z.string() }),
  async ({ unit, cadres, from, until, endedOn, charges, awardedOn, awarded, issuer }, world) => {
    world.setDay(from);
    const [office] = await world.organizations([unit]);
    const people = await world.people(Array.from({ length: cadres }, (_, i) => `干部${i + 1}`), office!);
    const give = (cadre: number, title: string, as = world.officer) => world.send(giveCharge, { body: { kind: 'sole', personId: people[cadre - 1]!, organizationId: office!, title, duty: `独立负责${title}`, fromOn: from, untilOn: until, partnerIds: [] } }, as);
    const toHimself = await outcome('charges.oneself', () => give(1, '自己安排', world.actor('officer', { personId: people[0]! })));
    const made = new Map<number, string>();
    for (const c of charges) made.set(c.cadre, (await give(c.cadre, c.title)).id);
    world.setDay(endedOn);
    for (const c of charges) await world.send(endOneCharge, { params: { id: made.get(c.cadre)! }, body: { result: c.result, note: '已评定' } });
    world.setDay(awardedOn);
    let withoutAward: string | null = null;
    for (const cadre of awarded) {
      const personId = people[cadre - 1]!;
      const [evidenceId] = await world.unit((at) => appendEvidence(at, [{ title: '全市先进个人', occurredOn: awardedOn, arena: 'office', content: { kind: 'award', award: '先进个人', issuer, level: 'city' }, organizationId: office!, persons: [{ personId, role: 'subject' }], matterId: null, correctsId: null, source: { kind: 'unit', name: issuer }, figures: [], attachments: [], state: 'confirmed', reportedBy: { name: issuer, personId: null } }]));
      const other = [...made].find(([n]) => n !== cadre)![1];
      withoutAward ??= await outcome('charges.no_such_award', () => world.send(joinAward, { params: { id: other }, body: { evidenceId: evidenceId! } }));
      await world.send(joinAward, { params: { id: made.get(cadre)! }, body: { evidenceId: evidenceId! } });
    }
    const board = await world.send(listCharges, {});
    const { people: waiting } = await world.send(withoutInUnit, { params: { id: office! } });
    const filed = await world.unit((at) => evidenceOf(at, people, {}, { states: ['confirmed'], kinds: ['undertaking', 'matter_outcome'] }));
    return { toHimself, had: board.coverage.had, notYet: board.coverage.not, firstNotYet: waiting.map((p) => p.name).sort()[0], awardOfAnother: withoutAward, awarded: board.coverage.awarded, results: board.charges.filter((c) => c.result === 'achieved').length, entriesOnFile: filed.length };
  },
);

/** M030: coordination matters with lead, partners, disputes and outcome; effectiveness per lead, on file. */
export const coordination = driver(
  z.object({ unit: z.string(), partners: z.array(z.string()), from: z.string(), until: z.string(), lookedAtOn: z.string(), leads: z.array(z.object({ name: z.string(), matters: z.array(z.object({ title: z.string(), disputes: z.array(z.object({ on: z.string(), settledOn: z.string().optional() })).default([]), endedOn: z.string().optional(), result: result.optional() })) })) }),
  async ({ unit, partners, from, until, lookedAtOn, leads }, world) => {
    world.setDay(from);
    const [office, ...others] = await world.organizations([unit, ...partners]);
    const people = await world.people(leads.map((l) => l.name), office!);
    let early: string | null = null;
    for (const [i, lead] of leads.entries())
      for (const m of lead.matters) {
        world.setDay(from);
        const params = await world.send(giveCharge, { body: { kind: 'coordination', personId: people[i]!, organizationId: office!, title: m.title, duty: `牵头${m.title}`, fromOn: from, untilOn: until, partnerIds: others } });
        for (const d of m.disputes) {
          world.setDay(d.on);
          const dispute = await world.send(raiseDispute, { params, body: { about: '各方意见不一' } });
          early ??= await outcome('charges.disputes_open', () => world.send(endOneCharge, { params, body: { result: 'achieved', note: '早了' } }));
          if (d.settledOn === undefined) continue;
          world.setDay(d.settledOn);
          await world.send(settleOneDispute, { params: dispute, body: { outcome: '达成一致' } });
        }
        if (m.endedOn === undefined || m.result === undefined) continue;
        world.setDay(m.endedOn);
        await world.send(endOneCharge, { params, body: { result: m.result, note: '已评定' } });
      }
    world.setDay(lookedAtOn);
    const board = await world.send(listCharges, {});
    const filed = await world.unit((at) => evidenceOf(at, people, {}, { states: ['confirmed'], kinds: ['matter_outcome'] }));
    return { matters: board.charges.length, partnersEach: Math.min(...board.charges.map((c) => c.partners.length)), endedWhileOpen: early, effectiveness: Object.fromEntries(board.leads.map((l) => [l.name, `牵头${l.matters} 完成${l.achieved} 逾期${l.overdue} 分歧${l.settled}/${l.disputes} 平均${l.mean ?? '—'}个工作日`])), outcomesOnFile: filed.length };
  },
);
