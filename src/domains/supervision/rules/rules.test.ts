import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../kernel/period.ts';
import { namesIn } from './anonymous.ts';
import { countCampaign } from './count-campaign.ts';
import { countByTypeAndMeasure, countHandled, type HandledLine } from './count-handled.ts';
import { guessColumns, headingLine, missingColumns } from './guess-columns.ts';
import { groupsOf, joiningOf } from './joinings.ts';
import { namesOf, readLine } from './read-line.ts';
import { validityOn } from './validity.ts';

describe('a line of a list', () => {
  it.each([['2026-03-05', '2026-03-05'], ['2026年3月5日', '2026-03-05'], ['2026/3/5', '2026-03-05'], ['20260305', '2026-03-05'], ['2026-02-30', null], ['三月', null], ['46086', null]])('reads the day %s as %s', (text, day) => expect(dayOf(text)).toBe(day));
  it.each([
    ['王伟（水利局局长）、李娜', [{ name: '王伟', unit: '水利局局长' }, { name: '李娜', unit: null }]],
    ['王 伟', [{ name: '王伟', unit: null }]],
    ['王伟(水利局、兼管委会)；李娜', [{ name: '王伟', unit: '水利局、兼管委会' }, { name: '李娜', unit: null }]],
    ['', []],
  ])('reads the names %s', (text, names) => expect(namesOf(text)).toEqual(names));

  const good = { source: '县委巡察办', reference: '巡〔2026〕3号', foundOn: '2026年3月5日', people: '王伟（水利局）', summary: '项目推进缓慢' };
  it('reads a good line', () => expect(readLine(good, '2026-11-20')).toEqual({ line: { source: 'inspection', reference: '巡〔2026〕3号', foundOn: '2026-03-05', summary: '项目推进缓慢', validUntil: null, withheldBy: null, people: [{ name: '王伟', unit: '水利局' }], units: [] } }));
  it.each([
    ['no source', { source: '' }, [{ column: 'source', fault: 'missing' }]],
    ['a body that is none of the five', { source: '宣传部' }, [{ column: 'source', fault: 'unknown_source' }]],
    ['a day that is none', { foundOn: '2026-13-01' }, [{ column: 'foundOn', fault: 'not_a_day' }]],
    ['tomorrow', { foundOn: '2026-11-21' }, [{ column: 'foundOn', fault: 'in_the_future' }]],
    ['valid until before it was found', { validUntil: '2026-03-05' }, [{ column: 'validUntil', fault: 'before_found' }]],
    ['nobody named', { people: '' }, [{ column: 'people', fault: 'nobody_named' }]],
    ['a number for a name', { people: '13800000000' }, [{ column: 'people', fault: 'not_a_name' }]],
    ['somebody twice', { people: '王伟、王伟' }, [{ column: 'people', fault: 'twice' }]],
    ['everything wrong at once', { source: 'x', foundOn: 'y', people: '' }, [{ column: 'source', fault: 'unknown_source' }, { column: 'foundOn', fault: 'not_a_day' }, { column: 'people', fault: 'nobody_named' }]],
  ])('names the cell of %s', (_, change, faults) => expect(readLine({ ...good, ...change }, '2026-11-20')).toEqual({ faults }));
});

describe('columns', () => {
  it('are found under a title and guessed by heading and by value', () => {
    const rows = [['监督信息汇总表'], ['序号', '信息来源', '线索编号', '问题发现日期', '涉及人员', '涉及单位', '问题摘要', '有效期至'], ['1', '审计', '审〔2026〕1号', '2026-03-05', '王伟', '水利局', '拖延', '']];
    expect(headingLine(rows)).toBe(1);
    expect(guessColumns(rows[1]!, [rows[2]!])).toEqual([null, 'source', 'reference', 'foundOn', 'people', 'units', 'summary', 'validUntil']);
    expect(guessColumns(['甲', '乙', '文号'], [['审计', '2026-03-05', '3号'], ['信访', '2026/4/1', '4号']])).toEqual(['source', 'foundOn', 'reference']);
    expect(missingColumns(['source', null, 'reference'])).toEqual(['foundOn', 'summary']);
    expect(headingLine([['没有', '表头', '的', '表']])).toBeNull();
  });
});

describe('one matter from two bodies', () => {
  const item = (id: string, change: object = {}) => ({ id, reference: `${id}号`, foundOn: '2026-03-05', summary: '水库除险加固项目推进缓慢，资金闲置', about: ['p'], ...change });
  const limits = { likeness: 60, days: 120 };
  it.each([
    ['alike and near', item('a'), item('b', { summary: '水库除险加固项目推进缓慢、资金闲置。', foundOn: '2026-05-01' }), ['same_subject', 'alike', 'near_in_time']],
    ['the same number', item('a'), item('b', { reference: ' a号', summary: '别的', foundOn: '2020-01-01' }), ['same_reference', 'same_subject']],
    ['alike but years apart', item('a'), item('b', { foundOn: '2020-01-01' }), null],
    ['near but about something else', item('a'), item('b', { summary: '违规发放津补贴' }), null],
    ['alike but about somebody else', item('a'), item('b', { about: ['q'] }), null],
  ])('%s', (_, a, b, reasons) => expect(joiningOf(a, b, limits)?.reasons ?? null).toEqual(reasons));

  it('every item is in exactly one group, however they were joined; what is kept apart alone stays apart', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(fc.property(fc.array(fc.record({ itemId: fc.constantFrom(...ids), otherId: fc.constantFrom(...ids), state: fc.constantFrom('joined' as const, 'apart' as const, 'proposed' as const) })), (joinings) => {
      const groups = groupsOf(ids, joinings);
      expect(groups.flat().toSorted()).toEqual(ids);
      for (const j of joinings.filter((x) => x.state === 'joined')) expect(groups.find((g) => g.includes(j.itemId))).toContain(j.otherId);
      if (joinings.every((j) => j.state !== 'joined')) expect(groups).toHaveLength(ids.length);
    }));
  });
});

it.each([
  [{ validUntil: null, withdrawnOn: null }, 'valid'],
  [{ validUntil: '2026-11-20', withdrawnOn: null }, 'expired'],
  [{ validUntil: '2026-11-21', withdrawnOn: null }, 'valid'],
  [{ validUntil: null, withdrawnOn: '2026-11-20' }, 'withdrawn'],
])('validity of %j is %s', (item, validity) => expect(validityOn(item, '2026-11-20')).toBe(validity));

describe('counting', () => {
  const order = (level: string | null) => ['c', 'b', 'a'].indexOf(level ?? '');
  const line = (caseId: string, personId: string, change: Partial<HandledLine> = {}): HandledLine => ({ caseId, personId, type: '不作为', measure: '诫勉', level: 'b', decidedOn: '2026-03-05', ...change });
  it.each([
    ['nothing', [], { cases: 0, persons: 0, handlings: 0, personsPerCase: null }],
    ['one case, three people', [line('1', 'x'), line('1', 'y'), line('1', 'z')], { cases: 1, persons: 3, handlings: 3, personsPerCase: 300 }],
    ['one person in two cases', [line('1', 'x'), line('2', 'x')], { cases: 2, persons: 1, handlings: 2, personsPerCase: 50 }],
    ['T36: 362 in 77', Array.from({ length: 362 }, (_, i) => line(String(i % 77), `p${i}`)), { cases: 77, persons: 362, handlings: 362, personsPerCase: 470 }],
  ])('%s', (_, lines, expected) => expect(countHandled(lines, order)).toMatchObject(expected));

  const lines = fc.uniqueArray(fc.record({ caseId: fc.constantFrom('1', '2', '3', '4'), personId: fc.constantFrom('p', 'q', 'r', 's'), type: fc.constantFrom('不作为', '不落实'), measure: fc.constantFrom('诫勉', '免职', '谈话提醒'), level: fc.constantFrom('a', 'b', 'c', null), decidedOn: fc.constantFrom('2024-05-06', '2025-05-06') }), { selector: (l) => `${l.caseId} ${l.personId}`, maxLength: 16 });
  it('levels add up to their year, in cases and in persons; order says nothing; years may only count a person again', () => {
    fc.assert(fc.property(lines, (given) => {
      const counted = countHandled(given, order);
      for (const y of counted.years) {
        expect(y.levels.reduce((n, l) => n + l.persons, 0)).toBe(y.persons);
        expect(y.levels.reduce((n, l) => n + l.cases, 0)).toBe(y.cases);
        expect(y.levels.reduce((n, l) => n + l.handlings, 0)).toBe(y.handlings);
      }
      expect(counted.handlings).toBe(given.length);
      expect(counted.persons).toBeLessThanOrEqual(counted.years.reduce((n, y) => n + y.persons, 0));
      expect(counted.cases).toBeLessThanOrEqual(counted.handlings);
      expect(countHandled(given.toReversed(), order)).toEqual(counted);
    }));
  });
  it('no total of types and measures is more than its cells, and none less than its largest', () => {
    fc.assert(fc.property(lines, (given) => {
      const counted = countByTypeAndMeasure(given);
      const sum = (ns: readonly number[]) => ns.reduce((a, b) => a + b, 0);
      for (const row of counted.types) {
        expect(row.persons).toBeLessThanOrEqual(sum(Object.values(row.measures)));
        expect(row.persons).toBeGreaterThanOrEqual(Math.max(0, ...Object.values(row.measures)));
      }
      expect(counted.persons).toBeLessThanOrEqual(sum(counted.types.map((r) => r.persons)));
      expect(counted.persons).toBe(new Set(given.map((l) => l.personId)).size);
    }));
  });
  it('a campaign: only what was found in time is closed or not; the same unit and type again is a repeat', () => {
    const problem = (id: string, unit: string, type: string, foundOn: string, state: 'open' | 'closed' = 'open') => ({ id, organizationId: unit, type, foundOn, dueOn: '2026-06-01', state });
    const counted = countCampaign({ types: ['不作为', '不落实'], endsOn: '2026-06-30' }, [problem('1', 'u', '不作为', '2026-03-01', 'closed'), problem('2', 'u', '不落实', '2026-06-30'), problem('3', 'v', '不作为', '2026-04-01', 'closed'), problem('4', 'u', '不作为', '2026-09-01'), problem('5', 'v', '不落实', '2026-09-01')], '2026-11-20');
    expect(counted).toMatchObject({ found: 3, closed: 2, closedPercent: 66, overdue: 1, repeats: 1, newAfter: 1, repeated: ['4'] });
    expect(counted.types.map((t) => [t.type, t.found, t.repeats])).toEqual([['不作为', 2, 1], ['不落实', 1, 0]]);
    expect(counted.units.map((u) => [u.organizationId, u.closedPercent])).toEqual([['u', 50], ['v', 100]]);
  });
});

it('finds the names that a text without names must not hold', () => expect(namesIn('某镇副镇长王 伟推诿，水利局。', ['王伟', '李娜', '水利局', '王'])).toEqual(['王伟', '水利局']));
