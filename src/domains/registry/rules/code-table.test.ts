import { describe, expect, it } from 'vitest';
import { codeTable, codeTables, type CodeTable, type CodeTableId } from '../codes/index.ts';
import { findCode, mapCode } from './code-table.ts';

const ids = Object.keys(codeTables) as CodeTableId[];

describe('findCode', () => {
  it.each<[CodeTableId, string, string | null, string | null]>([
    ['sex', '男', '1', 'name'],
    ['sex', '2', '2', 'code'],
    ['sex', '男 性', '1', 'alias'],
    ['ethnicity', '汉', '01', 'alias'],
    ['ethnicity', '珞巴族', '55', 'name'],
    ['ethnicity', '０１', '01', 'code'],
    ['political_status', '中国共产党党员', '01', 'alias'],
    ['political_status', '九三学社', '10', 'alias'],
    ['education', '1a', '1A', 'code'],
    ['education', '省委党校研究生', '1B', 'name'],
    ['degree', 'MPA', '349', 'alias'],
    ['post_level', '正科级', '09', 'alias'],
    ['rank_general', '四调', '06', 'alias'],
    ['assessment_result', '称职', '2', 'name'],
    ['region', '浙江', '330000', 'alias'],
    ['degree', '数据科学硕士', null, null],
    ['sex', '', null, null],
  ])('%s %j', (id, text, code, by) => {
    const match = findCode(codeTable(id), text);
    expect([match?.entry.code ?? null, match?.by ?? null]).toEqual([code, by]);
  });

  it('passes over entries not in force', () => {
    const table: CodeTable = { ...codeTable('sex'), entries: [{ code: '1', name: '旧', until: '2020' }, { code: '2', name: '新', from: '2020-03' }] };
    expect(findCode(table, '旧', '2019-12-31')?.entry.code).toBe('1');
    expect(findCode(table, '旧', '2020-01-01')).toBeNull();
    expect(findCode(table, '新', '2020-02-29')).toBeNull();
    expect(findCode(table, '新')?.entry.code).toBe('2');
  });

  it('says when an entry is not verified', () => {
    expect(findCode(codeTable('marital_status'), '已婚')?.verified).toBe(false);
    expect(findCode(codeTable('degree'), '军事硕士')?.verified).toBe(false);
    expect(findCode(codeTable('degree'), '工学硕士')?.verified).toBe(true);
  });
});

describe('tables', () => {
  it.each(ids)('%s names each thing once and says where it is from', (id) => {
    const table = codeTable(id);
    expect(table.id).toBe(id);
    expect(table.source).not.toBe('');
    const words = table.entries.flatMap((e) => [e.name, ...(e.aliases ?? [])]);
    expect(words.filter((w, i) => words.indexOf(w) !== i)).toEqual([]);
    const codes = table.entries.map((e) => e.code);
    expect(codes.filter((c, i) => codes.indexOf(c) !== i)).toEqual([]);
  });

  it('has the numbers the standards state', () => {
    const count = (id: CodeTableId): number => codeTable(id).entries.length;
    expect([count('ethnicity'), count('political_status'), count('degree'), count('family_relation'), count('post_level'), count('region')]).toEqual([60, 13, 56, 81, 10, 34]);
    expect([count('rank_general'), count('rank_technical'), count('rank_enforcement')]).toEqual([12, 11, 11]);
  });

  it.each<[CodeTableId, string, CodeTableId, string | null]>([
    ['rank_technical', '一级总监', 'rank_general', '一级巡视员'],
    ['rank_technical', '二级总监', 'rank_general', '二级巡视员'],
    ['rank_technical', '一级高级主管', 'rank_general', '一级调研员'],
    ['rank_technical', '四级主管', 'rank_general', '四级主任科员'],
    ['rank_technical', '专业技术员', 'rank_general', '一级科员'],
    ['rank_enforcement', '督办', 'rank_general', '二级巡视员'],
    ['rank_enforcement', '一级高级主办', 'rank_general', '一级调研员'],
    ['rank_enforcement', '一级行政执法员', 'rank_general', '一级科员'],
    ['education', '大学', 'education_national', '大学本科毕业'],
    ['education', '中央党校大学', 'education_national', null],
  ])('%s %s is %s %s', (from, name, to, expected) => {
    const match = findCode(codeTable(from), name);
    expect(mapCode(match!.entry, codeTable(to))?.name ?? null).toBe(expected);
  });

  it('maps only to codes that exist', () => {
    for (const id of ids) {
      for (const entry of codeTable(id).entries) {
        for (const target of Object.keys(entry.maps ?? {}).filter((t): t is CodeTableId => t in codeTables)) {
          expect(mapCode(entry, codeTable(target)), `${id} ${entry.code}`).not.toBeNull();
        }
      }
    }
  });
});
