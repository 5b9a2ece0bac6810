import type { Precedent } from '../model.ts';

export interface NearPrecedent {
  readonly precedent: Precedent;
  /** Facts that agree, and those that do not. */
  readonly same: readonly string[];
  readonly different: readonly { readonly fact: string; readonly here: string | boolean | null; readonly there: string | boolean | null }[];
  readonly sameField: boolean;
}

/**
 * Decided cases most like this one: more facts alike first, of equal ones those of the same field, then the newer. Facts one of them does
 * not know are different. What differed is said, so that nobody takes a near case for an equal one.
 */
export function nearest(facts: Readonly<Record<string, string | boolean>>, field: string | null, precedents: readonly Precedent[], most: number): NearPrecedent[] {
  const names = Object.keys(facts);
  const scored = precedents.map((precedent) => ({ precedent, alike: names.filter((n) => precedent.facts[n] === facts[n]).length, sameField: field !== null && precedent.field === field }));
  scored.sort((a, b) => b.alike - a.alike || Number(b.sameField) - Number(a.sameField) || (a.precedent.decidedOn < b.precedent.decidedOn ? 1 : a.precedent.decidedOn > b.precedent.decidedOn ? -1 : a.precedent.caseId < b.precedent.caseId ? -1 : 1));
  return scored
    .filter((s) => s.alike > 0)
    .slice(0, most)
    .map(({ precedent, sameField }) => {
      const all = [...new Set([...names, ...Object.keys(precedent.facts)])];
      return {
        precedent,
        sameField,
        same: all.filter((n) => facts[n] !== undefined && facts[n] === precedent.facts[n]),
        different: all.filter((n) => facts[n] !== precedent.facts[n]).map((fact) => ({ fact, here: facts[fact] ?? null, there: precedent.facts[fact] ?? null })),
      };
    });
}
