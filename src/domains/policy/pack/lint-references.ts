import { firstDayOf } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { PolicyPack, Source } from '../model.ts';

/** Looks up a cited document; `from`: the day from which the value or rule counts, which must not lie before its document. */
export type Cite = (source: Source, at: string, from?: string) => void;

/** Citations of a pack: a document that is not declared, and a value or rule older than its document, are faults. */
export const citing =
  (pack: PolicyPack, found: Reason[]): Cite =>
  (source, at, from) => {
    const document = pack.documents.get(source.document);
    if (!document) {
      found.push({ code: 'policy.document_unknown', params: { document: source.document }, at });
    } else if (from !== undefined && document.effectiveFrom !== undefined && from < firstDayOf(document.effectiveFrom)) {
      found.push({ code: 'policy.before_its_document', params: { from, document: source.document, effectiveFrom: document.effectiveFrom }, at });
    }
  };

/** The names of parameters; those the pack lacks are faults. */
export const parameterNames = (pack: PolicyPack, uses: readonly string[], at: string, found: Reason[]): string[] =>
  uses.flatMap((id) => {
    const parameter = pack.parameters.get(id);
    if (!parameter) found.push({ code: 'policy.parameter_not_found', params: { parameter: id, pack: pack.id }, at });
    return parameter ? [parameter.name] : [];
  });
