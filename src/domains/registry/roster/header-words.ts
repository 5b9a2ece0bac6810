import { keyOfHeader, normalizeHeader } from './columns.ts';

/** Words that stand under a common heading: 全日制教育 → 学历 | 学位 | 毕业院校系及专业. */
const UNDER = /^(学历|学位|毕业院校.*|院校.*|专业|系及专业|时间|名称|层次|级别|单位|职务|20\d\d年?度?)$/;

/** Does this text look like a column heading rather than data? */
export function isHeading(text: string): boolean {
  const known = keyOfHeader(text);
  return (known !== null && known.confidence >= 0.55) || UNDER.test(normalizeHeader(text));
}

export const isKnownHeading = (text: string): boolean => {
  const known = keyOfHeader(text);
  return known !== null && known.confidence >= 0.6;
};

const FOOT = /^(备注|注|说明|填表说明|填报说明|填表人|填报人|制表人?|经办人|审核人?|审核|负责人|主要领导|单位负责人|填报单位|填表单位|呈报单位|填报日期|填表日期|填表时间|单位[（(]?(盖章|公章)|联系人|联系电话|合计|共计|总计|小计|本页|第\d+页|注意)/;

/** Lines under or between the rows that are not people: totals, who filled it in, remarks. */
export const isFoot = (first: string, filled: number): boolean => filled <= 6 && (FOOT.test(first) || (filled <= 2 && /^(共\d+人|\d+[.、)])/.test(first)));
