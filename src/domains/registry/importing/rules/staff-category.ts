import type { StaffCategory } from '../../model.ts';

export const ruleId = 'registry.import_staff_category';
export const source = '公务员法（2018年修订） 第二条、第一百一十二条（参照管理）';

const WORDS: readonly (readonly [StaffCategory, RegExp])[] = [
  ['reference_managed', /参照|参公/],
  ['civil_servant', /公务员|行政|法官|检察官|政法专项|选调/],
  ['institution', /事业|教师|医务|教育|卫生|专业技术/],
  ['enterprise', /国企|企业|国有/],
  ['village', /^村|社区|两委/],
];

/** 公务员, 参照公务员法管理, 行政编制 … → the kind of staff; words that say none of these are `other`. */
export const staffCategory = (text: string): StaffCategory => WORDS.find(([, word]) => word.test(text))?.[0] ?? 'other';

/** How a roster writes it. */
export const staffCategoryWord: Readonly<Record<StaffCategory, string>> = { civil_servant: '公务员', reference_managed: '参照公务员法管理', institution: '事业', enterprise: '国企', village: '村（社区）', other: '其他' };
