import type { Unit } from '../../platform/house/index.ts';
import type { PolicyPack } from './model.ts';
import { policyLibrary } from './policies.ts';
import { registeredDocuments } from './store/register.ts';

/** A document of the pack in force or of the region's own register, in one shape. */
export interface DocumentInUse {
  readonly ref: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly standing: 'superior' | 'local';
  readonly kind: 'rule' | 'report' | 'method';
  readonly from: 'pack' | 'register';
  readonly verified: boolean;
  readonly note: string | null;
  readonly documentSet: string | null;
  readonly part: 'main' | 'supporting' | null;
  /** Basis named by the pack; that of registered documents stands in their citations. */
  readonly packBasis: readonly string[];
}

/** All documents, those of the pack first. Local are those of the region's own pack, unless that pack is the root, and those that its own changes brought. */
export async function documentsInUse(unit: Unit, pack: PolicyPack): Promise<DocumentInUse[]> {
  const { folders } = await policyLibrary();
  const own = new Set([...(pack.lineage.length > 1 ? (folders.get(pack.id)?.head.documents ?? []).map((d) => d.id) : []), ...pack.amendments.flatMap((a) => a.documents)]);
  const fromPack = [...pack.documents.values()].map(
    (d): DocumentInUse => ({
      ref: d.id,
      title: d.title,
      number: d.number ?? null,
      issuer: d.issuer,
      issuedOn: d.issuedOn ?? null,
      effectiveFrom: d.effectiveFrom ?? null,
      standing: own.has(d.id) ? 'local' : 'superior',
      kind: d.kind ?? 'rule',
      from: 'pack',
      verified: d.verified,
      note: d.note ?? null,
      documentSet: null,
      part: null,
      packBasis: d.basis ?? [],
    }),
  );
  const registered = (await registeredDocuments(unit)).map(
    (d): DocumentInUse => ({
      ref: d.id,
      title: d.title,
      number: d.number,
      issuer: d.issuer,
      issuedOn: d.issuedOn,
      effectiveFrom: null,
      standing: d.standing,
      kind: 'rule',
      from: 'register',
      // Typed in by an officer from the paper in hand; nobody has compared it since.
      verified: false,
      note: null,
      documentSet: d.documentSet,
      part: d.part,
      packBasis: [],
    }),
  );
  return [...fromPack, ...registered];
}
