import { escapeMarkup } from '../../../kernel/markup.ts';
import { fitInto } from '../../../platform/documents/image.ts';
import { LINE_HEIGHT } from './fit.ts';
import { layOut, LEAD, PADDING, PAPER, PHOTO, TITLE_SIZE, type FormCell, type FormPage } from './layout.ts';
import type { FormView } from './view.ts';

const pt = (twips: number): string => `${twips / 20}pt`;
const FONTS = "SimSun, 宋体, 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', serif";

const STYLE = `
@page { size: A4; margin: ${pt(PAPER.top)} ${pt(PAPER.side - 30)} ${pt(PAPER.bottom)}; }
* { box-sizing: border-box; }
body { margin: 0; font-family: ${FONTS}; color: #000; }
section + section { break-before: page; }
h1 { margin: 0 0 10pt; font-size: ${TITLE_SIZE / 2}pt; line-height: 1.2; text-align: center; letter-spacing: 0.1em; }
/* The outer lines stand half outside the table and need a little room. */
section { padding: 0 ${pt(30)}; }
table { border-collapse: collapse; table-layout: fixed; width: ${pt(PAPER.width - 2 * PAPER.side)}; }
td { border: 0.75pt solid #000; padding: 0 ${pt(PADDING)}; line-height: ${LINE_HEIGHT}; overflow-wrap: anywhere; white-space: pre-wrap; }
tr { break-inside: avoid; }
p { margin: 0; }
.lead { position: relative; padding-left: ${LEAD}em; }
.lead > span { position: absolute; left: 0; white-space: nowrap; }
footer { margin-top: 8pt; font-size: 14pt; }
img { display: block; margin: auto; }`;

function cell(c: FormCell, view: FormView): string {
  const style = `font-size:${c.size / 2}pt;text-align:${c.align};vertical-align:${c.vertical === 'center' ? 'middle' : c.vertical}${c.openBelow ? ';border-bottom:0' : ''}`;
  const span = `${c.span > 1 ? ` colspan="${c.span}"` : ''}${c.rows > 1 ? ` rowspan="${c.rows}"` : ''}`;
  if (c.photo) {
    if (view.photo === null) return `<td${span}></td>`;
    const { width, height } = fitInto(view.photo, PHOTO.width, PHOTO.height);
    return `<td${span} style="padding:0"><img alt="" style="width:${pt(width)};height:${pt(height)}" src="data:${view.photo.mediaType};base64,${Buffer.from(view.photo.bytes).toString('base64')}"></td>`;
  }
  const paragraphs = c.paragraphs.map((p) =>
    p.lead === undefined ? `<p>${escapeMarkup(p.text)}</p>` : `<p class="lead"><span>${escapeMarkup(p.lead)}</span>${escapeMarkup(p.text) || '&nbsp;'}</p>`,
  );
  return `<td${span} style="${style}">${paragraphs.join('')}</td>`;
}

function page(p: FormPage, view: FormView): string {
  const columns = p.grid.map((w) => `<col style="width:${pt(w)}">`).join('');
  // An open lower edge must not be drawn by the cell underneath either.
  const rows = p.rows.map((r, i) => {
    const above = p.rows[i - 1]?.cells.some((c) => c.openBelow) ?? false;
    const cells = r.cells.map((c) => (above ? cell(c, view).replace('style="', 'style="border-top:0;') : cell(c, view)));
    return `<tr style="height:${pt(r.height)}">${cells.join('')}</tr>`;
  });
  const title = p.title === null ? '' : `<h1>${p.title}</h1>`;
  const foot = p.foot === null ? '' : `<footer>${escapeMarkup(p.foot)}</footer>`;
  return `<section>${title}<table><colgroup>${columns}</colgroup>${rows.join('')}</table>${foot}</section>`;
}

/** Who printed it and when, small at the foot of every page: what is fixed is repeated when printing. */
const mark = (watermark: string | undefined): string => (watermark === undefined ? '' : `<div style="position:fixed;right:${pt(30)};bottom:0;font-size:7pt;color:#555">${escapeMarkup(watermark)}</div>`);

/** 干部任免审批表 as one HTML page without scripts or links, ready to be printed (A4, two pages). */
export const formHtml = (view: FormView, watermark?: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(`干部任免审批表 ${view.file.name}`)}</title><style>${STYLE}</style></head><body>${layOut(view)
    .map((p) => page(p, view))
    .join('')}${mark(watermark)}</body></html>`;
