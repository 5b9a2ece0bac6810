import type { RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../db/index.ts';
import type { FieldCipher } from './field-cipher.ts';
import type { TreeSigner } from './keys.ts';
import { callFunction, runUnit, type Unit } from './unit.ts';

/** What every command gets: the clock, the keys, the log and the way to open a unit of work. */
export interface House {
  readonly clock: Clock;
  readonly log: Logger;
  /** Encrypts sensitive fields one by one and makes the blind index to search them. */
  readonly cipher: FieldCipher;
  /** Signs tree heads and receipts (Ed25519). */
  readonly signer: TreeSigner;
  /** Runs `work` in one transaction as the actor; commits when it resolves, leaves nothing when it throws. */
  unit<T>(actor: Actor, work: (unit: Unit) => Promise<T>): Promise<T>;
  /** A unit of work that is one call of a plpgsql function (`region` comes first in its arguments), for what thousands do at once. No audit, no events. */
  call<Row>(actor: Actor, call: (region: RawBuilder<string>) => RawBuilder<unknown>): Promise<Row[]>;
  /** Tells the background worker of that name that there is something to do; never waits. */
  wake(worker: string): void;
  /** For health checks and background work outside any region. */
  readonly database: Database;
}

export interface HouseParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly cipher: FieldCipher;
  readonly signer: TreeSigner;
  readonly database: Database;
  readonly wake?: (worker: string) => void;
}

export function buildHouse(parts: HouseParts): House {
  const house: House = {
    clock: parts.clock,
    log: parts.log,
    cipher: parts.cipher,
    signer: parts.signer,
    database: parts.database,
    wake: parts.wake ?? (() => {}),
    unit: (actor, work) => runUnit(house, parts.database, actor, work),
    call: (actor, call) => callFunction(parts.database, actor, call),
  };
  return house;
}
