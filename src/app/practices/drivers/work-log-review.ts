import { z } from 'zod';
import { openReport } from '../../../domains/assessment/ballots/contract.ts';
import { gradeWords } from '../../../domains/assessment/index.ts';
import { giveView, openOutcomes, ownOutcomes } from '../../../domains/assessment/outcomes/contract.ts';
import { dimension, indicator, scheme } from '../assessment-steps.ts';
import { ballotRound } from '../ballot-steps.ts';
import { driver } from '../driver.ts';
import { by, confirmed } from '../evidence-steps.ts';
import { wholeYear } from '../year-steps.ts';

const views = { 同意: 'agree', 不同意: 'disagree' } as const;

/** M061: the dated log of each person and the votes of colleagues make one grade; each is told and agrees, objects or stays silent. */
export const workLogReview = driver(
  z.object({
    year: z.int(),
    logWeight: z.number(),
    pointsPerEntry: z.string(),
    voters: z.int(),
    people: z.record(z.string(), z.object({ log: z.array(z.string()), votes: z.array(z.int()), view: z.enum(['同意', '不同意']).optional(), reason: z.string().optional() })),
  }),
  async ({ year, logWeight, pointsPerEntry, voters, people: given }, world) => {
    const [firm, elsewhere] = await world.organizations(['示例公司', '示例公司职工'], { type: 'state_firm' });
    const people = await world.people(Object.keys(given), firm!);
    const electorate = await world.people(Array.from({ length: voters }, (_v, n) => `职工${n + 1}`), elsewhere!, { category: 'middle' });
    const told = Object.values(given);
    for (const [n, person] of told.entries()) for (const day of person.log) await confirmed(world, { title: '工作纪实', occurredOn: day, persons: by(people[n]!, 'do'), content: { kind: 'deed', description: '完成所记工作' } });
    const levels = [['good', '好', '100'], ['fair', '较好', '80'], ['poor', '一般', '60']].map(([key, zh, points]) => ({ key: key!, label: { zh: zh! }, points: points! }));
    const form = { key: 'democratic_review', title: { zh: '民主评议票' }, kind: 'democratic' as const, sections: [{ key: 'review', title: { zh: '评议' }, items: [{ kind: 'choice' as const, key: 'work', title: { zh: '工作成效' }, weight: 10_000, options: levels }] }] };
    const papers = electorate.map((_v, voter) => (subject: string | null) => {
      const [good = 0, fair = 0] = told[people.indexOf(subject!)]!.votes;
      return { work: voter < good ? 'good' : voter < good + fair ? 'fair' : 'poor' };
    });
    const election = await ballotRound(world, { form, title: '民主评议', subjects: people, voters: electorate, papers });
    const { report } = await world.send(openReport, { params: { id: election } });
    const scores = people.map((id) => report.subjects.find((s) => s.subject === id)!.cells.find((c) => c.cell === 'total')!.score!);
    const definition = scheme(
      'work-log-review',
      '工作纪实与民主评议',
      [
        dimension('log', '工作纪实', logWeight, [indicator('entries', '已核实纪实', 100, { source: { from: 'evidence', kinds: { deed: pointsPerEntry }, roles: { do: 100 } }, scoring: { method: 'conversion', low: '0', high: '100', lowScore: '0', highScore: '100' } })]),
        dimension('review', '民主评议', 100 - logWeight, [indicator('votes', '民主评议得分', 100, { source: { from: 'rating', raters: [{ rater: 'colleagues', weight: 100 }] } })]),
      ],
      { raters: [{ key: 'colleagues', name: { zh: '职工', en: 'Colleagues' } }], classes: [{ key: 'all', name: { zh: '全部', en: 'All' }, categories: ['staff'] }], scope: { units: [firm!] } },
    );
    const { runId, rows } = await wholeYear(world, definition, year, people.map((personId, n) => ({ personId, indicator: 'votes', rater: 'colleagues', value: scores[n]! })));
    for (const [n, person] of told.entries()) {
      if (person.view === undefined) continue;
      const self = world.actor('cadre', { personId: people[n]! });
      await world.send(ownOutcomes, {}, self);
      await world.send(giveView, { params: { id: runId }, body: { view: views[person.view], ...(person.reason === undefined ? {} : { reason: person.reason }) } }, self);
    }
    const { told: reached, disagreements } = await world.send(openOutcomes, { params: { id: runId } });
    return {
      review: Object.fromEntries(Object.keys(given).map((name, n) => [name, scores[n]])),
      results: Object.fromEntries(rows.map((r) => [r.name, { score: r.score, grade: gradeWords[r.grade!] }])),
      feedback: { sent: reached.served, read: reached.read, agreed: reached.agreed, objected: reached.disagreed, silent: reached.silent },
      objections: disagreements.map((d) => `${d.name}：${d.reason}`),
    };
  },
);
