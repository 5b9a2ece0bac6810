import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { castBallots } from '../../access.ts';
import { electionStates } from '../model.ts';
import { formDefinition, key } from './form.ts';
import { namedSubject } from './elections.ts';

const bytes = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`), `base64url of ${length} bytes`);
/** RSA 2048: 256 bytes. */
export const blinded = bytes(256);
export const digest = bytes(32);
const region = z.string().regex(/^[A-Za-z0-9-]{1,20}$/);
/** Four groups of four letters and digits without I, L, O and U. Case and hyphens do not matter. */
export const paperCode = z.string().trim().min(16).max(24).regex(/^[0-9A-Za-z-]+$/);

/** What a voter gets to fill in. Everybody of a group gets the same, except `own`. */
export const ballotSheet = z.object({
  region: z.string(),
  electionId: z.string(),
  title: z.string(),
  state: z.enum(electionStates),
  opensAt: z.string(),
  closesAt: z.string(),
  group: z.string(),
  groupName: z.object({ zh: z.string(), en: z.string() }),
  form: formDefinition,
  subjects: z.array(namedSubject),
  /** The voter's own row, which he leaves out; null when he is not among the subjects. Use `rowsLeftOut` (rules/rows-left-out.ts) to choose the others. */
  own: z.string().nullable(),
  /** How many rows to leave out (own row and random others); ballots with another number are refused. */
  leftOut: z.number(),
  /** Verification key of the group, SPKI PEM (RSA-PSS, SHA-384, salt 48). Empty until the election opens. */
  publicKey: z.string(),
  /** Pad the vote's body to this many bytes with `padding`, so that its length says nothing. */
  bodyBytes: z.number(),
  /** Wait a random time up to this before sending, counted from taking the ballot. */
  delaySeconds: z.number(),
  /** Tells voters on one phone apart: a keyed hash of election and voter that nobody without the house's key can compute from the roll. */
  holder: z.string(),
  /** The signature was given out already; it can be fetched again only with the same blinded message. */
  taken: z.boolean(),
});
export type BallotSheet = z.infer<typeof ballotSheet>;

export const myBallots = endpoint({
  name: 'assessment.my_ballots',
  method: 'GET',
  path: '/assessment/ballots/mine',
  summary: 'Elections on whose roll the caller stands: waiting, open, closed. Whether he took his ballot; never whether he voted.',
  output: z.array(z.object({ electionId: z.string(), title: z.string(), state: z.enum(electionStates), group: z.string(), opensAt: z.string(), closesAt: z.string(), taken: z.boolean() })),
  permission: castBallots,
  refusals: [],
});
export const takeBallot = endpoint({
  name: 'assessment.take_ballot',
  method: 'GET',
  path: '/assessment/ballots/mine/:id',
  summary: 'The ballot to fill in. Refuses people who are not on the roll.',
  params: z.object({ id: z.uuid() }),
  output: ballotSheet,
  permission: castBallots,
  refusals: ['assessment.not_on_roll'],
});
export const signBallot = endpoint({
  name: 'assessment.sign_ballot',
  method: 'POST',
  path: '/assessment/ballots/mine/:id/signature',
  summary: 'Signs a blinded token (RFC 9474) for a voter on the roll, once. The same blinded message again gets the same signature (a lost network); another one is refused.',
  params: z.object({ id: z.uuid() }),
  body: z.object({ blinded }),
  output: z.object({ signature: z.string() }),
  permission: castBallots,
  crowd: true,
  refusals: ['assessment.not_on_roll', 'assessment.election_not_open', 'assessment.ballot_taken', 'assessment.blinded_out_of_range'],
});

export const ballotByCode = endpoint({
  name: 'assessment.ballot_by_code',
  method: 'POST',
  path: '/vote/:region/ballot',
  summary: 'The ballot of a paper code. No session is read and none is needed.',
  params: z.object({ region }),
  body: z.object({ code: paperCode }),
  output: ballotSheet,
  permission: 'public',
  anonymous: true,
  crowd: true,
  refusals: ['assessment.no_such_code'],
});
export const signByCode = endpoint({
  name: 'assessment.sign_by_code',
  method: 'POST',
  path: '/vote/:region/signature',
  summary: 'Signs a blinded token for a paper code, once; otherwise as for people on the roll.',
  params: z.object({ region }),
  body: z.object({ code: paperCode, blinded }),
  output: z.object({ signature: z.string() }),
  permission: 'public',
  anonymous: true,
  crowd: true,
  refusals: ['assessment.no_such_code', 'assessment.election_not_open', 'assessment.ballot_taken', 'assessment.blinded_out_of_range'],
});

export const ballotPaper = z.object({
  mark: digest,
  rows: z.array(z.object({ subject: z.uuid().nullable(), answers: z.record(key, z.union([z.string().max(500), z.array(key).max(60)])) })).max(301),
});
export const castVote = endpoint({
  name: 'assessment.cast_vote',
  method: 'POST',
  path: '/vote/:region/:electionId',
  summary: 'Puts a vote in: a token signed by the group’s key, and the paper. Without session, cookie, address or log line. The same vote again gets the same answer; another vote with the same token is refused. An answer means the vote is kept.',
  params: z.object({ region, electionId: z.uuid() }),
  body: z.object({ group: key, message: bytes(64), signature: bytes(256), paper: ballotPaper, padding: z.string().optional() }),
  output: z.object({ received: z.literal(true), /** SHA-256 of the message, base64url: ask with it later. */ tokenHash: z.string() }),
  permission: 'public',
  anonymous: true,
  crowd: true,
  refusals: ['assessment.no_such_election', 'assessment.election_not_open', 'assessment.vote_not_signed', 'assessment.token_spent', 'assessment.paper_refused'],
});
export const checkVote = endpoint({
  name: 'assessment.check_vote',
  method: 'POST',
  path: '/vote/:region/:electionId/check',
  summary: 'Is the vote there? Asked with the hash of its token, without a session. Once it is published also: is the ballot with this mark in the box, and under which hash.',
  params: z.object({ region, electionId: z.uuid() }),
  body: z.object({ tokenHash: digest, mark: digest.optional() }),
  output: z.object({
    state: z.enum(electionStates),
    /** `waiting` in the pool, `in_box`, or `absent`. */
    token: z.enum(['waiting', 'in_box', 'absent']),
    /** Hash (base64url) of the ballot with this mark as it stands in the box; null when there is none, or before publication. */
    ballotHash: z.string().nullable(),
    /** Root of the published box, base64; null before. */
    root: z.string().nullable(),
  }),
  permission: 'public',
  anonymous: true,
  crowd: true,
  refusals: ['assessment.no_such_election'],
});
