import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { Unit } from '../../../platform/house/index.ts';

/** A file attached to something the reader may see, to look at or to save. Reading it is audited under its subject. */
export async function attachedFile(unit: Unit, attachments: readonly { readonly hash: string; readonly name: string }[], hash: string, subject: { readonly kind: string; readonly id: string }): Promise<FileAnswer> {
  const named = attachments.find((a) => a.hash === hash);
  if (!named) throw new Refusal('not_found', 'assessment.no_such_file');
  const file = await readFile(unit, hash);
  unit.audit({ action: 'assessment.proof_read', subjectKind: subject.kind, subjectId: subject.id, detail: { hash } });
  return { bytes: file.bytes, mediaType: file.mediaType, fileName: named.name, inline: file.mediaType.startsWith('image/') || file.mediaType === 'application/pdf' };
}
