/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code unit, no spaces, JavaScript's own numbers and strings.
 * The same value always gives the same text, so its hash can be recomputed from a database row.
 * `undefined` members are left out; anything JSON cannot say is refused as a bug.
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  return ordered === NUMERIC_KEYS ? spelledOut(value) : JSON.stringify(ordered);
}

/** JavaScript puts keys that are whole numbers first whatever the order they come in; such objects are written out by hand. */
const NUMERIC_KEYS = Symbol('numeric keys');
const WHOLE = /^(0|[1-9]\d{0,9})$/;

/**
 * The value with its keys in order, itself where they are already. The runtime's own writer then does the rest, several times
 * faster than writing in script; entries go in by the thousand.
 */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value === undefined) return value;
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) {
    let copy: unknown[] | null = null;
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      const ordered = inOrder(item);
      if (ordered === NUMERIC_KEYS) return NUMERIC_KEYS;
      if (item === undefined) throw new TypeError('canonical JSON cannot say undefined in a list');
      if (ordered !== item) (copy ??= value.slice())[i] = ordered;
    }
    return copy ?? value;
  }
  const members = plain(value);
  const keys = Object.keys(members);
  let sorted = true;
  for (let i = 0; i < keys.length; i++) {
    // Assigning `__proto__` would set the prototype instead of a member.
    if (WHOLE.test(keys[i]!) || keys[i] === '__proto__') return NUMERIC_KEYS;
    if (i > 0 && keys[i - 1]! > keys[i]!) sorted = false;
  }
  if (!sorted) keys.sort();
  let copy: Record<string, unknown> | null = sorted ? null : {};
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const member = members[key];
    const ordered = inOrder(member);
    if (ordered === NUMERIC_KEYS) return NUMERIC_KEYS;
    if (copy === null && ordered !== member) {
      copy = {};
      for (let before = 0; before < i; before++) copy[keys[before]!] = members[keys[before]!];
    }
    if (copy !== null) copy[key] = ordered;
  }
  return copy ?? members;
}

function spelledOut(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelledOut).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = plain(value);
  const keys = Object.keys(members).filter((k) => members[k] !== undefined).sort();
  return `{${keys.map((k) => `${JSON.stringify(k)}:${spelledOut(members[k])}`).join(',')}}`;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError('canonical JSON holds finite numbers only');
  return value;
}

function plain(value: unknown): Record<string, unknown> {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError(`canonical JSON cannot say ${Object.prototype.toString.call(value)}`);
  return value as Record<string, unknown>;
}
