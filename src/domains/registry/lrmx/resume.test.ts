import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPersonFile } from './fixtures.ts';
import { parseResume, printResume, type ResumePeriod } from './resume.ts';

const visible = (text: string): string => text.replace(/\s+/g, '');
const all = (periods: readonly ResumePeriod[]): string => visible(periods.map((p) => p.written + p.text + p.notes.join('')).join(''));
const meaning = (periods: readonly ResumePeriod[]) => periods.map(({ written: _written, ...rest }) => rest);

describe('简历', () => {
  it.each<[string, string | null, string | null, string]>([
    ['2001.09--2003.07  学习', '2001-09', '2003-07', '学习'],
    ['2001.09-2003.07 学习', '2001-09', '2003-07', '学习'],
    ['2001.9—2003.7学习', '2001-09', '2003-07', '学习'],
    ['2001.09——2003.07  学习', '2001-09', '2003-07', '学习'],
    ['2001.09―2003.07  学习', '2001-09', '2003-07', '学习'],
    ['2001.09─2003.07  学习', '2001-09', '2003-07', '学习'],
    ['2001.09 ~ 2003.07  学习', '2001-09', '2003-07', '学习'],
    ['2001年9月至2003年7月，学习', '2001-09', '2003-07', '，学习'],
    ['２００１．０９－－２００３．０７　学习', '2001-09', '2003-07', '学习'],
    ['200109-200307 学习', '2001-09', '2003-07', '学习'],
    ['2001-09-2003-07 学习', '2001-09', '2003-07', '学习'],
    ['2001年9月1日至2003年7月31日 学习', '2001-09-01', '2003-07-31', '学习'],
    ['2001.09.01--2003.07.31  学习', '2001-09-01', '2003-07-31', '学习'],
    ['2001-2003 学习', '2001', '2003', '学习'],
    ['2019.05--         局长', '2019-05', null, '局长'],
    ['2019.05—今 局长', '2019-05', null, '局长'],
    ['2019.05至今 局长', '2019-05', null, '局长'],
    ['2019.05—至今 局长', '2019-05', null, '局长'],
    ['2019.05--', '2019-05', null, ''],
    ['2019.05--局长', '2019-05', null, '局长'],
    ['2001.09--2003.13  学习', null, null, '2001.09--2003.13  学习'],
    ['2001.00--2003.07  学习', null, null, '2001.00--2003.07  学习'],
    ['注：以上经历', null, null, '注：以上经历'],
  ])('%s', (line, from, to, text) => {
    expect(meaning(parseResume(line))).toEqual([{ from, to, text, notes: [] }]);
  });

  it('gives wrapped lines and notes to the period above, footnotes stand alone', () => {
    const text = [
      '2006.03--2015.11  示范县水利局',
      '                  副局长',
      '                  （其间：2009.09--2012.07示范省委党校',
      '                  在职研究生学习）',
      '                  （其间：2010.01--2010.06挂职）',
      '2015.11--         局长',
      '',
      '2008年1月起兼任示范镇长。',
    ].join('\r\n');
    expect(meaning(parseResume(text))).toEqual([
      { from: '2006-03', to: '2015-11', text: '示范县水利局副局长', notes: ['（其间：2009.09--2012.07示范省委党校在职研究生学习）', '（其间：2010.01--2010.06挂职）'] },
      { from: '2015-11', to: null, text: '局长', notes: [] },
      { from: null, to: null, text: '2008年1月起兼任示范镇长。', notes: [] },
    ]);
  });

  it('prints a standard file as it was', () => {
    const { resume } = buildPersonFile();
    expect(printResume(parseResume(resume))).toBe(resume);
  });

  const fragment = fc.constantFrom('2001.09', '2003.7', '--', '—', '至', '今', ' ', '  ', '\n', '\n\n', '                  ', '（其间：', '）', '局长', '2003年级', '１９', '.', '-', '年', '月', '1日', '.05', 'a b', '一');
  const resumes = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fragment, { maxLength: 30 }).map((f) => f.join('')));

  it('never loses a visible character of any text', () => {
    fc.assert(
      fc.property(resumes, (text) => {
        expect(all(parseResume(text))).toBe(visible(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back what it prints, whatever it read', () => {
    fc.assert(
      fc.property(resumes, (text) => {
        const once = parseResume(text);
        expect(meaning(parseResume(printResume(once)))).toEqual(meaning(once));
      }),
      { numRuns: 2000 },
    );
  });
});
