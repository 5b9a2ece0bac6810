/**
 * 64 bits of a row's content, to see at a glance that two rows say the same. Not for security: nobody gains by forging
 * it, and what an import changes is decided by comparing fields. The order of columns does not matter.
 */
export interface Fingerprint {
  add(seed: number, text: string): void;
  end(): string;
}

export function fingerprint(): Fingerprint {
  let low = 0;
  let high = 0;
  return {
    add(seed, text) {
      let a = 0xdeadbeef ^ seed;
      let b = 0x41c6ce57 ^ seed;
      for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        a = Math.imul(a ^ c, 2654435761);
        b = Math.imul(b ^ c, 1597334677);
      }
      a = Math.imul(a ^ (a >>> 16), 2246822507);
      b = Math.imul(b ^ (b >>> 13), 3266489909);
      low = (low + (a ^ (b >>> 15))) | 0;
      high = (high + (b ^ (a >>> 15))) | 0;
    },
    end: () => (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0'),
  };
}

/** Tells one column's texts from another's. */
export function seedOf(key: string): number {
  let seed = 0x9e3779b9;
  for (let i = 0; i < key.length; i++) seed = Math.imul(seed ^ key.charCodeAt(i), 16777619);
  return seed;
}
