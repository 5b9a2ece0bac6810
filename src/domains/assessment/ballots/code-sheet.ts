import { escapeMarkup } from '../../../kernel/markup.ts';
import en from '../../../../locales/en/ballots.json' with { type: 'json' };
import zh from '../../../../locales/zh-CN/ballots.json' with { type: 'json' };

export interface CodeSheet {
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  readonly group: string;
  readonly closesAt: Date;
  readonly slips: readonly { readonly code: string; readonly link: string; readonly svg: string }[];
}

/** Slips to cut out and hand round: a QR code, the code to type, and why it names nobody. Eight to a page. */
export function sheetHtml(sheet: CodeSheet): string {
  const text = sheet.language === 'en' ? en.sheet : zh.sheet;
  const until = new Date(sheet.closesAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const slip = (s: CodeSheet['slips'][number]): string =>
    `<section><div class="qr">${s.svg}</div><div><h2>${escapeMarkup(sheet.title)}</h2><p>${escapeMarkup(sheet.group)} · ${escapeMarkup(text.until.replace('{{until}}', until))}</p><p class="code">${s.code}</p><p>${escapeMarkup(text.how)}</p><p class="small">${escapeMarkup(text.why)}</p></div></section>`;
  return `<!doctype html><html lang="${sheet.language}"><head><meta charset="utf-8"><title>${escapeMarkup(sheet.title)}</title><style>
@page{size:A4;margin:10mm}*{box-sizing:border-box}body{margin:0;font:10pt/1.5 "Noto Sans SC","Noto Sans CJK SC",sans-serif;display:grid;grid-template-columns:1fr 1fr}
section{display:flex;gap:4mm;padding:5mm;border:1px dashed #999;break-inside:avoid;height:69mm}.qr{flex:0 0 30mm}.qr svg{width:30mm;height:30mm}h2{font-size:11pt;margin:0 0 1mm}p{margin:0 0 1.5mm}.code{font:700 12pt monospace}.small{font-size:8pt;color:#444}
</style></head><body>${sheet.slips.map(slip).join('')}</body></html>`;
}
