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

/**
 * A UUID version 7 (RFC 9562): time first, so that new rows land at the end of the index.
 * Within one millisecond the 12-bit counter keeps the order in which they were made.
 * Never use one where the order of making must stay secret (ballots use random ids).
 */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
  }
  const bytes = new Uint8Array(16);
  globalThis.crypto.getRandomValues(bytes);
  let ms = lastMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}
