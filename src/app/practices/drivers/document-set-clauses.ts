import { z } from 'zod';
import { listClauses, registerDocument, setClauseState } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';

/** M004: one main and several supporting documents broken into clauses; what is not carried out here remains on the list. */
export const documentSetClauses = driver(
  z.object({ mainDocuments: z.int(), supportingDocuments: z.int(), clausesPerDocument: z.int(), implementedClauses: z.int() }),
  async ({ mainDocuments, supportingDocuments, clausesPerDocument, implementedClauses }, { house, officer }) => {
    const documentSet = `“${mainDocuments}+${supportingDocuments}”`;
    const clauseIds: string[] = [];
    for (let n = 0; n < mainDocuments + supportingDocuments; n++) {
      const made = await registerDocument(house, officer, {
        title: `系列文件之${n + 1}`,
        number: null,
        issuer: '示例省委',
        issuedOn: null,
        standing: 'superior',
        documentSet,
        part: n < mainDocuments ? 'main' : 'supporting',
        basis: [],
        clauses: Array.from({ length: clausesPerDocument }, (_c, i) => ({ number: `第${i + 1}条`, text: '（示例条款）' })),
      });
      clauseIds.push(...made.clauseIds);
    }
    for (const clauseId of clauseIds.slice(0, implementedClauses)) {
      await setClauseState(house, officer, { clauseId, state: 'implemented', localMeasure: '本县措施', localDocument: null, owner: '组织部', dueOn: null, note: null });
    }
    const open = await listClauses(house, officer, { which: 'open', set: documentSet });
    const all = await listClauses(house, officer, { set: documentSet });
    const set = all.sets.find((s) => s.name === documentSet)!;
    return { documents: set.documents, clauses: all.clauses.length, notImplemented: open.clauses.length };
  },
);
