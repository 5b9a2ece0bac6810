import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Block } from '../model.ts';
import type { RegionRequest } from '../region/plan.ts';
import { regionHead } from '../region/plan.ts';
import type { Confounder, Problem, Traits } from './traits.ts';

/** First line of a truth file. */
export interface TruthHead {
  readonly kind: 'region';
  readonly region: string;
  readonly size: string;
  readonly seed: number;
  readonly today: string;
  readonly scale: number;
}

/** One line per cadre. `observableMonths` of the last 24: with few of them, saying nothing is right. */
export interface TruthLine {
  readonly kind: 'person';
  readonly personId: string;
  readonly problems: readonly Problem[];
  readonly traits: Traits;
  readonly confounders: readonly Confounder[];
  readonly observableMonths: number;
}

/**
 * The truth that was planted, as JSON lines beside the database and never in it: no domain can read it.
 * It appears under its name only when it is whole.
 */
export class TruthFile {
  readonly #path: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  constructor(path: string, request: RegionRequest) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    this.#stream = createWriteStream(`${path}.part`, { mode: 0o600 });
    const head: TruthHead = { kind: 'region', region: regionHead(request).code, size: request.size, seed: request.seed, today: request.today, scale: request.scale };
    this.#stream.write(`${JSON.stringify(head)}\n`);
  }
  add(block: Block): void {
    for (const line of truthOf(block)) this.#stream.write(`${JSON.stringify(line)}\n`);
  }
  async keep(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
    renameSync(`${this.#path}.part`, this.#path);
  }
  async discard(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
    rmSync(`${this.#path}.part`, { force: true });
  }
}

export const truthOf = (block: Block): TruthLine[] =>
  block.people.map((p) => ({ kind: 'person', personId: p.id, problems: p.hidden.problems, traits: p.hidden.traits, confounders: p.hidden.confounders, observableMonths: p.hidden.observableMonths }));
