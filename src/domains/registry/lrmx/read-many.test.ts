import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { buildPersonFile, onePixelJpeg } from './fixtures.ts';
import { lrmxLimits } from './limits.ts';
import { readLrm } from './lrm.ts';
import { readPersonFiles } from './read-many.ts';
import { writePersonFile } from './write.ts';

const columns = (over: Record<number, string> = {}): string[] => {
  const c = Array.from({ length: 33 }, () => '');
  Object.assign(c, { 0: '张  三', 1: '男', 2: '197503', 5: '199806', 9: '大学#工学学士@研究生#', 10: '示范大学#@示范党校#', 13: 'x', 17: '1993.09--1997.08  学习, "优"等\r\n1997.08--         工作' });
  Object.assign(c, { 20: '妻子@女儿', 21: '测试甲@测试乙', 22: '197709@200405', 23: '中共党员@', 24: '教师@学生,大二', 25: '局长', 32: '20261102' }, over);
  return c;
};
const lrm = (c: readonly string[]): Uint8Array => iconv.encode(`${c.map((v) => `"${v}"`).join(',')}\r\n`, 'gbk');

const codes = (files: { name: string; bytes: Uint8Array }[], limits = lrmxLimits): [string, string][] =>
  [...readPersonFiles(files, limits)].map((r) => [r.name, r.status === 'read' ? r.person.name : r.refusal.code]);

describe('lrm', () => {
  it('reads the 33 columns, commas and quotes inside values included', () => {
    const { person, undocumented } = readLrm(lrm(columns()));
    expect(person).toMatchObject({
      name: '张三',
      fullTimeEducation: '大学',
      fullTimeDegree: '工学学士',
      inServiceEducation: '研究生',
      inServiceDegree: '',
      inServiceEducationSchool: '示范党校',
      currentPost: '局长',
      filledOn: '20261102',
      resume: '1993.09--1997.08  学习, "优"等\n1997.08--         工作',
    });
    expect(person.family.map((m) => [m.relation, m.name, m.politicalStatus, m.workplace])).toEqual([
      ['妻子', '测试甲', '中共党员', '教师'],
      ['女儿', '测试乙', '', '学生,大二'],
    ]);
    expect(undocumented).toEqual(['', 'x', '', '']);
  });

  it.each<[string, Uint8Array, number]>([
    ['32 columns', lrm(columns().slice(1)), 32],
    ['34 columns', lrm([...columns(), '']), 34],
    ['no quotes', iconv.encode('张三,男', 'gbk'), 0],
  ])('refuses %s', (_what, bytes, found) => {
    try {
      readLrm(bytes);
      expect.unreachable();
    } catch (error) {
      expect(isRefusal(error) && [error.code, error.params['found']]).toEqual(['registry.lrm_columns', found]);
    }
  });
});

describe('many files', () => {
  const good = (name: string): Uint8Array => writePersonFile(buildPersonFile({ name }));

  it('reads a zip; a bad file does not spoil the rest', () => {
    const zip = zipSync({
      '甲.lrmx': good('甲某'),
      '坏.lrmx': new TextEncoder().encode('<Person>'),
      '说明.docx': new Uint8Array([1]),
      '__MACOSX/._甲.lrmx': new Uint8Array([1]),
      '旧/乙.lrm': lrm(columns()),
      '旧/乙.pic': onePixelJpeg,
    });
    expect(codes([{ name: 'a.zip', bytes: zip }, { name: '丙.LRMX', bytes: good('丙某') }])).toEqual([
      ['甲.lrmx', '甲某'],
      ['坏.lrmx', 'registry.lrmx_truncated'],
      ['说明.docx', 'registry.lrmx_extension'],
      ['旧/乙.lrm', '张三'],
      ['丙.LRMX', '丙某'],
    ]);
    const old = [...readPersonFiles([{ name: 'a.zip', bytes: zip }])].find((r) => r.name.endsWith('.lrm'));
    expect(old?.status === 'read' && old.person.photo).toEqual(onePixelJpeg);
  });

  it('refuses a bomb as one file and goes on', () => {
    const bomb = zipSync({ 'a.lrmx': new Uint8Array(20_000_000) }, { level: 9 });
    expect(codes([{ name: 'bomb.zip', bytes: bomb }, { name: 'b.lrmx', bytes: good('乙某') }])).toEqual([
      ['bomb.zip', 'documents.zip_bomb'],
      ['b.lrmx', '乙某'],
    ]);
  });

  it('bounds number and size', () => {
    const three = ['a', 'b', 'c'].map((n) => ({ name: `${n}.lrmx`, bytes: good(n) }));
    expect(() => codes(three, { ...lrmxLimits, files: 2 })).toThrow('registry.lrmx_files');
    expect(() => codes(three, { ...lrmxLimits, totalBytes: 2_000 })).toThrow('registry.lrmx_total');
    expect(codes(three.slice(0, 1), { ...lrmxLimits, fileBytes: 100 })).toEqual([['a.lrmx', 'registry.lrmx_too_large']]);
  });
});
