import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationTree, type CitingDocument } from './citation-tree.ts';

const superior = (ref: string, ...basis: string[]): CitingDocument => ({ ref, standing: 'superior', issuedOn: '2018', basis: basis.map((b) => ({ ref: b, clauseId: null })) });
const local = (ref: string, ...basis: [string, string?][]): CitingDocument => ({ ref, standing: 'local', issuedOn: '2023', basis: basis.map(([b, clauseId]) => ({ ref: b, clauseId: clauseId ?? null })) });
const clauses = ['c1', 'c2', 'c3'].map((id) => ({ id, documentRef: 'opinion' }));

describe('citation tree (M002)', () => {
  it('climbs through local rules to the root', () => {
    const tree = citationTree([superior('opinion'), local('甲', ['opinion', 'c1']), local('乙', ['甲']), local('丙')], clauses);
    expect(tree.rootsOf.get('乙')).toEqual(['opinion']);
    expect(tree.withoutBasis).toEqual(['丙']);
    expect(tree.clausesWithoutRule).toEqual(['c2', 'c3']);
  });
  it('does not take two local rules that cite each other for a basis', () => {
    expect(citationTree([local('甲', ['乙']), local('乙', ['甲'])], []).withoutBasis).toEqual(['甲', '乙']);
  });
  it('finds every root when a rule rests on several documents', () => {
    expect(citationTree([superior('a'), superior('b', 'a'), superior('c'), local('甲', ['b'], ['c'])], []).rootsOf.get('甲')).toEqual(['a', 'c']);
  });
  it('counts a clause as carried out by its recorded state, and clauses of local documents never', () => {
    const tree = citationTree([superior('opinion'), local('甲', ['opinion'])], [...clauses, { id: 'own', documentRef: '甲' }], new Set(['c2']));
    expect(tree.clausesWithoutRule).toEqual(['c1', 'c3']);
  });
  it('a document outside the register is no basis', () => expect(citationTree([local('甲', ['nowhere'])], []).withoutBasis).toEqual(['甲']));

  it('ends and agrees with reachability on any graph, circles included', () => {
    const graph = fc.array(fc.tuple(fc.boolean(), fc.array(fc.nat({ max: 7 }), { maxLength: 3 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(graph, (shape) => {
        const documents = shape.map(([isLocal, basis], i) => (isLocal ? local : superior)(String(i), ...(basis.map((b) => (isLocal ? [String(b)] : String(b))) as never[])));
        const tree = citationTree(documents, []);
        // Reachability by squaring, written another way.
        const n = documents.length;
        const reach = documents.map((_d, i) => documents.map((_e, j) => i === j || documents[i]!.basis.some((b) => b.ref === String(j))));
        for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (reach[i]![k] && reach[k]![j]) reach[i]![j] = true;
        const isRoot = documents.map((d) => d.standing === 'superior' && d.basis.every((b) => Number(b.ref) >= n));
        documents.forEach((d, i) => expect(tree.rootsOf.get(d.ref)).toEqual(documents.filter((_e, j) => reach[i]![j] && isRoot[j]).map((e) => e.ref)));
      }),
    );
  });
});
