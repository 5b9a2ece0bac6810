import type { PartialDate } from '../../../kernel/period.ts';

export interface CitingDocument {
  readonly ref: string;
  readonly standing: 'superior' | 'local';
  readonly issuedOn: PartialDate | null;
  readonly basis: readonly { readonly ref: string; readonly clauseId: string | null }[];
}
export interface CitableClause {
  readonly id: string;
  readonly documentRef: string;
}
export interface CitationTree {
  /** Superior documents at the top of each document's chain; a superior document without basis is its own root. */
  readonly rootsOf: ReadonlyMap<string, readonly string[]>;
  /** Local rules that rest on nothing, or only on each other: no chain of theirs reaches a superior document. */
  readonly withoutBasis: readonly string[];
  /** Clauses of superior documents that no local rule names. */
  readonly clausesWithoutRule: readonly string[];
}

/**
 * The citation tree of M002. `carriedOut` are clauses that a local document carries out by their recorded state (M004);
 * they count as named. Circles are walked once.
 */
export function citationTree(documents: readonly CitingDocument[], clauses: readonly CitableClause[], carriedOut: ReadonlySet<string> = new Set()): CitationTree {
  const byRef = new Map(documents.map((d) => [d.ref, d]));
  const rootsOf = new Map(documents.map((d) => [d.ref, roots(d, byRef)]));
  const named = new Set([...carriedOut, ...documents.filter((d) => d.standing === 'local').flatMap((d) => d.basis.flatMap((b) => (b.clauseId === null ? [] : [b.clauseId])))]);
  return {
    rootsOf,
    withoutBasis: documents.filter((d) => d.standing === 'local' && rootsOf.get(d.ref)!.length === 0).map((d) => d.ref),
    clausesWithoutRule: clauses.filter((c) => byRef.get(c.documentRef)?.standing === 'superior' && !named.has(c.id)).map((c) => c.id),
  };
}

function roots(from: CitingDocument, byRef: ReadonlyMap<string, CitingDocument>): string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const waiting = [from];
  for (let document = waiting.pop(); document; document = waiting.pop()) {
    if (seen.has(document.ref)) continue;
    seen.add(document.ref);
    const above = document.basis.flatMap((b) => byRef.get(b.ref) ?? []);
    if (above.length === 0 && document.standing === 'superior') found.add(document.ref);
    waiting.push(...above);
  }
  return [...found].sort();
}
