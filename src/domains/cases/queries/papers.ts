import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { may, must } from '../../../kernel/permission.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { paperFileOf } from '../../../platform/documents/paper-file.ts';
import type { House } from '../../../platform/house/index.ts';
import { readCases, readOwnCases } from '../access.ts';
import { subjectOf, typeOf } from '../commands/hold-case.ts';
import { findCase, findDocument, noticesOf } from '../store/index.ts';

/** A paper as issued, for whoever reads the file, or (`own`) for the person it was served on. Anybody else is told that it is not there. */
export async function paperFile(house: House, actor: Actor, id: string, format: 'docx' | 'pdf', own = false): Promise<FileAnswer> {
  const paper = await house.unit(actor, async (unit) => {
    const document = await findDocument(unit, id);
    const file = document && (await findCase(unit, document.caseId));
    if (!document || !file) throw new Refusal('not_found', 'cases.no_such_document');
    if (own) {
      const served = (await noticesOf(unit, { caseId: file.id })).filter((n) => n.documentId === id).map((n) => n.personId as PersonId);
      must(actor, readOwnCases, { regionId: actor.regionId, personIds: served });
    } else {
      const subject = await subjectOf(unit, file);
      must(actor, readCases, subject);
      if (!may(actor, typeOf(file).reads, subject)) throw new Refusal('not_found', 'cases.no_such_document');
    }
    unit.audit({ action: 'cases.document_printed', subjectKind: 'case', subjectId: file.id, detail: { document: document.title, format } });
    return { ...document.paper, watermark: `${actor.name} ${dayInChina(unit.at)}` };
  });
  return paperFileOf(paper, format);
}
