import type { Scope } from '../../model.ts';

/** A photograph on the telephone: small for looking at; its bytes until they are with the server. */
export interface KeptPhoto {
  readonly key: string;
  readonly thumb: string;
  readonly data: string | null;
}
/** What is being written. It is frozen in `clientId`: sent twice, it is one demand. */
export interface Draft {
  readonly clientId: string;
  readonly words: string;
  readonly scope: Scope;
  readonly aboutHead: boolean;
  readonly place: string;
  readonly wantsAnswer: boolean;
  readonly contact: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly photos: readonly KeptPhoto[];
}
export interface Receipt {
  readonly number: string;
  readonly secret: string;
  readonly region: string;
  readonly words: string;
  readonly at: string;
}

const PREFIX = 'dandang.demand.';
const MOST = 20;

/** A random UUID without the newer function, which browsers inside WeChat lack. */
export function newUuid(): string {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 0x0f) | 0x40;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = Array.from(b, (x) => (x + 256).toString(16).slice(1)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
export const emptyDraft = (): Draft => ({ clientId: newUuid(), words: '', scope: 'one', aboutHead: false, place: '', wantsAnswer: false, contact: '', latitude: null, longitude: null, photos: [] });

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
const place = (card: string | null): string => `draft.${card ?? ''}`;
export const keptDraft = (card: string | null): Draft | null => read<Draft>(place(card));
/** Where the telephone is full, words are kept before pictures. */
export const keepDraft = (card: string | null, draft: Draft): boolean => write(place(card), draft) || write(place(card), { ...draft, photos: [] });
export function forgetDraft(card: string | null): void {
  try {
    localStorage.removeItem(PREFIX + place(card));
  } catch {
    // Nothing was kept.
  }
}
export const receipts = (): readonly Receipt[] => read<Receipt[]>('receipts') ?? [];
export const keepReceipt = (r: Receipt): boolean => write('receipts', [r, ...receipts().filter((o) => o.number !== r.number)].slice(0, MOST));
/** Names this telephone by chance, for counting floods; it says nothing about whose it is. */
export function phoneMark(): string {
  const kept = read<string>('phone');
  if (kept !== null) return kept;
  const made = newUuid();
  write('phone', made);
  return made;
}
