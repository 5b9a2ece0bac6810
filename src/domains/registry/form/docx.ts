import { escapeMarkup } from '../../../kernel/markup.ts';
import { docxPicture, packDocx } from '../../../platform/documents/docx.ts';
import { fitInto } from '../../../platform/documents/image.ts';
import { LINE_HEIGHT } from './fit.ts';
import { layOut, LEAD, PADDING, PAPER, PHOTO, TITLE_SIZE, type FormCell, type FormPage, type FormParagraph } from './layout.ts';
import type { FormView } from './view.ts';

const run = (text: string, size: number, bold = false): string =>
  `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`;

function paragraph(p: FormParagraph, c: FormCell): string {
  const spacing = `<w:spacing w:line="${Math.round(c.size * 10 * LINE_HEIGHT)}" w:lineRule="exact"/>`;
  const jc = `<w:jc w:val="${c.align}"/>`;
  if (p.lead === undefined) return `<w:p><w:pPr>${spacing}${jc}</w:pPr>${run(p.text, c.size)}</w:p>`;
  const indent = Math.round(LEAD * c.size * 10);
  return `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="${indent}"/></w:tabs>${spacing}<w:ind w:left="${indent}" w:hanging="${indent}"/>${jc}</w:pPr>${run(p.lead, c.size)}<w:r><w:tab/></w:r>${run(p.text, c.size)}</w:p>`;
}

function properties(c: Pick<FormCell, 'width' | 'span' | 'vertical' | 'openBelow'>, merge: 'restart' | 'continue' | null, openAbove: boolean): string {
  const edges = `${openAbove ? '<w:top w:val="nil"/>' : ''}${c.openBelow ? '<w:bottom w:val="nil"/>' : ''}`;
  return `<w:tcPr><w:tcW w:w="${c.width}" w:type="dxa"/>${c.span > 1 ? `<w:gridSpan w:val="${c.span}"/>` : ''}${merge === null ? '' : `<w:vMerge w:val="${merge}"/>`}${edges === '' ? '' : `<w:tcBorders>${edges}</w:tcBorders>`}<w:vAlign w:val="${c.vertical}"/></w:tcPr>`;
}

function cell(c: FormCell, view: FormView, openAbove: boolean): string {
  const head = properties(c, c.rows > 1 ? 'restart' : null, openAbove);
  if (!c.photo) return `<w:tc>${head}${c.paragraphs.map((p) => paragraph(p, c)).join('')}</w:tc>`;
  const size = view.photo === null ? null : fitInto(view.photo, PHOTO.width, PHOTO.height);
  return `<w:tc>${head}<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${size === null ? '' : docxPicture('photo', size.width, size.height)}</w:p></w:tc>`;
}

/** A cell that reaches down, as Word wants it: repeated in each row below, marked as continued. */
interface Reaching {
  readonly cell: FormCell;
  left: number;
}

function rows(page: FormPage, view: FormView): string {
  const reaching = new Map<number, Reaching>();
  const open = new Set<number>();
  return page.rows
    .map((r) => {
      const cells: string[] = [];
      const waiting = [...r.cells];
      for (let column = 0; column < page.grid.length; ) {
        const above = reaching.get(column);
        if (above !== undefined && above.left > 0) {
          cells.push(`<w:tc>${properties(above.cell, 'continue', false)}<w:p/></w:tc>`);
          above.left--;
          column += above.cell.span;
          continue;
        }
        const next = waiting.shift();
        if (next === undefined) break;
        cells.push(cell(next, view, open.has(column)));
        if (next.openBelow) open.add(column);
        else open.delete(column);
        if (next.rows > 1) reaching.set(column, { cell: next, left: next.rows - 1 });
        column += next.span;
      }
      return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${r.height}" w:hRule="atLeast"/><w:jc w:val="center"/></w:trPr>${cells.join('')}</w:tr>`;
    })
    .join('');
}

function table(page: FormPage, view: FormView): string {
  const edge = (side: string): string => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`;
  const width = page.grid.reduce((a, b) => a + b, 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${PADDING}" w:type="dxa"/><w:right w:w="${PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${page.grid.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows(page, view)}</w:tbl>`;
}

/** 干部任免审批表 as a Word file. Drawn from the same layout as the page for PDF. `watermark`: who printed it and when, small at the end. */
export function formDocx(view: FormView, watermark?: string): Uint8Array {
  const [first, second] = layOut(view);
  const title = `<w:p><w:pPr><w:spacing w:after="160"/><w:jc w:val="center"/></w:pPr>${run(first!.title ?? '', TITLE_SIZE, true)}</w:p>`;
  // The break is a thin line of its own, lest it push the first row of the next page down.
  const pageBreak = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>';
  const foot = `<w:p><w:pPr><w:spacing w:before="160"/></w:pPr>${run(second!.foot ?? '', 28)}</w:p>`;
  const mark = watermark === undefined ? '' : `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run(watermark, 14)}</w:p>`;
  const section = `<w:sectPr><w:pgSz w:w="${PAPER.width}" w:h="${PAPER.height}"/><w:pgMar w:top="${PAPER.top}" w:right="${PAPER.side}" w:bottom="${PAPER.bottom}" w:left="${PAPER.side}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`;
  return packDocx({
    body: `${title}${table(first!, view)}${pageBreak}${table(second!, view)}${foot}${mark}${section}`,
    font: '宋体',
    ...(view.photo === null ? {} : { pictures: { photo: view.photo } }),
  });
}
