import { z } from 'zod';
import { addClauses, openCitations, registerDocument } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';

/** M002: clauses under the root opinion, local rules that rest on it, on each other, and on nothing. */
export const citationTreeExample = driver(
  z.object({
    root: z.object({ id: z.string(), issuedOn: z.string() }),
    clauses: z.array(z.string()),
    localRules: z.array(z.object({ id: z.string(), basis: z.array(z.string()) })),
  }),
  async ({ root, clauses, localRules }, { house, officer }) => {
    const { clauseIds } = await addClauses(house, officer, { ref: root.id, clauses: clauses.map((number) => ({ number, text: '（示例条款）' })) });
    const refs = new Map<string, string>();
    for (const rule of localRules) {
      const basis = rule.basis.map((name) => {
        const clause = clauses.indexOf(name);
        return clause >= 0 ? { document: root.id, clauseId: clauseIds[clause]! } : { document: refs.get(name)!, clauseId: null };
      });
      const { id } = await registerDocument(house, officer, { title: rule.id, number: null, issuer: '示例县委', issuedOn: null, standing: 'local', documentSet: null, part: null, basis, clauses: [] });
      refs.set(rule.id, id);
    }
    const tree = await openCitations(house, officer);
    const byRef = new Map(tree.nodes.map((n) => [n.ref, n]));
    const year = (ref: string): number[] => byRef.get(ref)!.roots.map((r) => Number(byRef.get(r)!.issuedOn!.slice(0, 4)));
    return {
      rootYearOf: Object.fromEntries(localRules.flatMap((r) => year(refs.get(r.id)!).map((y) => [r.id, y]))),
      rulesWithoutBasis: tree.withoutBasis.map((ref) => byRef.get(ref)!.title),
      clausesWithoutLocalRule: tree.clausesWithoutRule.map((c) => c.number),
    };
  },
);
