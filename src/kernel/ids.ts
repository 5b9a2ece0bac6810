import { z } from 'zod';

declare const brand: unique symbol;
/** A string that names one kind of thing only; `Id<'person'>` is not an `Id<'organization'>`. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type RegionId = Id<'region'>;
export type PersonId = Id<'person'>;
export type OrganizationId = Id<'organization'>;
export type PostId = Id<'post'>;
export type AppointmentId = Id<'appointment'>;
export type AccountId = Id<'account'>;

/** zod schema of a branded uuid, for contracts. */
export const idOf = <Kind extends string>(_kind: Kind) => z.uuid() as unknown as z.ZodType<Id<Kind>, Id<Kind>>;

let lastMs = 0;
let counter = 0;
let time = '';

const HEX = Array.from({ length: 256 }, (_, b) => b.toString(16).padStart(2, '0'));
const RANDOM_PER_ID = 8;
/** Random bytes drawn for 512 ids at a time: asking for them costs more than making an id. Each byte is used once. */
const random = new Uint8Array(RANDOM_PER_ID * 512);
let used = random.length;

/**
 * A UUID version 7 (RFC 9562): time first, so that new rows land at the end of the index.
 * Within one millisecond the 12-bit counter keeps the order in which they were made.
 * Never use one where the order of making must stay secret (ballots use random ids).
 */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
    time = '';
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
    time = '';
  }
  if (time === '') {
    const hex = lastMs.toString(16).padStart(12, '0');
    time = `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
  }
  if (used === random.length) {
    globalThis.crypto.getRandomValues(random);
    used = 0;
  }
  const at = used;
  used += RANDOM_PER_ID;
  const byte = (n: number): string => HEX[random[at + n]!]!;
  return `${time}${HEX[counter >> 4]!}${HEX[counter & 15]![1]!}-${HEX[0x80 | (random[at]! & 0x3f)]!}${byte(1)}-${byte(2)}${byte(3)}${byte(4)}${byte(5)}${byte(6)}${byte(7)}` as Id<Kind>;
}
