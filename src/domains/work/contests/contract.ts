import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { id, made, month, title } from '../contract/views.ts';
import { amountText } from '../model.ts';
import { readContests, runContests } from './access.ts';
import { directions } from './model.ts';

export const listContests = endpoint({ name: 'work.contests', method: 'GET', path: '/contests', summary: 'Contests of units by field (M033), and what a new one may choose from.', output: z.object({ contests: z.array(z.object({ id: z.string(), title: z.string() })), units: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ run: z.boolean() }) }), permission: readContests, refusals: [] });
export const setContest = endpoint({
  name: 'work.set_contest',
  method: 'POST',
  path: '/contests',
  summary: 'A contest: indicators by field with unit, direction, benchmark with its source and the most a figure can be (100 for a percentage; null without), and the units that compete.',
  body: z.object({ title, indicators: z.array(z.object({ field: z.string().trim().min(1).max(60), name: z.string().trim().min(1).max(100), unit: z.string().trim().min(1).max(20), direction: z.enum(directions), benchmark: amountText, benchmarkSource: z.string().trim().min(2).max(200), most: amountText.nullable().default(null) })).min(1).max(60), organizationIds: z.array(z.uuid()).min(2).max(300) }),
  output: made,
  permission: runContests,
  refusals: ['work.indicator_twice', 'work.benchmark_needed', 'work.most_below_benchmark', 'registry.no_such_organization'],
});
const line = z.object({ indicatorId: z.uuid(), organizationId: z.uuid(), amount: amountText, source: z.string().trim().min(1).max(200) });
export const enterResults = endpoint({
  name: 'work.enter_results',
  method: 'POST',
  path: '/contests/:id/results',
  summary: 'Results of a period by unit. A line that is wrong is named; none is written then. A further figure for the same corrects the one before, which stays on file.',
  params: id,
  body: z.object({ period: month, results: z.array(line).min(1).max(5000) }),
  output: z.object({ written: z.number() }),
  permission: runContests,
  refusals: ['work.no_such_contest', 'work.period_ahead', 'work.results_faults', 'work.no_such_indicator', 'work.not_competing', 'work.result_twice', 'work.above_most'],
});
export const readContest = endpoint({
  name: 'work.contest',
  method: 'GET',
  path: '/contests/:id',
  summary: 'Ranking by field and distance to each benchmark in a period; a missing result is not ranked and never zero.',
  params: id,
  query: z.object({ period: month.optional() }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    periods: z.array(z.string()),
    period: z.string().nullable(),
    indicators: z.array(z.object({ id: z.string(), field: z.string(), name: z.string(), unit: z.string(), direction: z.enum(directions), benchmark: z.string(), benchmarkSource: z.string(), most: z.string().nullable() })),
    fields: z.array(z.object({ name: z.string(), places: z.array(z.object({ organizationId: z.string(), name: z.string(), rank: z.number().nullable(), score: z.string().nullable(), missing: z.array(z.string()), explanation, results: z.array(z.object({ indicatorId: z.string(), amount: z.string().nullable(), distance: z.string().nullable() })) })) })),
    can: z.object({ run: z.boolean() }),
  }),
  permission: readContests,
  refusals: ['work.no_such_contest'],
});
