import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { docxPicture, fillDocx, packDocx } from './docx.ts';
import { fitInto, pictureOf } from './image.ts';
import { printPdf } from './pdf.ts';
import { readZip } from './zip.ts';

const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const template = (...lines: string[]): Uint8Array => packDocx({ body: lines.map(paragraph).join(''), font: '宋体' });
const textOf = (docx: Uint8Array): string[] =>
  [...new TextDecoder().decode(readZip(docx).find((e) => e.name === 'word/document.xml')!.bytes()).matchAll(/<w:p>(.*?)<\/w:p>/gs)].map((m) => m[1]!.replace(/<w:br\/>/g, '|').replace(/<[^>]+>/g, ''));
function code(act: () => unknown): [string, unknown] {
  try {
    act();
  } catch (error) {
    if (isRefusal(error)) return [error.code, error.params];
    throw error;
  }
  throw new Error('nothing was refused');
}
const png = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(33);
  bytes.writeUInt32BE(0x89504e47, 0);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
};

describe('templates', () => {
  it('fills values, repeats rows and breaks lines', () => {
    const docx = fillDocx(template('{姓名}同志：', '{#rows}', '{年度} {等次}', '{/rows}', '{意见}'), {
      姓名: '示例<一>',
      rows: [
        { 年度: 2024, 等次: '称职' },
        { 年度: 2025, 等次: '优秀' },
      ],
      意见: '同意\n无异议',
    });
    expect(textOf(docx)).toEqual(['示例&lt;一&gt;同志：', '2024 称职', '2025 优秀', '同意|无异议']);
  });

  it('refuses a hole, a broken tag and a file that is no Word file', () => {
    expect(code(() => fillDocx(template('{姓名}{单位}'), { 姓名: '示例' }))).toEqual(['documents.template_unknown', { tags: '单位' }]);
    expect(code(() => fillDocx(template('{姓名'), { 姓名: '示例' }))[0]).toBe('documents.template_tag');
    expect(code(() => fillDocx(new TextEncoder().encode('姓名'), {}))[0]).toBe('documents.zip_damaged');
  });
});

describe('pictures', () => {
  it('are known by their bytes', () => {
    expect(pictureOf(png(360, 480))).toMatchObject({ mediaType: 'image/png', width: 360, height: 480 });
    expect(pictureOf(new TextEncoder().encode('<svg onload="x"/>'))).toBeNull();
    expect(pictureOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]))).toBeNull();
    expect(pictureOf(new Uint8Array())).toBeNull();
  });

  it.each([
    [360, 480, { width: 2055, height: 2740 }],
    [480, 360, { width: 2058, height: 1543 }],
    [10, 1000, { width: 27, height: 2740 }],
  ])('%i × %i keeps its proportions in the frame', (width, height, expected) => {
    expect(fitInto(pictureOf(png(width, height))!, 2058, 2740)).toEqual(expected);
  });

  it('are placed in English Metric Units', () => {
    expect(docxPicture('photo', 2058, 2740)).toContain('<wp:extent cx="1306830" cy="1739900"/>');
  });
});

describe('printing', () => {
  it('says so when there is no browser', async () => {
    await expect(printPdf('<p>', null)).rejects.toMatchObject({ kind: 'not_yet', code: 'documents.pdf_no_browser' });
    await expect(printPdf('<p>', '/nowhere/chromium')).rejects.toMatchObject({ code: 'documents.pdf_no_browser', params: { tried: '/nowhere/chromium' } });
  });
});
