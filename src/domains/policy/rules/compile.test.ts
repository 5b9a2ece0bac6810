import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Decision, DecisionTable, FactDefinition, Facts, FactValue, PolicyPack } from '../model.ts';
import { composePack } from '../pack/compose.ts';
import { diskSource } from '../pack/disk.ts';
import { loadLibrary } from '../pack/load.ts';
import { compileTable, NO_MATCH, UNDETERMINED } from './compile.ts';
import { contextOn, decide, interpret } from './decide.ts';
import type { RuleContext } from '../feel/facts.ts';
import { prepareTable } from '../feel/prepare.ts';
import { factsOfCase } from '../pack/run-examples.ts';

let pack: PolicyPack;
beforeAll(async () => {
  pack = composePack(await loadLibrary(diskSource(new URL('../../../../policies/', import.meta.url).pathname)), 'national');
});

const valueOf = (d: FactDefinition): fc.Arbitrary<FactValue> => {
  const word = d.values ? fc.constantFrom(...d.values) : fc.string({ maxLength: 4 });
  const known: fc.Arbitrary<FactValue> = {
    number: fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 12, 23, 24, 36, 47, 48, 50, 55, 60, 89, 90, 549, 550), fc.integer({ min: -5, max: 700 })),
    string: word,
    boolean: fc.boolean(),
    day: fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((x) => x.toISOString().slice(0, 10)),
    strings: fc.array(word, { maxLength: 4 }),
    numbers: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
  }[d.type];
  return fc.oneof({ weight: 12, arbitrary: known }, { weight: 1, arbitrary: fc.constant(null) });
};

const attempt = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (isRefusal(error)) return { refused: error.code, params: error.params };
    throw error;
  }
};

/** The row that decided, of an answer with its trace. */
const rowSaid = (d: Decision): number => (d.status === 'no_match' ? NO_MATCH : d.status === 'undetermined' ? UNDETERMINED : d.trace.find((t) => t.state === 'lit')!.row - 1);

function proveEqual(table: DecisionTable, context: RuleContext, runs: number): void {
  const compiled = compileTable(table, context);
  // `decide` parses and interprets; the parsing is done once here.
  const prepared = prepareTable(table, context);
  const worksOut = table.rows.some((r) => Object.values(r.then).some((v) => typeof v === 'string' && v.startsWith('=')));
  fc.assert(
    fc.property(fc.record(Object.fromEntries(prepared.asks.map((d) => [d.name, valueOf(d)]))), (facts) => {
      const expected = attempt(() => interpret(prepared, facts as Facts, context));
      expect(attempt(() => compiled.decide(facts as Facts))).toEqual(expected);
      // Outputs that are worked out may lack a fact of their own; rowOf does not look at them.
      if (!worksOut && (table.hitPolicy === 'first' || table.hitPolicy === 'unique') && !('refused' in (expected as object))) expect(compiled.rowOf(facts as Facts)).toBe(rowSaid(expected as Decision));
    }),
    { numRuns: runs },
  );
}

describe('compiled tables', () => {
  it('answer every worked example as the interpreter does', () => {
    for (const file of pack.examples) {
      if (file.rule === undefined) continue;
      for (const one of file.cases) {
        const table = pack.rules.get(file.rule)!.findLast((t) => t.effectiveFrom <= one.on)!;
        const context = contextOn(pack, table.uses ?? [], one.on);
        const facts = factsOfCase(file, one);
        expect(compileTable(table, context).decide(facts)).toEqual(decide(table, facts, context));
      }
    }
  });

  it('answer random cases of every rule of the pack as the interpreter does, wholly in closures', () => {
    for (const table of [...pack.rules.values()].flat()) {
      const context = contextOn(pack, table.uses ?? [], '2026-01-10');
      expect(compileTable(table, context).interpretedCells, table.id).toBe(0);
      proveEqual(table, context, 60);
    }
  }, 300_000);

  const cells: readonly [string, string][] = [
    ['年龄', '< 35'], ['年龄', '[18..60)'], ['年龄', '(18..60]'], ['年龄', 'not(< 18, > 60)'], ['年龄', '1, 2, > 50'], ['年龄', '-3'],
    ['年龄', '>= 2 * 基层工作年限 - (1 + 近三年实绩数)'], ['年龄', '? > 5 and ? < 50 or 是否试用期 = true'], ['年龄', '60'], ['年龄', '!= 60'], ['年龄', '? != 3'],
    ['职级', '"无"'], ['职级', 'not("无", "二级科员")'], ['职级', '? = 拟晋升职级'], ['职级', 'list contains(年度考核等次列表, "优秀")'],
    ['是否试用期', 'true'], ['是否试用期', 'not(true)'], ['是否试用期', 'false'],
    ['处分生效日期', '>= date("2020-02-29")'], ['处分生效日期', '[date("2010-01-01")..date("2020-01-01"))'], ['处分生效日期', 'date("2020-01-01")'],
    ['年度考核等次列表', 'list contains(?, "优秀")'], ['年度考核等次列表', 'count(?) >= 2'], ['年度考核等次列表', 'some x in ? satisfies x = "优秀"'],
    ['年龄', 'null'], ['年龄', '? != null'], ['年龄', '? = null or ? > 3'], ['年龄', '>= min(3, 基层工作年限)'], ['年龄', '基层工作年限'], ['年龄', '[60..18]'], ['年龄', '-'],
  ];
  it.each(cells)('%s: %s means the same compiled', (name, cell) => {
    const reason = { zh: '例', en: 'example' };
    const source = { document: 'civil-servant-law-2018', article: '第一条' };
    const { type } = pack.vocabulary.get(name)!;
    const row = (when: string, then: string) => ({ when: [when, '-'], then: { 结论: then }, reason, source, verified: true });
    const table: DecisionTable = {
      id: 'try', title: { zh: '试', en: 'try' }, effectiveFrom: '2020-01-01', hitPolicy: 'first',
      inputs: [{ name, type }, { name: '性别', type: 'string' }], outputs: [{ name: '结论', type: 'string' }],
      rows: [row(cell, '甲'), { ...row('-', '乙'), when: ['-', '"男"'] }],
    };
    proveEqual(table, contextOn(pack, [], '2026-01-10'), 150);
  });

  it('rowOf names the row that decides', () => {
    const table = pack.rules.get('effect-period')![0]!;
    const compiled = compileTable(table, contextOn(pack, table.uses ?? [], '2026-01-10'));
    expect(compiled.rowOf({ 处分类型: '记过', 处分生效日期: '2025-01-01' })).toBe(1);
    expect(compiled.rowOf({ 处分类型: '无', 处分生效日期: null })).toBe(NO_MATCH);
    expect(compiled.rowOf({ 处分类型: null, 处分生效日期: null })).toBe(UNDETERMINED);
  });
});
