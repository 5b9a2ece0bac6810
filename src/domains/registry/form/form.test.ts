import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../platform/documents/zip.ts';
import { findChromium, printPdf } from '../../../platform/documents/pdf.ts';
import { buildFamilyMember, buildPersonFile, onePixelJpeg } from '../lrmx/fixtures.ts';
import { formDocx } from './docx.ts';
import { fitSize, widthOf } from './fit.ts';
import { formHtml } from './html.ts';
import { layOut, type FormCell } from './layout.ts';
import { buildFormView, type FormView } from './view.ts';

const TODAY = '2026-11-20';
const view = (over: Parameters<typeof buildPersonFile>[0] = {}): FormView => buildFormView(buildPersonFile(over), TODAY);
const parts = (docx: Uint8Array): Map<string, string> => new Map(readZip(docx).map((e) => [e.name, new TextDecoder().decode(e.bytes())]));
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const longResume = many(40, (i) => `${1980 + i}.03--${1981 + i}.03  示范县示范镇党委委员、副镇长（兼任示范片区综合治理工作领导小组办公室主任）`).join('\n');

describe('view', () => {
  it.each<[string, string, string, string]>([
    ['197503', '20261101', '1975.03\n（51岁）', 'by month'],
    ['197512', '20261101', '1975.12\n（50岁）', 'birthday still to come'],
    ['19751102', '20261101', '1975.11\n（50岁）', 'a day short'],
    ['19751101', '20261101', '1975.11\n（51岁）', 'on the day'],
    ['197503', '202602', '1975.03\n（50岁）', 'reckoned on a month'],
    ['197503', '', '1975.03\n（51岁）', 'no day given: today'],
    ['不详', '20261101', '不详', 'no date'],
    ['', '20261101', '', 'empty'],
  ])('born %s, reckoned on %s → %j (%s)', (born, ageReckonedOn, printed) => {
    expect(view({ born, ageReckonedOn }).bornAndAge).toBe(printed);
  });

  it('gives the dead no age', () => {
    expect(view().family.map((m) => m.age)).toEqual(['49', '22', '']);
  });

  it('respells dates and keeps words', () => {
    expect(view({ joinedParty: '200108；民建', startedWork: '一九九七' })).toMatchObject({ joinedParty: '2001.08；\n民建', startedWork: '一九九七' });
  });

  it('puts periods in a column, notes under it, footnotes across', () => {
    expect(view({ resume: '2001.01--2002.02  甲\n（其间：乙）\n2002.02--  丙\n\n注：丁' }).resume).toEqual([
      { period: '2001.01--2002.02', text: '甲' },
      { period: '', text: '（其间：乙）' },
      { period: '2002.02--', text: '丙' },
      { period: null, text: '注：丁' },
    ]);
  });
});

describe('fit', () => {
  it('shrinks with the number of lines', () => {
    const size = (lines: number): number => fitSize({ texts: many(lines, () => ({ text: '示范县水利局副局长', indent: 9 })), width: 8800, height: 6960, largest: 28, smallest: 13 });
    expect(size(12)).toBe(28);
    expect(size(30)).toBeLessThan(28);
    expect(size(58)).toBeLessThanOrEqual(19);
    expect(size(500)).toBe(13);
  });

  it('never grows when text is added', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('局', 'a', '1', '，') }), { minLength: 1, maxLength: 40 }), (texts) => {
        const size = (t: string[]): number => fitSize({ texts: t.map((text) => ({ text, indent: 0 })), width: 4000, height: 3000, largest: 28, smallest: 13 });
        expect(size([...texts, '加'])).toBeLessThanOrEqual(size(texts));
      }),
    );
  });

  it('measures Chinese twice as wide as figures, roughly', () => {
    expect(widthOf('干部')).toBe(2);
    expect(widthOf('1975.03')).toBeCloseTo(3.92);
  });
});

describe('layout', () => {
  it.each([
    ['a usual file', view()],
    ['the form since 2025', view({ retirementMonth: '203803' })],
    ['fourteen of family', view({ family: many(14, () => buildFamilyMember()) })],
    ['an empty file', view({ resume: '', family: [], photo: null })],
  ])('every row of %s fills the grid', (_what, v) => {
    for (const page of layOut(v)) {
      const taken = page.rows.map(() => 0);
      page.rows.forEach((row, i) =>
        row.cells.forEach((c: FormCell) => {
          for (let r = 0; r < c.rows; r++) taken[i + r]! += c.span;
        }),
      );
      expect(taken.every((t) => t === page.grid.length)).toBe(true);
    }
  });

  it('has the boxes of both editions', () => {
    const labels = (v: FormView): string => layOut(v).flatMap((p) => p.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs.map((t) => t.text)))).join('').replace(/\s/g, '');
    expect(labels(view())).not.toContain('到龄时间');
    expect(labels(view({ retirementMonth: '203803' }))).toContain('到龄时间2038.03');
    for (const word of ['姓名', '籍贯', '熟悉专业有何专长', '毕业院校系及专业', '拟免职务', '奖惩情况', '年度考核结果', '审批机关意见', '行政机关任免意见']) expect(labels(view())).toContain(word);
  });

  it('shows seven rows of family at least and all of a longer list', () => {
    const rows = (n: number): number => layOut(view({ family: many(n, () => buildFamilyMember()) }))[1]!.rows.length - 6;
    expect([rows(0), rows(3), rows(7), rows(12)]).toEqual([7, 7, 7, 12]);
  });
});

describe('Word file', () => {
  it.each([
    ['with a photo', view()],
    ['without a photo, long', view({ photo: null, resume: longResume, retirementMonth: '203803' })],
    ['with signs XML reserves', view({ reason: '<甲> & "乙" \u0007' })],
  ])('%s is sound: parts, relations, columns', (_what, v) => {
    const files = parts(formDocx(v));
    for (const [name, xml] of files) if (/\.(xml|rels)$/.test(name)) expect(XMLValidator.validate(xml), name).toBe(true);
    const document = files.get('word/document.xml')!;
    const related = [...files.get('word/_rels/document.xml.rels')!.matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map((m) => [m[1]!, m[2]!] as const);
    for (const [, target] of related) expect(files.has(`word/${target}`)).toBe(true);
    for (const [, id] of document.matchAll(/r:embed="(\w+)"/g)) expect(related.map(([r]) => r)).toContain(id);
    const tree = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['w:tbl', 'w:tr', 'w:tc', 'w:gridCol'].includes(name) }).parse(document) as Record<string, Record<string, Record<string, Table[]>>>;
    for (const table of tree['w:document']!['w:body']!['w:tbl'] as unknown as Table[]) {
      for (const row of table['w:tr']) {
        expect(row['w:tc'].reduce((n, c) => n + Number(c['w:tcPr']['w:gridSpan']?.['@_w:val'] ?? 1), 0)).toBe(table['w:tblGrid']['w:gridCol'].length);
      }
    }
  });

  it('carries the picture itself and the words', () => {
    const docx = formDocx(view());
    expect(readZip(docx).find((e) => e.name === 'word/media/photo.jpeg')?.bytes()).toEqual(onePixelJpeg);
    const document = parts(docx).get('word/document.xml')!;
    for (const word of ['示例一', '1975.03', '（51岁）', '2006.03--2015.11', '示范县示范镇村民（已去世）', 'w:w="11907" w:h="16840"', 'w:val="48"']) expect(document).toContain(word);
    expect(parts(formDocx(view({ photo: null }))).has('word/media/photo.jpeg')).toBe(false);
  });

  it('is the same bytes for the same person', () => {
    expect(formDocx(view())).toEqual(formDocx(view()));
  });
});

interface Table {
  'w:tblGrid': { 'w:gridCol': unknown[] };
  'w:tr': { 'w:tc': { 'w:tcPr': { 'w:gridSpan'?: { '@_w:val': string } } }[] }[];
}

describe('page for PDF', () => {
  it('cannot be made to run anything', () => {
    const html = formHtml(view({ reason: '<script>alert(1)</script><img src=x>', name: '"><b>' }));
    expect(html).not.toMatch(/<script|<img src=x|<b>/);
  });

  it.runIf(findChromium() !== null).each([
    ['a usual file', view()],
    ['a long one without a photo', view({ photo: null, resume: longResume, retirementMonth: '203803', joinedParty: '199806；民建', family: many(14, () => buildFamilyMember({ relation: '其他女儿', workplace: '示范省示范市示范县第一高级中学教务处副主任、高级教师' })) })],
    ['an empty one', view({ resume: '', family: [], photo: null })],
  ])('%s prints on two pages of A4', async (_what, v) => {
    const pdf = Buffer.from(await printPdf(formHtml(v))).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  }, 60_000);
});
