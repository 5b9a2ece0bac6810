/** What the address of the voting page asks for. */
export type Place =
  | { readonly kind: 'mine'; readonly electionId: string }
  | { readonly kind: 'code'; readonly region: string; readonly code: string }
  | { readonly kind: 'type_code'; readonly region: string }
  | { readonly kind: 'receipt'; readonly region: string; readonly electionId: string; readonly tokenHash: string }
  | { readonly kind: 'nowhere' };

/**
 * `/vote/mine/<election>` · `/vote/<region>#<code>` (QR) · `/vote/<region>` (type the code) · `/vote/<region>/<election>#<receipt>`.
 * Codes and receipts stand behind `#`, which no browser sends to a server.
 */
export function placeOf(path: string, hash: string): Place {
  const [, head, first, second, more] = path.replace(/\/+$/, '').split('/').map(decoded);
  const behind = decoded(hash.replace(/^#/, ''));
  if (head !== 'vote' || !first || more !== undefined) return { kind: 'nowhere' };
  if (first === 'mine') return second ? { kind: 'mine', electionId: second } : { kind: 'nowhere' };
  if (second) return { kind: 'receipt', region: first, electionId: second, tokenHash: behind };
  return behind === '' ? { kind: 'type_code', region: first } : { kind: 'code', region: first, code: behind };
}
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
