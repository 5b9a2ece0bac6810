import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { forgetElection } from './open-elections.ts';
import { keepVotes, type PooledVote } from './store/index.ts';

interface Waiting {
  readonly electionId: string;
  readonly vote: PooledVote;
  readonly title: string;
  resolve(): void;
  reject(error: unknown): void;
}
/** Votes written in one transaction at most. */
const BATCH = 200;
/** Transactions under way at once: while one waits for the disk the next is filled. */
const WRITERS = 2;

/**
 * Votes that arrive while others are being written go together in the next transaction, in the order of their indexes: one commit
 * for many, and among them neither row nor transaction says who came first. A promise resolves once its vote is kept for good.
 */
class VoteQueue {
  readonly #house: House;
  readonly #regionId: RegionId;
  #waiting: Waiting[] = [];
  #writers = 0;
  constructor(house: House, regionId: RegionId) {
    this.#house = house;
    this.#regionId = regionId;
  }
  put(electionId: string, vote: PooledVote, title: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ electionId, vote, title, resolve, reject });
      if (this.#writers < WRITERS) void this.#write();
    });
  }
  async #write(): Promise<void> {
    this.#writers++;
    // What arrives in the same moment goes together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#next();
      try {
        await this.#keep(batch[0]!, batch);
      } catch (error) {
        for (const w of batch) w.reject(error);
      }
    }
    this.#writers--;
  }
  /** Votes of the election that has waited longest. */
  #next(): Waiting[] {
    const { electionId } = this.#waiting[0]!;
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const w of this.#waiting) (w.electionId === electionId && batch.length < BATCH ? batch : rest).push(w);
    this.#waiting = rest;
    return batch;
  }
  async #keep({ electionId, title }: Waiting, batch: readonly Waiting[]): Promise<void> {
    const key = (v: PooledVote): string => Buffer.from(v.tokenIndex).toString('base64');
    // Two of one token in a batch: the first counts, the other is compared with it.
    const first = new Map<string, PooledVote>();
    for (const { vote } of batch) if (!first.has(key(vote))) first.set(key(vote), vote);
    const stands = await keepVotes(this.#house, systemActor(this.#regionId, 'ballot box'), electionId, [...first.values()]);
    if (!stands) {
      forgetElection(this.#house, this.#regionId, electionId);
      throw new Refusal('conflict', 'assessment.election_not_open', { title });
    }
    for (const w of batch) {
      if (Buffer.compare(stands.get(first.get(key(w.vote))!)!, w.vote.voteIndex) === 0) w.resolve();
      else w.reject(new Refusal('conflict', 'assessment.token_spent'));
    }
  }
}

const queues = new WeakMap<House, Map<string, VoteQueue>>();
export function voteQueue(house: House, regionId: RegionId): VoteQueue {
  const byRegion = queues.get(house) ?? new Map<string, VoteQueue>();
  queues.set(house, byRegion);
  const queue = byRegion.get(regionId) ?? new VoteQueue(house, regionId);
  byRegion.set(regionId, queue);
  return queue;
}
