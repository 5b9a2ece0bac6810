import { describe, expect, it } from 'vitest';
import { kindOf, measureColumnsOf, measureHeadingRow, readMeasureLine } from './read-measure-line.ts';

const good = { name: '王 伟', unit: '水利局', kind: '函询', onDay: '2026年3月5日', matter: '违规审批', restricted: '是' };
describe('a line of the list of the discipline organ', () => {
  it('is read', () => expect(readMeasureLine(good, '2026-03-20')).toEqual({ line: { name: '王伟', unit: '水利局', kind: 'inquiry', onDay: '2026-03-05', matter: '违规审批', lead: null, document: null, restricted: true, differs: null } }));
  it.each([
    ['no name', { name: ' ' }, [{ column: 'name', fault: 'missing' }]],
    ['a kind that is none', { kind: '处分' }, [{ column: 'kind', fault: 'not_a_kind' }]],
    ['a day that is none', { onDay: '2026-02-30' }, [{ column: 'onDay', fault: 'not_a_day' }]],
    ['tomorrow', { onDay: '2026-03-21' }, [{ column: 'onDay', fault: 'in_the_future' }]],
    ['neither yes nor no', { restricted: '也许' }, [{ column: 'restricted', fault: 'not_yes_or_no' }]],
    ['too long', { matter: '长'.repeat(2001) }, [{ column: 'matter', fault: 'too_long' }]],
    ['everything at once', { name: '', kind: '', onDay: 'x', matter: '' }, [{ column: 'name', fault: 'missing' }, { column: 'kind', fault: 'missing' }, { column: 'matter', fault: 'missing' }, { column: 'onDay', fault: 'not_a_day' }]],
  ])('names the cell of %s', (_, change, faults) => expect(readMeasureLine({ ...good, ...change }, '2026-03-20')).toEqual({ faults }));
  it.each([['书面说明', 'explanation'], ['函询并书面说明', 'inquiry'], ['提醒谈话', 'reminder'], ['诫勉谈话', 'admonition'], ['Letter of inquiry', 'inquiry'], ['处分', null]])('%s is %s', (word, kind) => expect(kindOf(word)).toBe(kind));
  it('headings are found under a title and each means one thing', () => {
    const head = ['序号', '姓名', '单位职务', '方式', '日期', '问题', '线索编号', '文号', '限制对方查看', '非同一事项说明'];
    expect(measureHeadingRow([['函询情况表'], head])).toBe(1);
    expect(measureColumnsOf(head)).toEqual([null, 'name', 'unit', 'kind', 'onDay', 'matter', 'lead', 'document', 'restricted', 'differs']);
  });
});
