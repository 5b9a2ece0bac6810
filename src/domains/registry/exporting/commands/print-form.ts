import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { docxMediaType } from '../../../../platform/documents/docx.ts';
import { printPdf } from '../../../../platform/documents/pdf.ts';
import type { House } from '../../../../platform/house/index.ts';
import { buildFormView, formDocx, formHtml } from '../../form/index.ts';
import { regionName } from '../../store/organization.ts';
import { auditSensitive, chosenPeople, watermarkOf } from './chosen-people.ts';
import { retirementBox } from '../../queries/retirement.ts';
import { openPersonFile, SENSITIVE_BOXES } from './export-person-files.ts';

/** 干部任免审批表 of one person, the edition with 到龄时间. The paper says who printed it and when. */
export async function printForm(house: House, actor: Actor, personId: string, format: 'docx' | 'pdf'): Promise<FileAnswer> {
  const { file, watermark, today } = await house.unit(actor, async (unit) => {
    const [person] = await chosenPeople(unit, actor, { people: [personId] });
    unit.audit({ action: 'registry.form_printed', subjectKind: 'person', subjectId: personId, detail: { format } });
    auditSensitive(unit, [person!], SENSITIVE_BOXES, '干部任免审批表', format);
    const opened = await openPersonFile(unit, person!);
    const file = { ...opened, retirementMonth: await retirementBox(unit, personId, person!.fields.bornOn, opened) };
    return { file, watermark: watermarkOf(await regionName(unit), actor, unit.at), today: unit.today };
  });
  const view = buildFormView(file, today);
  const fileName = `干部任免审批表-${file.name}.${format}`;
  if (format === 'docx') return { bytes: formDocx(view, watermark), mediaType: docxMediaType, fileName };
  return { bytes: await printPdf(formHtml(view, watermark)), mediaType: 'application/pdf', fileName, inline: true };
}
