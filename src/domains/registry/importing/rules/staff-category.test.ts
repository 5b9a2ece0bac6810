import { expect, it } from 'vitest';
import { staffCategories } from '../../model.ts';
import { staffCategory, staffCategoryWord } from './staff-category.ts';

it.each([
  ['公务员', 'civil_servant'],
  ['行政编制', 'civil_servant'],
  ['参公事业人员', 'reference_managed'],
  ['参照公务员法管理', 'reference_managed'],
  ['全额拨款事业编', 'institution'],
  ['县属国企', 'enterprise'],
  ['村“两委”成员', 'village'],
  ['编外聘用', 'other'],
])('%s → %s', (text, category) => expect(staffCategory(text)).toBe(category));
it('reads back what it writes', () => {
  for (const c of staffCategories) expect(staffCategory(staffCategoryWord[c])).toBe(c);
});
