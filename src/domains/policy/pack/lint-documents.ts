import { firstDayOf, type PartialDate } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { PolicyDocument, PolicyPack } from '../model.ts';
import { originOf } from './origin.ts';

/** Faults of the documents of a pack: a basis nobody declares, circles of citation, dates that contradict each other. */
export function lintDocuments(pack: PolicyPack, found: Reason[]): void {
  const circles = new Set<string>();
  for (const document of pack.documents.values()) {
    const at = `${originOf(document, 'documents')}#${document.id}`;
    if (document.issuedOn !== undefined && document.effectiveFrom !== undefined && wholly(document.effectiveFrom, document.issuedOn)) {
      found.push({ code: 'policy.in_force_before_issued', params: { effectiveFrom: document.effectiveFrom, issuedOn: document.issuedOn }, at });
    }
    for (const id of document.basis ?? []) {
      const basis = pack.documents.get(id);
      if (!basis) found.push({ code: 'policy.document_unknown', params: { document: id }, at });
      else if (document.issuedOn !== undefined && basis.issuedOn !== undefined && wholly(document.issuedOn, basis.issuedOn)) {
        found.push({ code: 'policy.basis_newer', params: { basis: id, issuedOn: basis.issuedOn, than: document.issuedOn }, at });
      }
    }
    const circle = circleThrough(pack, document);
    if (circle !== null && !circles.has(circle)) {
      circles.add(circle);
      found.push({ code: 'policy.citation_circle', params: { documents: circle }, at });
    }
  }
}

/** The last day of the first lies before the first day of the second: whatever day an unfinished date means. */
const wholly = (first: PartialDate, second: PartialDate): boolean => `${first}-99-99`.slice(0, 10) < firstDayOf(second);

/** The circle a document stands in, spelled from its first id by alphabet so that each is named once; null when it stands in none. */
function circleThrough(pack: PolicyPack, start: PolicyDocument): string | null {
  const search = (id: string, way: readonly string[]): readonly string[] | null => {
    if (way.length > 0 && id === start.id) return way;
    if (way.includes(id)) return null;
    for (const next of pack.documents.get(id)?.basis ?? []) {
      const circle = search(next, [...way, id]);
      if (circle) return circle;
    }
    return null;
  };
  const circle = search(start.id, []);
  if (!circle) return null;
  const first = circle.indexOf([...circle].sort()[0]!);
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]!].join(' → ');
}
