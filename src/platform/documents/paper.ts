import { escapeMarkup } from '../../kernel/markup.ts';
import { packDocx } from './docx.ts';

/** One cell; `span` columns and `rows` rows wide and high. */
export interface PaperCell {
  readonly text: string;
  readonly span?: number;
  readonly rows?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  /** A last line at the right of the cell: 签名 and date. */
  readonly foot?: string;
  /** Begins at the top of a high cell, each paragraph indented as running text is. */
  readonly running?: boolean;
}

/** A piece of a paper, in the order of reading. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'left' | 'center' | 'right'; readonly indent?: boolean }
  /**
   * `widths` are shares of the page; `head` rows are repeated on every page; `least` is a least height of rows in points, `heights` of
   * single rows; rows stay whole unless they are higher than a page.
   */
  | { readonly kind: 'table'; readonly widths: readonly number[]; readonly rows: readonly (readonly PaperCell[])[]; readonly head?: number; readonly least?: number; readonly heights?: readonly number[] }
  /** Lying bars, each with its value behind it; `most` is the full width, by default the largest value. */
  | { readonly kind: 'bars'; readonly title: string; readonly unit: string; readonly most?: number; readonly rows: readonly { readonly label: string; readonly value: number }[] }
  /** 落款: who signs and when, at the right. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }
  | { readonly kind: 'page' };

/** An office paper (通报、纪要、通知书、登记表): the same content as a Word file and as a page for PDF. */
export interface Paper {
  readonly title: string;
  readonly subtitle?: string;
  readonly landscape?: boolean;
  readonly blocks: readonly PaperBlock[];
  /** Who printed it and when, small at the end. */
  readonly watermark?: string;
}

/** Twips, after GB/T 9704: A4, margins 37 mm above, 35 mm below, 28 mm left and 26 mm right; tables get somewhat more room. */
const PAGE = { width: 11906, height: 16838, top: 1700, bottom: 1500, side: 1300 };
const TITLE = 22 * 2;
const BODY = 16 * 2;
const CELL = 10.5 * 2;
const FONT = '仿宋_GB2312';

const run = (text: string, size: number, bold = false): string =>
  text
    .split('\n')
    .map((line, i) => `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escapeMarkup(line)}</w:t></w:r>`)
    .join('');
const paragraph = (text: string, size: number, properties: string, bold = false): string => `<w:p><w:pPr>${properties}</w:pPr>${run(text, size, bold)}</w:p>`;
const justify = (align: string): string => `<w:jc w:val="${align}"/>`;

/** Text of a cell; its foot is a paragraph of its own at the right, as near to the lower edge as the text leaves room (Word has no such thing). */
function docxCell(cell: PaperCell, bold: boolean, room: { readonly width: number; readonly height: number }): string {
  const texts = cell.running ? cell.text.split('\n') : [cell.text];
  const indent = cell.running ? '<w:ind w:firstLineChars="200" w:firstLine="420"/>' : '';
  const body = texts.map((text) => paragraph(text, CELL, `${indent}${justify(cell.align ?? 'left')}`, bold)).join('');
  const letters = Math.max(1, Math.floor(room.width / (CELL * 10)) - 1);
  const lines = texts.reduce((n, text) => n + Math.max(1, Math.ceil((text.length + 2) / letters)), 0);
  const before = Math.max(240, Math.round(room.height * 20 - (lines + 2) * CELL * 13));
  return cell.foot === undefined ? body : `${body}${paragraph(cell.foot, CELL, `<w:spacing w:before="${before}"/>${justify('right')}`)}`;
}

function docxTable(block: Extract<PaperBlock, { kind: 'table' }>, room: number): string {
  const total = block.widths.reduce((a, b) => a + b, 0);
  const columns = block.widths.map((w) => Math.round((w / total) * room));
  const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  // Cells that reach down are repeated below, marked as continued.
  const reaching = new Map<number, { left: number; span: number }>();
  const rows = block.rows.map((row, r) => {
    const least = block.heights?.[r] ?? block.least;
    const cells: string[] = [];
    const waiting = [...row];
    for (let c = 0; c < columns.length; ) {
      const above = reaching.get(c);
      const width = (span: number): number => columns.slice(c, c + span).reduce((a, b) => a + b, 0);
      const head = (span: number, merge: string, top = false): string => `<w:tcPr><w:tcW w:w="${width(span)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}<w:vAlign w:val="${top ? 'top' : 'center'}"/></w:tcPr>`;
      if (above && above.left > 0) {
        cells.push(`<w:tc>${head(above.span, '<w:vMerge/>')}<w:p/></w:tc>`);
        above.left--;
        c += above.span;
        continue;
      }
      const cell = waiting.shift() ?? { text: '' };
      const span = Math.min(cell.span ?? 1, columns.length - c);
      const down = cell.rows ?? 1;
      if (down > 1) reaching.set(c, { left: down - 1, span });
      cells.push(`<w:tc>${head(span, down > 1 ? '<w:vMerge w:val="restart"/>' : '', cell.running)}${docxCell(cell, cell.bold ?? r < (block.head ?? 0), { width: width(span), height: least ?? 0 })}</w:tc>`);
      c += span;
    }
    return `<w:tr><w:trPr>${row.some((c) => c.running) ? '' : '<w:cantSplit/>'}${least ? `<w:trHeight w:val="${least * 20}" w:hRule="atLeast"/>` : ''}${r < (block.head ?? 0) ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="${columns.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl><w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>`;
}

/** Thousandths of the full width of a bar; what is above nothing is seen. */
function lengthsOf(block: Extract<PaperBlock, { kind: 'bars' }>): number[] {
  const most = block.most ?? Math.max(0, ...block.rows.map((r) => r.value));
  return block.rows.map((r) => (most <= 0 || r.value <= 0 ? 0 : Math.min(1000, Math.max(4, Math.round((r.value / most) * 1000)))));
}

/** A bar is a shaded cell of its length: it prints everywhere and needs no picture. */
function docxBars(block: Extract<PaperBlock, { kind: 'bars' }>, room: number): string {
  const lengths = lengthsOf(block);
  const [label, full] = [Math.round(room * 0.28), Math.round(room * 0.56)];
  const cell = (width: number, body: string, fill = ''): string => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${fill === '' ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`}<w:vAlign w:val="center"/></w:tcPr>${body}</w:tc>`;
  // A table to each bar: the cells of one table share their edges, bars do not.
  const bars = block.rows.map((r, i) => {
    const own = Math.round((full * lengths[i]!) / 1000);
    const columns = [label, ...(own > 0 ? [own] : []), room - label - own];
    return `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(label, paragraph(r.label, CELL, justify('right')))}${own > 0 ? cell(own, '<w:p/>', 'B5392F') : ''}${cell(room - label - own, paragraph(`${r.value}${block.unit}`, CELL, justify('left')))}</w:tr></w:tbl><w:p><w:pPr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr></w:p>`;
  });
  return `${paragraph(block.title, CELL, `<w:keepNext/><w:spacing w:before="120"/>${justify('center')}`, true)}${bars.join('')}`;
}

/** The paper as a Word file. The same paper gives the same bytes. */
export function paperDocx(paper: Paper): Uint8Array {
  const [width, height] = paper.landscape ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height];
  const room = width - 2 * PAGE.side;
  const blocks = paper.blocks.map((b): string => {
    if (b.kind === 'table') return docxTable(b, room);
    if (b.kind === 'bars') return docxBars(b, room);
    if (b.kind === 'page') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    if (b.kind === 'heading') return paragraph(b.text, BODY, '<w:keepNext/><w:spacing w:before="160" w:after="80"/>', true);
    if (b.kind === 'signature') return b.lines.map((line) => paragraph(line, BODY, `<w:spacing w:before="120"/>${justify('right')}`)).join('');
    return paragraph(b.text, BODY, `<w:spacing w:line="520" w:lineRule="exact"/>${b.indent === false ? '' : '<w:ind w:firstLineChars="200" w:firstLine="640"/>'}${justify(b.align ?? 'both')}`);
  });
  const subtitle = paper.subtitle === undefined ? '' : paragraph(paper.subtitle, BODY, `<w:spacing w:after="160"/>${justify('center')}`);
  const mark = paper.watermark === undefined ? '' : paragraph(paper.watermark, 14, justify('right'));
  const section = `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"${paper.landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${PAGE.top}" w:right="${PAGE.side}" w:bottom="${PAGE.bottom}" w:left="${PAGE.side}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`;
  return packDocx({ font: FONT, body: `${paragraph(paper.title, TITLE, `<w:spacing w:after="200"/>${justify('center')}`, true)}${subtitle}${blocks.join('')}${mark}${section}` });
}

const pt = (twips: number): string => `${twips / 20}pt`;

const lines = (text: string): string => escapeMarkup(text).replaceAll('\n', '<br>');

function htmlBlock(b: PaperBlock): string {
  if (b.kind === 'heading') return `<h2>${lines(b.text)}</h2>`;
  if (b.kind === 'page') return '<div class="page"></div>';
  if (b.kind === 'signature') return `<div class="sign">${b.lines.map((line) => `<p>${lines(line)}</p>`).join('')}</div>`;
  if (b.kind === 'bars') {
    const lengths = lengthsOf(b);
    return `<p class="chart">${lines(b.title)}</p><table class="bars"><colgroup><col style="width:28%"><col></colgroup><tbody>${b.rows.map((r, i) => `<tr><td>${lines(r.label)}</td><td><span style="width:${(lengths[i]! * 0.078).toFixed(2)}%"></span>${lines(`${r.value}${b.unit}`)}</td></tr>`).join('')}</tbody></table>`;
  }
  if (b.kind === 'text') return `<p class="text" style="text-align:${b.align ?? 'justify'}${b.indent === false ? ';text-indent:0' : ''}">${lines(b.text)}</p>`;
  const total = b.widths.reduce((a, w) => a + w, 0);
  const row = (cells: readonly PaperCell[], tag: string, least: number | undefined): string =>
    `<tr${least ? ` style="height:${least}pt"` : ''}${cells.some((c) => c.running) ? ' class="splits"' : ''}>${cells.map((c) => `<${tag}${c.span ? ` colspan="${c.span}"` : ''}${c.rows ? ` rowspan="${c.rows}"` : ''}${c.foot === undefined ? '' : ' class="footed"'} style="text-align:${c.align ?? 'left'}${c.bold ? ';font-weight:bold' : ''}${c.running ? ';vertical-align:top' : ''}">${c.running ? c.text.split('\n').map((p) => `<p class="run">${lines(p)}</p>`).join('') : lines(c.text)}${c.foot === undefined ? '' : `<p class="foot">${lines(c.foot)}</p>`}</${tag}>`).join('')}</tr>`;
  const head = b.head ?? 0;
  return `<table><colgroup>${b.widths.map((w) => `<col style="width:${((w / total) * 100).toFixed(3)}%">`).join('')}</colgroup>${head > 0 ? `<thead>${b.rows.slice(0, head).map((r, i) => row(r, 'th', b.heights?.[i] ?? b.least)).join('')}</thead>` : ''}<tbody>${b.rows.slice(head).map((r, i) => row(r, 'td', b.heights?.[head + i] ?? b.least)).join('')}</tbody></table>`;
}

/** Beside the text, for the mark of who printed it: what is fixed on every page must not lie over a table that fills one. */
const GUTTER = 300;

/** The paper as one HTML page without scripts or links, ready to be printed. */
export function paperHtml(paper: Paper): string {
  const style = `@page { size: A4${paper.landscape ? ' landscape' : ''}; margin: ${pt(PAGE.top)} ${pt(PAGE.side - GUTTER)} ${pt(PAGE.bottom)}; }
* { box-sizing: border-box; } body { margin: 0; padding: 0 ${pt(GUTTER)}; font-family: FangSong, 仿宋, 'Noto Serif CJK SC', 'Source Han Serif SC', serif; color: #000; }
h1 { margin: 0 0 10pt; font-size: 22pt; text-align: center; font-weight: bold; line-height: 1.3; } .sub { text-align: center; font-size: 14pt; margin: 0 0 12pt; }
h2 { font-size: 16pt; margin: 10pt 0 4pt; break-after: avoid; } p { margin: 0; } .text { font-size: 16pt; line-height: 26pt; text-indent: 2em; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 4pt 0 8pt; font-size: 10.5pt; } td, th { border: 0.75pt solid #000; padding: 2pt 4pt; font-weight: normal; overflow-wrap: anywhere; vertical-align: middle; }
th { font-weight: bold; } tr { break-inside: avoid; } tr.splits { break-inside: auto; } .run { text-indent: 2em; line-height: 1.6; } .footed { position: relative; padding-bottom: 30pt; } .foot { position: absolute; right: 8pt; bottom: 6pt; white-space: pre-wrap; } .sign { margin-top: 18pt; text-align: right; font-size: 16pt; line-height: 26pt; } .chart { text-align: center; font-weight: bold; font-size: 10.5pt; margin: 8pt 0 2pt; break-after: avoid; } .bars td { border: 0; padding: 1.5pt 4pt; } .bars td:first-child { text-align: right; } .bars span { display: inline-block; height: 9pt; margin-right: 4pt; background: #b5392f; print-color-adjust: exact; -webkit-print-color-adjust: exact; vertical-align: middle; }
.page { break-after: page; } .mark { position: fixed; right: 0; bottom: 0; writing-mode: vertical-rl; font-size: 7pt; color: #555; }`;
  const mark = paper.watermark === undefined ? '' : `<div class="mark">${escapeMarkup(paper.watermark)}</div>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(paper.title)}</title><style>${style}</style></head><body>${mark}<h1>${lines(paper.title)}</h1>${paper.subtitle === undefined ? '' : `<p class="sub">${lines(paper.subtitle)}</p>`}${paper.blocks.map(htmlBlock).join('')}</body></html>`;
}
