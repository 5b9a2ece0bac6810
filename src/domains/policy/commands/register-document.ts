import type { Actor } from '../../../kernel/actor.ts';
import type { PartialDate } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeRegister } from '../access.ts';
import { documentsInUse } from '../documents-in-use.ts';
import { allClauses, insertClauses } from '../store/clauses.ts';
import { insertCitations, insertDocument } from '../store/register.ts';
import { policyInForce } from './policy-in-force.ts';

export interface NewClause {
  readonly number: string;
  readonly text: string;
}
export interface NewDocument {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: PartialDate | null;
  readonly standing: 'superior' | 'local';
  readonly documentSet: string | null;
  readonly part: 'main' | 'supporting' | null;
  readonly basis: readonly { readonly document: string; readonly clauseId: string | null }[];
  readonly clauses: readonly NewClause[];
}

/**
 * Registers a document outside the pack: what it rests on, and its clauses (M002, M004).
 * A local rule without a basis is accepted: the citation tree lists it, which is what it is for.
 */
export const registerDocument = (house: House, actor: Actor, input: NewDocument): Promise<{ id: string; clauseIds: string[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    const known = await documentsInUse(unit, (await policyInForce(unit, unit.today)).pack);
    if (known.some((d) => d.title === input.title && d.number === input.number && d.issuer === input.issuer)) {
      throw new Refusal('conflict', 'policy.document_registered_already', { title: input.title });
    }
    const clauses = new Map((await allClauses(unit)).map((c) => [c.id, c]));
    const reasons: Reason[] = input.basis.flatMap((b, i): Reason[] => {
      const at = `basis[${i}]`;
      if (!known.some((d) => d.ref === b.document)) return [{ code: 'policy.document_not_found', params: { document: b.document }, at }];
      if (b.clauseId === null) return [];
      const clause = clauses.get(b.clauseId);
      if (!clause) return [{ code: 'policy.clause_not_found', params: { clause: b.clauseId }, at }];
      return clause.documentRef === b.document ? [] : [{ code: 'policy.clause_of_other_document', params: { clause: clause.number }, at }];
    });
    if (input.part !== null && input.documentSet === null) reasons.push({ code: 'policy.part_without_set', at: 'part' });
    reasons.push(...numbersTwice([], input.clauses));
    if (reasons.length > 0) throw new Refusal('invalid', reasons[0]!.code, reasons[0]!.params, reasons);
    const { basis, clauses: newClauses, ...document } = input;
    const id = await insertDocument(unit, document);
    await insertCitations(unit, id, basis);
    const clauseIds = await insertClauses(unit, id, newClauses);
    unit.audit({ action: 'policy.document_registered', subjectKind: 'document', subjectId: id, detail: { title: input.title, standing: input.standing, basis: basis.length, clauses: clauseIds.length } });
    return { id, clauseIds };
  });

/** Breaks a document of the pack or of the register into (more) clauses. */
export const addClauses = (house: House, actor: Actor, input: { readonly ref: string; readonly clauses: readonly NewClause[] }): Promise<{ clauseIds: string[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    await mustBeDocument(unit, input.ref);
    const had = (await allClauses(unit)).filter((c) => c.documentRef === input.ref).map((c) => c.number);
    const reasons = numbersTwice(had, input.clauses);
    if (reasons.length > 0) throw new Refusal('conflict', reasons[0]!.code, reasons[0]!.params, reasons);
    const clauseIds = await insertClauses(unit, input.ref, input.clauses);
    unit.audit({ action: 'policy.clauses_added', subjectKind: 'document', subjectId: input.ref, detail: { clauses: clauseIds.length } });
    return { clauseIds };
  });

export async function mustBeDocument(unit: Unit, ref: string, at?: string): Promise<void> {
  const known = await documentsInUse(unit, (await policyInForce(unit, unit.today)).pack);
  if (!known.some((d) => d.ref === ref)) {
    throw new Refusal('not_found', 'policy.document_not_found', { document: ref }, at === undefined ? [] : [{ code: 'policy.document_not_found', params: { document: ref }, at }]);
  }
}

function numbersTwice(had: readonly string[], clauses: readonly NewClause[]): Reason[] {
  const seen = new Set(had);
  return clauses.flatMap((c, i) => {
    const twice = seen.has(c.number);
    seen.add(c.number);
    return twice ? [{ code: 'policy.clause_number_twice', params: { number: c.number }, at: `clauses[${i}]` }] : [];
  });
}
