import en from '../../../../locales/en/policy.json' with { type: 'json' };
import zh from '../../../../locales/zh-CN/policy.json' with { type: 'json' };
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import { regionName, watermarkOf } from '../../registry/index.ts';
import { readDrafts } from '../access.ts';
import type { TrialAnswer } from '../contract/workbench.ts';
import { findTrial } from '../store/drafts.ts';
import { draftOr404 } from './drafts.ts';

/** Who would fare differently by a draft, as xlsx; taking it out is audited. Refuses `policy.trial_not_found`. */
export async function exportTrial(house: House, actor: Actor, id: string, language: 'zh-CN' | 'en'): Promise<FileAnswer> {
  const t = language === 'en' ? en : zh;
  const inWords = (words: { readonly zh: string; readonly en: string }): string => (language === 'en' ? words.en : words.zh);
  const value = (v: string | number | boolean): string => (typeof v === 'boolean' ? (v ? t.yes : t.no) : String(v));
  const said = (a: TrialAnswer): string =>
    a.status === 'decided'
      ? a.outputs.map((row) => Object.entries(row).map(([name, v]) => `${name}：${value(v)}`).join('；')).join(' / ') || t.rule.status.decided
      : [a.status === 'refused' ? t.trial.refused : t.rule.status[a.status], ...a.missing].join('：');
  const why = (a: TrialAnswer): string => a.why.map((w) => `${inWords(w.reason)}（${w.source.title} ${w.source.article}）`).join('；');
  const { trial, title, watermark, day } = await house.unit(actor, async (unit) => {
    must(actor, readDrafts, { regionId: actor.regionId });
    const found = await findTrial(unit, id);
    if (!found) throw new Refusal('not_found', 'policy.trial_not_found', { trial: id });
    const draft = await draftOr404(unit, found.draftId);
    unit.audit({ action: 'policy.trial_exported', subjectKind: 'policy_draft', subjectId: draft.id, detail: { trial: id, changes: found.changes.length } });
    return { trial: found, title: draft.title, watermark: watermarkOf(await regionName(unit), actor, unit.at), day: unit.today };
  });
  const parts = new Map(trial.summary.parts.map((p) => [p.part, p.part === 'decisions' ? t.trial.decisions : inWords(p.title)]));
  const columns = [t.trial.subject, t.trial.on, t.trial.part, t.trial.recorded, t.trial.without, t.trial.with, t.trial.why].map((header) => ({ header, format: 'text' as const, width: 20 }));
  const rows = trial.changes.map((c) => [c.subject.label, c.on, parts.get(c.part) ?? c.part, c.recorded ? said(c.recorded) : '', said(c.without), said(c.withDraft), why(c.withDraft)]);
  const bytes = await writeWorkbook({ watermark, sheets: [{ name: t.trial.list, columns, rows }] });
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${title}-${t.trial.list}-${day}.xlsx` };
}
