import type { FileAnswer } from '../../kernel/endpoint.ts';
import { docxMediaType } from './docx.ts';
import { paperDocx, paperHtml, type Paper } from './paper.ts';
import { printPdf } from './pdf.ts';

/** A paper to hand out, named by its title: as a Word file, or printed to PDF (refuses `documents.pdf_no_browser`). Not inside a unit of work: printing takes seconds. */
export async function paperFileOf(paper: Paper, format: 'docx' | 'pdf'): Promise<FileAnswer> {
  const fileName = `${paper.title}.${format}`;
  return format === 'pdf' ? { bytes: await printPdf(paperHtml(paper)), mediaType: 'application/pdf', fileName } : { bytes: paperDocx(paper), mediaType: docxMediaType, fileName };
}
