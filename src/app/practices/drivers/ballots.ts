import { z } from 'zod';
import * as contract from '../../../domains/assessment/ballots/contract.ts';
import { ballotRound } from '../ballot-steps.ts';
import { driver } from '../driver.ts';
import { by, confirmed, report } from '../evidence-steps.ts';
import { outcome, type World } from '../world.ts';

const text = (zh: string) => ({ zh });
const people = async (world: World, count: number, name: string): Promise<string[]> => {
  const [unit] = await world.organizations(['示例局']);
  return world.people(Array.from({ length: count }, (_p, n) => `${name}${n + 1}`), unit!);
};

/** M044: a checklist of points under aspects; rated with evidence only, unrated points incomplete. */
export const politicalChecklist = driver(
  z.object({ aspects: z.array(z.object({ title: z.string(), points: z.array(z.string()) })), rateWithEvidence: z.int(), rateWithoutEvidence: z.int() }),
  async ({ aspects, rateWithEvidence, rateWithoutEvidence }, world) => {
    const [person] = await people(world, 1, '考察对象');
    const levels = [['good', '好', '3'], ['fair', '一般', '2'], ['poor', '差', '1']].map(([key, label, points]) => ({ key: key!, label: text(label!), points: points! }));
    const form = await world.send(contract.saveBallotForm, {
      body: { definition: { key: 'political_quality', title: text('政治素质观察表'), kind: 'political_quality', sections: aspects.map((a, s) => ({ key: `aspect${s + 1}`, title: text(a.title), items: a.points.map((p, i) => ({ kind: 'observation' as const, key: `point${s + 1}_${i + 1}`, title: text(p), levels })) })) } },
    });
    const { definition } = await world.send(contract.openBallotForm, { params: { id: form.id } });
    const points = definition.sections.flatMap((s) => s.items.map((i) => i.key));
    const deed = await confirmed(world, { title: '重大任务中的表现', occurredOn: '2026-06-01', persons: by(person!, 'do'), content: { kind: 'deed', description: '（示例）' } });
    const rating = (item: string, evidenceIds: string[]) => ({ item, level: 'good', observed: '见所附记录', evidenceIds });
    const save = (ratings: ReturnType<typeof rating>[]) => world.send(contract.saveObservationSheet, { body: { formId: form.id, personId: person!, ratings } });
    let refused = 0;
    for (const item of points.slice(rateWithEvidence, rateWithEvidence + rateWithoutEvidence)) if ((await outcome('assessment.observation_needs_evidence', () => save([rating(item, [])]))) === 'refused') refused++;
    await save(points.slice(0, rateWithEvidence).map((item) => rating(item, [deed])));
    const [sheet] = await world.send(contract.listObservationSheets, { params: { personId: person! } });
    return { aspectsOnForm: definition.sections.length, pointsOnForm: points.length, rated: sheet!.rated, incomplete: sheet!.incomplete.length, complete: sheet!.complete, refusedWithoutEvidence: refused };
  },
);

/** M045: verified facts are matched to a versioned list; a hit stops the procedure until somebody who may has reviewed it. */
export const negativeListHits = driver(
  z.object({ firstList: z.array(z.string()), secondList: z.array(z.string()), matchEntry: z.int() }),
  async ({ firstList, secondList, matchEntry }, world) => {
    const [person] = await people(world, 1, '考察对象');
    const list = (entries: readonly string[]) =>
      world.send(contract.saveBallotForm, { body: { definition: { key: 'negative_list', title: text('政治表现负面清单'), kind: 'negative_list', sections: [{ key: 'list', title: text('负面清单'), side: 'negative', items: [{ kind: 'negative_list', key: 'entries', title: text('政治表现'), entries: entries.map((e, i) => ({ key: `entry${i + 1}`, label: text(e) })) }] }] } } });
    const versions = [await list(firstList), await list(secondList)];
    const facts = { title: '核查报告', occurredOn: '2026-05-01', persons: by(person!, 'do'), content: { kind: 'deed' as const, description: '（示例）' } };
    const supervisor = world.actor('supervisor');
    const match = (evidenceId: string) => world.send(contract.matchNegativeEntry, { body: { formId: versions[1]!.id, item: 'entries', entry: `entry${matchEntry}`, personId: person!, evidenceId } }, supervisor);
    const unverified = await report(world, facts);
    const refusedUnverified = await outcome('assessment.fact_not_verified', () => match(unverified));
    const hit = await match(await confirmed(world, facts));
    const stopped = async (): Promise<boolean> => (await world.send(contract.negativeHitReport, { params: { personId: person! } })).stopped;
    const afterHit = await stopped();
    await world.send(contract.reviewNegativeHit, { params: { id: hit.id }, body: { decision: 'dismissed', reason: '经复核，事实不属于该项' } }, world.actor('leader'));
    return { versions: versions.map((v) => v.version), unverifiedFact: refusedUnverified, hitOn: hit.entryText, stoppedByHit: afterHit, stoppedAfterReview: await stopped() };
  },
);

/** M046: positive and negative items in one anonymous round, never added up, and the trend over rounds. */
export const twoSidedReview = driver(
  z.object({ statement: z.string(), negativeEntries: z.array(z.string()), voters: z.int(), rounds: z.array(z.object({ day: z.string(), affirm: z.int(), listed: z.int() })) }),
  async ({ statement, negativeEntries, voters, rounds }, world) => {
    const [subject, ...electorate] = await people(world, voters + 1, '干部');
    const form = {
      key: 'two_sided', title: text('正反向测评表'), kind: 'two_sided' as const,
      sections: [
        { key: 'positive', title: text('正向'), side: 'positive' as const, items: [{ kind: 'choice' as const, style: 'yes_no' as const, key: 'statement', title: text(statement), options: [{ key: 'yes', label: text('是'), affirms: true }, { key: 'no', label: text('否') }] }] },
        { key: 'negative', title: text('反向'), side: 'negative' as const, items: [{ kind: 'negative_list' as const, key: 'listed', title: text('负面清单'), entries: negativeEntries.map((e, i) => ({ key: `entry${i + 1}`, label: text(e) })) }] },
      ],
    };
    for (const [n, round] of rounds.entries()) {
      world.setDay(round.day);
      await ballotRound(world, { form, title: `第${n + 1}轮`, subjects: [subject!], voters: electorate, publish: true, papers: electorate.map((_v, i) => () => ({ statement: i < round.affirm ? 'yes' : 'no', listed: i < round.listed ? ['entry1'] : [] })) });
    }
    const trend = await world.send(contract.subjectTrend, { params: { id: subject! }, query: { formKey: 'two_sided' } });
    return { positiveRates: trend.map((t) => t.positiveRate), negativeRates: trend.map((t) => t.negativeRate), scores: trend.map((t) => t.score) };
  },
);

/** M050: anonymous ballots on the view of achievement: valid ballots by grade, shares and turnout. */
export const achievementViewBallot = driver(
  z.object({ grades: z.array(z.string()), eligible: z.int(), ballots: z.array(z.int()), blankBallots: z.int() }),
  async ({ grades, eligible, ballots, blankBallots }, world) => {
    const [subject, ...electorate] = await people(world, eligible + 1, '干部');
    const form = { key: 'achievement_view', title: text('政绩观民主测评表'), kind: 'achievement_view' as const, sections: [{ key: 'view', title: text('政绩观'), items: [{ kind: 'choice' as const, key: 'view', title: text('政绩观评价'), options: grades.map((g, i) => ({ key: `grade${i + 1}`, label: text(g) })) }] }] };
    const given = ballots.flatMap((count, grade) => Array.from({ length: count }, () => () => ({ view: `grade${grade + 1}` })));
    const id = await ballotRound(world, { form, title: '政绩观民主测评', subjects: [subject!], voters: electorate, papers: [...given, ...Array.from({ length: blankBallots }, () => () => ({}))] });
    const { report: counted } = await world.send(contract.openReport, { params: { id } });
    const total = counted.subjects.find((s) => s.subject === subject)!.cells.find((c) => c.cell === 'total')!.items[0]!;
    return { turnout: `${counted.turnout[0]!.turnoutPercent}%`, valid: counted.valid, invalid: counted.invalid, shares: grades.map((_g, i) => `${total.shares[`grade${i + 1}`]}%`) };
  },
);
