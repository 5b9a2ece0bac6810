import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { addDays } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import { regionName, watermarkOf } from '../../registry/index.ts';
import { readAudit } from '../access.ts';
import { listAudit } from '../store/index.ts';
import { startOf, type AuditQuestion } from './audit.ts';
import { auditWords, type Language } from './audit-words.ts';
import { subjectNames } from './subject-names.ts';

/** More than this nobody reads in a table; a narrower question is asked for. */
const MOST_LINES = 50_000;

/** The lines of a question as xlsx, newest first, with the network address: only the auditor sees it. Refuses `security.audit_too_long`. */
export async function exportAudit(house: House, actor: Actor, question: AuditQuestion & { readonly language: Language }): Promise<FileAnswer> {
  const { language, from, to, ...same } = question;
  const words = auditWords(language);
  const { lines, names, watermark, day } = await house.unit(actor, async (unit) => {
    must(actor, readAudit, { regionId: actor.regionId });
    const found = await listAudit(unit, { ...same, from: from === undefined ? undefined : startOf(from), until: to === undefined ? undefined : startOf(addDays(to, 1)), limit: MOST_LINES + 1 });
    if (found.length > MOST_LINES) throw new Refusal('too_large', 'security.audit_too_long', { limit: MOST_LINES });
    unit.audit({ action: 'security.audit_exported', subjectKind: 'audit', subjectId: null, detail: { from, to, ...same, lines: found.length } });
    return { lines: found, names: await subjectNames(unit, found), watermark: watermarkOf(await regionName(unit), actor, unit.at), day: unit.today };
  });
  const bytes = await writeWorkbook({
    watermark,
    sheets: [
      {
        name: words.title,
        columns: words.columns.map((header, i) => ({ header, width: [20, 16, 24, 34, 14, 20, 38, 60, 18][i]!, format: 'text' as const })),
        rows: lines.map((l) => [inChina(l.at), l.actorName, words.action(l.action), l.action, words.subject(l.subjectKind), names.get(l.subjectId ?? '') ?? null, l.subjectId, words.detail(l.detail), l.address]),
      },
    ],
  });
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${words.title}-${day}.xlsx` };
}

/** `2026-11-20 10:00:00`, China time. */
const inChina = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
