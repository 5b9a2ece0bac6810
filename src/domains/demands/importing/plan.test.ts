import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../../platform/sheets/index.ts';
import type { ListKey } from './columns.ts';
import { dayAtFront, planLists, readLists, resultKey, type ListsOnFile } from './plan.ts';

const TODAY = '2026-11-18';
const rows = (given: Partial<Record<ListKey, Record<string, string>[]>>): Record<ListKey, TableRow[]> => {
  const of = (k: ListKey): TableRow[] => (given[k] ?? []).map((cells, i) => ({ row: i + 2, cells }));
  return { firms: of('firms'), demands: of('demands'), results: of('results') };
};
const demand = (more: Record<string, string> = {}): Record<string, string> => ({ words: '路灯坏了', received: '2026-11-17', ...more });
const nothing: ListsOnFile = { firms: new Map(), demands: new Map(), results: new Map() };
const read = (given: Parameters<typeof rows>[0]) => readLists(rows(given), 'hotline', TODAY);

it.each([
  ['2026-11-18 09:12:33', '2026-11-18'], ['2026/1/8', '2026-01-08'], ['2026年1月8日', '2026-01-08'], ['2026.01.08', '2026-01-08'], ['２０２６－０１－０８', '2026-01-08'],
  ['2026-02-30', null], ['昨天', null], ['', null], ['26-01-08', null], ['2026-1-123', null],
])('the day at the front of %s is %s', (text, day) => expect(dayAtFront(text)).toBe(day));

it.each<[string, Parameters<typeof rows>[0], string]>([
  ['no words', { demands: [demand({ words: '' })] }, 'needed'],
  ['no day', { demands: [demand({ received: '' })] }, 'needed'],
  ['no date', { demands: [demand({ received: '昨天' })] }, 'date'],
  ['tomorrow', { demands: [demand({ received: '2026-11-19' })] }, 'ahead'],
  ['an answer without its day', { demands: [demand({ answer: '已修好' })] }, 'half_answer'],
  ['the day of an answer without it', { demands: [demand({ answered: '2026-11-18' })] }, 'half_answer'],
  ['answered before it came', { demands: [demand({ answer: '已修好', answered: '2026-11-16' })] }, 'answer_day'],
  ['answered tomorrow', { demands: [demand({ answer: '已修好', answered: '2026-11-19' })] }, 'answer_day'],
  ['a novel', { demands: [demand({ words: '长'.repeat(2001) })] }, 'too_long'],
  ['a firm without a name', { firms: [{ name: '' }] }, 'needed'],
  ['a firm twice', { firms: [{ name: '青澜机械厂' }, { name: '青澜机械厂' }] }, 'twice'],
  ['a kind of firm there is not', { firms: [{ name: '青澜机械厂', kind: '商会' }] }, 'unknown_word'],
  ['a result of no kind', { results: [{ firm: '青澜机械厂', kind: '其他', amount: '1', on: '2026-11-01' }] }, 'unknown_word'],
  ['an amount that is none', { results: [{ firm: '青澜机械厂', kind: '订单', amount: '-3', on: '2026-11-01' }] }, 'amount'],
  ['half a cent', { results: [{ firm: '青澜机械厂', kind: '订单', amount: '1.234', on: '2026-11-01' }] }, 'amount'],
])('%s is left out, with its row', (_what, given, code) => {
  const { faults } = read(given);
  expect(faults.map((f) => f.code)).toEqual([`demands.row.${code}`]);
  expect(faults[0]!.row).toBe(given.firms && given.firms.length > 1 ? 3 : 2);
});

describe('against what is on file', () => {
  it('a demand of a firm nobody knows is left out, one of a firm in the same workbook is not', () => {
    const known = planLists(read({ firms: [{ name: '青澜机械厂', cadres: '王一、李二，王一' }], demands: [demand({ firm: '青澜机械厂' }), demand({ firm: '别处厂' })] }), nothing);
    expect(known.firms).toEqual([{ name: '青澜机械厂', kind: 'firm', cadres: ['王一', '李二'] }]);
    expect(known.demands.map((d) => d.firm)).toEqual(['青澜机械厂']);
    expect(known.faults).toEqual([{ sheet: 'demands', row: 3, code: 'demands.row.no_such_firm', params: { value: '别处厂' } }]);
    expect(known.counts.demands).toEqual({ rows: 2, fresh: 1, changed: 0, same: 0, refused: 1 });
  });
  it('an answer comes to what still waits, and to nothing a person has touched', () => {
    const list = read({ demands: [demand({ answer: '已修好', answered: '2026-11-18' }), demand({ words: '井盖松动', answer: '已换', answered: '2026-11-18' })] });
    const [light, lid] = list.demands.map((d) => d.id) as [string, string];
    const plan = planLists(list, { ...nothing, demands: new Map([[light, { waits: true }], [lid, { waits: false }]]) });
    expect(plan.answers).toEqual([{ id: light, answer: '已修好', answeredOn: '2026-11-18' }]);
    expect(plan.counts.demands).toEqual({ rows: 2, fresh: 0, changed: 1, same: 1, refused: 0 });
  });
  it('a firm on file changes only by a cadre it lacks', () => {
    const plan = planLists(read({ firms: [{ name: '甲厂', cadres: '王一' }, { name: '乙厂', cadres: '王一、李二' }, { name: '丙厂' }] }), { ...nothing, firms: new Map([['甲厂', new Set(['王一', '李二'])], ['乙厂', new Set(['王一'])]]) });
    expect(plan.firms.map((f) => f.name)).toEqual(['乙厂', '丙厂']);
    expect(plan.counts.firms).toEqual({ rows: 3, fresh: 1, changed: 1, same: 1, refused: 0 });
  });
  it('whatever a workbook holds: every row is counted once, and taking it over twice plans nothing', () => {
    const cell = (...values: string[]) => fc.constantFrom('', ...values);
    const row = fc.record({ words: cell('路灯坏了', '井盖松动', '长'), received: cell('2026-11-17', '2026/11/18', '2026-11-19', '不详'), firm: cell('甲厂', '乙厂'), answer: cell('已修好'), answered: cell('2026-11-18', '2026-11-01') });
    const firm = fc.record({ name: cell('甲厂', '乙厂'), kind: cell('园区', '商会'), cadres: cell('王一', '王一、李二') });
    const result = fc.record({ firm: cell('甲厂'), kind: cell('订单', '融资'), amount: cell('1', '1.50', '多'), note: cell('首单'), on: cell('2026-11-01') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(firm, { maxLength: 4 }), fc.array(result, { maxLength: 6 }), (demands, firms, results) => {
        const list = read({ demands, firms, results });
        const plan = planLists(list, nothing);
        for (const c of Object.values(plan.counts)) expect(c.fresh + c.changed + c.same + c.refused).toBe(c.rows);
        const have = new Map<string, number>();
        for (const r of plan.results) have.set(resultKey(r), (have.get(resultKey(r)) ?? 0) + 1);
        const again = planLists(list, { firms: new Map(plan.firms.map((f) => [f.name, new Set(f.cadres)])), demands: new Map(plan.demands.map((d) => [d.id, { waits: d.answer === null }])), results: have });
        expect([again.firms, again.demands, again.answers, again.results]).toEqual([[], [], [], []]);
        expect(again.faults).toEqual(plan.faults);
      }),
    );
  });
});
