import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readRuns } from '../access.ts';
import { boardStages, stageStates } from './model.ts';

export const yearBoard = endpoint({
  name: 'assessment.year_board',
  method: 'GET',
  path: '/assessment/board',
  summary: 'A year of assessment as a board: schemes, months and quarters, summaries, ballots, calibration, publication and appeals, each with its state, its figures, the next due day and whether it is late. The latest year unless asked for another; stages the reader may not see are left out.',
  query: z.object({ year: z.coerce.number().int().min(1994).max(2200).optional() }),
  output: z.object({
    year: z.number(),
    /** Years that have something to show, newest first. */
    years: z.array(z.number()),
    stages: z.array(
      z.object({
        stage: z.enum(boardStages),
        state: z.enum(stageStates),
        facts: z.array(z.object({ code: z.string(), count: z.number() })),
        dueOn: z.string().nullable(),
        late: z.boolean(),
        to: z.string(),
      }),
    ),
  }),
  permission: readRuns,
  refusals: [],
});
