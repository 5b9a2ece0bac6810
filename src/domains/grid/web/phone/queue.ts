import type { Visit } from '../../model.ts';

/** What the phone keeps: addresses to visit, and visits that no server has confirmed yet. Nothing of residents but what a waiting visit holds. */
export interface Mine {
  readonly name: string;
  readonly patches: readonly { readonly id: string; readonly level: string; readonly name: string; readonly households: number; readonly visited: number }[];
  readonly households: readonly { readonly id: string; readonly address: string; readonly patchName: string; readonly lastVisit: string | null; readonly complete: boolean }[];
  /** Messages not read yet; a list kept by an earlier version has none. */
  readonly unread?: number;
}
export interface Waiting {
  readonly visit: Visit;
  /** Why the server refused it; null while it waits to be sent. */
  readonly refused: string | null;
}
/** Where things are kept; `localStorage` on a phone. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}
export interface Answer {
  readonly id: string;
  readonly state: 'stored' | 'known' | 'refused';
  readonly code?: string;
}
const MINE = 'dandang.head.mine';
const WAITING = 'dandang.head.visit.';
const KEYS = 'dandang.head.waiting';
/** As many as the server takes at once. */
const AT_ONCE = 200;

function read<T>(shelf: Shelf, key: string, otherwise: T): T {
  try {
    const text = shelf.getItem(key);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}
export const keptMine = (shelf: Shelf): Mine | null => read<Mine | null>(shelf, MINE, null);
export function keepMine(shelf: Shelf, mine: Mine): void {
  try {
    shelf.setItem(MINE, JSON.stringify(mine));
  } catch {
    // Without room the list is fetched anew next time; visits have theirs.
  }
}
/** Each visit lies under a key of its own: one that cannot be written never harms another. */
export const waiting = (shelf: Shelf): Waiting[] => read<string[]>(shelf, KEYS, []).flatMap((id) => read<Waiting[]>(shelf, WAITING + id, []).slice(0, 1));
/** Throws when the phone has no room: the visit must not look as if it were kept. */
export function put(shelf: Shelf, w: Waiting): void {
  shelf.setItem(WAITING + w.visit.id, JSON.stringify([w]));
  const ids = read<string[]>(shelf, KEYS, []);
  if (ids.indexOf(w.visit.id) < 0) shelf.setItem(KEYS, JSON.stringify([...ids, w.visit.id]));
}
export function drop(shelf: Shelf, id: string): void {
  shelf.setItem(KEYS, JSON.stringify(read<string[]>(shelf, KEYS, []).filter((k) => k !== id)));
  shelf.removeItem(WAITING + id);
}

/**
 * Sends what waits, so many at a time. A visit leaves the phone only when the server says that it has it; when the network breaks at any
 * step everything unconfirmed stays and goes again under the same id. Out: how many the server has now.
 */
export async function sync(shelf: Shelf, send: (visits: readonly Visit[]) => Promise<readonly Answer[]>): Promise<number> {
  let sent = 0;
  const open = waiting(shelf).filter((w) => w.refused === null);
  for (let i = 0; i < open.length; i += AT_ONCE) {
    const batch = open.slice(i, i + AT_ONCE);
    const answers = await send(batch.map((w) => w.visit));
    for (const a of answers) {
      const w = batch.find((x) => x.visit.id === a.id);
      if (!w) continue;
      if (a.state === 'refused') put(shelf, { visit: w.visit, refused: a.code ?? '' });
      else {
        drop(shelf, a.id);
        sent++;
      }
    }
  }
  return sent;
}

/** A random id (RFC 9562, version 4); older phones have no function for it. */
export function newVisitId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
