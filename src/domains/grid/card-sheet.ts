import { escapeMarkup } from '../../kernel/markup.ts';
import en from '../../../locales/en/grid.json' with { type: 'json' };
import zh from '../../../locales/zh-CN/grid.json' with { type: 'json' };
import type { Level } from './model.ts';

export interface CardSheet {
  readonly what: 'credentials' | 'cards';
  readonly language: 'zh-CN' | 'en';
  readonly organizationName: string;
  readonly cards: readonly { readonly name: string; readonly contact: string; readonly level: Level; readonly place: string; readonly number: string; readonly issuedOn: string; readonly code: string; readonly svg: string }[];
}

/** Ten to a page, to cut out: 85 mm × 54 mm like a bank card. */
export function cardsHtml(sheet: CardSheet): string {
  const text = sheet.language === 'en' ? en : zh;
  const card = (c: CardSheet['cards'][number]): string => {
    const say = sheet.what === 'cards' ? `<p>${escapeMarkup(text.sheet.how)}</p>` : `<p>${escapeMarkup(text.sheet.number)} <b>${c.number}</b></p><p>${escapeMarkup(text.sheet.issued)} ${c.issuedOn}</p>`;
    return `<section><div><h1>${escapeMarkup(sheet.what === 'cards' ? text.sheet.card : text.sheet.credential)}</h1><h2>${escapeMarkup(c.name)} <small>${escapeMarkup(text.level[c.level])}</small></h2><p>${escapeMarkup(sheet.organizationName)} · ${escapeMarkup(c.place)}</p><p class="call">${escapeMarkup(c.contact)}</p>${say}</div>${sheet.what === 'cards' ? `<figure>${c.svg}<figcaption>${c.code.replace(/(.{4})(?=.)/g, '$1-')}</figcaption></figure>` : ''}</section>`;
  };
  return `<!doctype html><html lang="${sheet.language}"><head><meta charset="utf-8"><title>${escapeMarkup(text.sheet.card)}</title><style>
@page{size:A4;margin:10mm}*{box-sizing:border-box}body{margin:0;font:9pt/1.4 "Noto Sans SC","Noto Sans CJK SC",sans-serif;display:grid;grid-template-columns:repeat(2,90mm);gap:0 4mm}
section{display:flex;justify-content:space-between;gap:3mm;padding:4mm;border:1px dashed #999;break-inside:avoid;height:54mm;width:90mm}h1{font-size:9pt;margin:0 0 2mm;color:#8f1d22}h2{font-size:14pt;margin:0 0 1mm}h2 small{font-size:9pt;font-weight:400}p{margin:0 0 1mm}.call{font-size:12pt;font-weight:700}figure{margin:0;flex:0 0 30mm;text-align:center}figure svg{width:30mm;height:30mm}figcaption{font:7pt monospace}
</style></head><body>${sheet.cards.map(card).join('')}</body></html>`;
}
