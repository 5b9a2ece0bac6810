import { sql, type RawBuilder } from 'kysely';

/** A jsonb parameter. Both drivers would read a bare array as a PostgreSQL array. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;

/** Bytes as PostgreSQL's hex text. */
export const hexBytes = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;

/** PostgreSQL type → JavaScript, the same for both drivers: days stay text, counts are numbers. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  20: (text) => {
    const n = Number(text);
    if (!Number.isSafeInteger(n)) throw new RangeError(`bigint out of range: ${text}`);
    return n;
  },
  1082: (text) => text,
};
