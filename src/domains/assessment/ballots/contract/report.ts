import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { readBallotReports } from '../../access.ts';
import { electionStates, formKinds } from '../model.ts';
import { bilingual, formDefinition } from './form.ts';
import { namedSubject } from './elections.ts';

/** Answers of one cell to one item. Shares are of those that count, as printed. */
export const itemFigures = z.object({
  item: z.string(),
  /** Ballots of the cell that hold this row. */
  asked: z.number(),
  /** Answers that count. */
  counted: z.number(),
  excluded: z.number(),
  blank: z.number(),
  /** How often each option, entry of the negative list, or ten-point band of a score (`b0`…`b9`) was given. */
  distribution: z.record(z.string(), z.number()),
  /** Share of each option among answers that count, in percent with two decimals. */
  shares: z.record(z.string(), z.string()),
  /** Mean of points; null without a counting answer. */
  mean: z.string().nullable(),
});
export const cellFigures = z.object({
  /** Key of the cell, or `total`, or the key of a group above. */
  cell: z.string(),
  items: z.array(itemFigures),
  /** Weighted score of items; null where an item has no counting answer (never silently zero). */
  score: z.string().nullable(),
  /** Share of affirming answers on positive and on negative items, in percent; kept apart (M046). */
  positiveRate: z.string().nullable(),
  negativeRate: z.string().nullable(),
});
export const subjectFigures = z.object({ /** Null: the items about the whole form. */ subject: z.string().nullable(), cells: z.array(cellFigures) });

/** Groups counted together: each cell has at least the threshold of valid ballots. */
export const countedCell = z.object({ key: z.string(), groups: z.array(z.string()), weight: z.number(), valid: z.number(), /** Not alone because a group was under the threshold. */ merged: z.boolean() });

export const ballotReport = z.object({
  threshold: z.number(),
  minimumAnsweredPercent: z.number(),
  turnout: z.array(z.object({ group: z.string(), name: bilingual, parent: z.string().nullable(), weight: z.number(), eligible: z.number(), taken: z.number(), votes: z.number(), turnoutPercent: z.string() })),
  votes: z.number(),
  valid: z.number(),
  invalid: z.number(),
  /** Ballots that answer everything alike; counted all the same. */
  straightLines: z.number(),
  cells: z.array(countedCell),
  /** All votes together are under the threshold: no figure is shown. */
  withheld: z.boolean(),
  subjects: z.array(subjectFigures),
});
export type BallotReport = z.infer<typeof ballotReport>;
export type ItemFigures = z.infer<typeof itemFigures>;
export type CellFigures = z.infer<typeof cellFigures>;

export const openReport = endpoint({
  name: 'assessment.open_ballot_report',
  method: 'GET',
  path: '/assessment/ballots/elections/:id/report',
  summary: 'The counting report: turnout, validity, distributions and weighted scores by subject and group; never a cell under the threshold, nor one that others would give away.',
  params: z.object({ id: z.uuid() }),
  output: z.object({ electionId: z.string(), title: z.string(), state: z.enum(electionStates), form: formDefinition, subjects: z.array(namedSubject), report: ballotReport, countedAt: z.string(), countedBy: z.string() }),
  permission: readBallotReports,
  refusals: ['assessment.no_such_election', 'assessment.election_not_counted'],
});
export const downloadBox = endpoint({
  name: 'assessment.download_box',
  method: 'GET',
  path: '/assessment/ballots/elections/:id/box',
  summary: 'The published box as a file that verifies offline (`dandang verify ballots <file>`, or the page).',
  params: z.object({ id: z.uuid() }),
  output: z.unknown(),
  answers: 'file',
  permission: readBallotReports,
  refusals: ['assessment.no_such_election', 'assessment.election_not_published'],
});
export const subjectTrend = endpoint({
  name: 'assessment.ballot_trend',
  method: 'GET',
  path: '/assessment/ballots/subjects/:id/trend',
  summary: 'Published rounds of one subject, oldest first: score, positive rate and negative rate, kept apart (M046).',
  params: z.object({ id: z.uuid() }),
  query: z.object({ formKey: z.string().optional() }),
  output: z.array(z.object({ electionId: z.string(), title: z.string(), formKey: z.string(), formKind: z.enum(formKinds), closedOn: z.string(), score: z.string().nullable(), positiveRate: z.string().nullable(), negativeRate: z.string().nullable() })),
  permission: readBallotReports,
  refusals: [],
});

const base64url = z.string().regex(/^[A-Za-z0-9_-]{2,1000}$/);
/** The file of the published box. */
export const ballotBox = z.object({
  format: z.literal('dandang-ballots-1'),
  region: z.string(),
  electionId: z.string(),
  title: z.string(),
  closesAt: z.string(),
  form: formDefinition,
  subjects: z.array(namedSubject),
  groups: z.array(z.object({ key: z.string(), name: bilingual, parent: z.string().nullable(), weight: z.number(), eligible: z.number(), taken: z.number(), leftOut: z.number(), /** SPKI PEM; null for groups above others. */ publicKey: z.string().nullable() })),
  threshold: z.number(),
  minimumAnsweredPercent: z.number(),
  /** Every token with its signature, by hash. `ballot` is the hash of its ballot, left out where groups are counted together: there it would tell the group of a ballot. */
  tokens: z.array(z.object({ group: z.string(), message: base64url, signature: base64url, ballot: base64url.nullable() })),
  /** Every ballot of a cell, by hash (SHA-256 over canonical JSON of mark and rows, base64url). */
  ballots: z.array(z.object({ cell: z.string(), mark: base64url, rows: z.array(z.object({ subject: z.string().nullable(), answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })) })),
  report: ballotReport,
  /** Merkle root (RFC 6962) over tokens and ballots, base64. */
  root: z.string(),
  /** Ed25519 over canonical JSON of everything above, base64. */
  seal: z.object({ keyId: z.string(), publicKey: z.string(), signature: z.string() }),
});
export type BallotBox = z.infer<typeof ballotBox>;
