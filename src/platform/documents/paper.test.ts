import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { paperDocx, paperHtml, type Paper, type PaperCell } from './paper.ts';
import { readZip } from './zip.ts';

const xmlOf = (paper: Paper): string => new TextDecoder().decode(readZip(paperDocx(paper)).find((e) => e.name === 'word/document.xml')!.bytes());
const sample = (rows: readonly (readonly PaperCell[])[], widths = [1, 2, 1]): Paper => ({ title: '通报', subtitle: '第 1 期', blocks: [{ kind: 'heading', text: '一、情况' }, { kind: 'text', text: '正文 <&> "引号"\n第二行' }, { kind: 'table', widths, rows, head: 1, least: 20 }, { kind: 'page' }, { kind: 'signature', lines: ['中共清河县委组织部', '2026年11月20日'] }], watermark: '张三 2026-11-20' });

describe('a paper', () => {
  it('says the same as Word file and as page', () => {
    const paper = sample([[{ text: '单位' }, { text: '事项' }, { text: '等次' }], [{ text: '甲' }, { text: '乙' }, { text: '优秀' }]]);
    const words = (xml: string) => xml.replace(/<style>[^]*<\/style>|<title>[^]*<\/title>/g, '').replace(/<[^>]+>/g, '').replace(/\s/g, '');
    const docx = words(xmlOf(paper));
    for (const part of ['通报', '第1期', '一、情况', '正文&lt;&amp;&gt;&quot;引号&quot;第二行', '单位', '优秀', '中共清河县委组织部', '张三2026-11-20']) {
      expect(docx).toContain(part);
      expect(words(paperHtml(paper))).toContain(part);
    }
  });

  it('every row of the Word table covers every column, however cells reach', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ span: fc.integer({ min: 1, max: 3 }), rows: fc.integer({ min: 1, max: 2 }), text: fc.string(), foot: fc.string(), running: fc.boolean() }, { requiredKeys: ['span', 'rows', 'text'] }), { minLength: 1, maxLength: 6 }), (cells) => {
        const xml = xmlOf(sample([cells, [{ text: '下' }], [{ text: '末' }]]));
        expect(XMLValidator.validate(xml)).toBe(true);
        const document = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['w:tr', 'w:tc'].includes(name) }).parse(xml) as { 'w:document': { 'w:body': { 'w:tbl': { 'w:tr': { 'w:tc': { 'w:tcPr': { 'w:gridSpan'?: { '@_w:val': string } } }[] }[] } } } };
        for (const row of document['w:document']['w:body']['w:tbl']['w:tr']) expect(row['w:tc'].reduce((n, c) => n + Number(c['w:tcPr']['w:gridSpan']?.['@_w:val'] ?? 1), 0)).toBe(3);
      }),
      { numRuns: 40 },
    ));
});
