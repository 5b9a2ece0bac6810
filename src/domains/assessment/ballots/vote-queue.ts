import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { forgetElection } from './open-elections.ts';
import { insertVotes, openNow, shareElections, type PooledVote } from './store/index.ts';

interface Waiting {
  readonly vote: PooledVote;
  readonly title: string;
  resolve(): void;
  reject(error: unknown): void;
}
/** Votes written in one transaction at most. */
const BATCH = 200;
/** Transactions under way at once: while one waits for the disk the next is filled. */
const WRITERS = 4;

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
  put(vote: PooledVote, title: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ vote, title, resolve, reject });
      if (this.#writers < WRITERS) void this.#write();
    });
  }
  async #write(): Promise<void> {
    this.#writers++;
    // What arrives in the same moment goes together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        await this.#keep(batch);
      } catch (error) {
        for (const w of batch) w.reject(error);
      }
    }
    this.#writers--;
  }
  async #keep(batch: readonly Waiting[]): Promise<void> {
    const key = (v: PooledVote): string => `${v.electionId} ${Buffer.from(v.tokenIndex).toString('hex')}`;
    // Two of one token in a batch: the first counts, the other is compared with it.
    const first = new Map<string, PooledVote>();
    for (const { vote } of batch) if (!first.has(key(vote))) first.set(key(vote), vote);
    const ids = [...new Set(batch.map((w) => w.vote.electionId))];
    const { open, stands } = await this.#house.unit(systemActor(this.#regionId, 'ballot box'), async (unit) => {
      await shareElections(unit, ids);
      const open = await openNow(unit, ids);
      return { open, stands: await insertVotes(unit, [...first.values()].filter((v) => open.has(v.electionId))) };
    });
    for (const id of ids) if (!open.has(id)) forgetElection(this.#house, this.#regionId, id);
    for (const w of batch) {
      if (!open.has(w.vote.electionId)) w.reject(new Refusal('conflict', 'assessment.election_not_open', { title: w.title }));
      else if (stands.get(key(w.vote)) === Buffer.from(w.vote.voteIndex).toString('hex')) w.resolve();
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
