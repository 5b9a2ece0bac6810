import type { TableShape } from '../../../platform/sheets/index.ts';
import type { firmKinds, resultKinds } from '../model.ts';

/** Sheets and columns as hotlines, websites and parks write them. The first name is written into the template; the others are read as well. */
export const sheets = {
  firms: { names: ['企业', '企业名册', '园区企业'], columns: { name: ['企业名称', '名称', '园区名称', '企业（园区）'], kind: ['类型', '企业类型'], cadres: ['服务干部', '联系干部', '服务专员'] } },
  demands: {
    names: ['诉求', '诉求清单', '工单', '留言', '意见'],
    columns: {
      words: ['诉求内容', '内容', '留言内容', '来电内容', '意见建议', '反映问题', '工单内容'],
      received: ['收到日期', '日期', '留言时间', '来电时间', '受理时间', '征集日期', '提出时间'],
      theme: ['类别', '主题', '问题类别', '诉求类别'],
      firm: ['企业名称', '企业', '企业（园区）'],
      answer: ['答复', '答复内容', '回复内容', '办理结果'],
      answered: ['答复日期', '办结日期', '回复时间', '办结时间', '答复时间'],
    },
    orFirst: true,
  },
  results: { names: ['服务成效', '成效'], columns: { firm: ['企业名称', '企业', '企业（园区）'], kind: ['成效类别', '类别'], amount: ['数量（项、万元）', '数量', '金额（万元）', '金额'], note: ['说明', '备注'], on: ['日期', '完成日期'] } },
} as const satisfies Record<string, TableShape>;
export type ListKey = keyof typeof sheets;
export const listKeys = ['firms', 'demands', 'results'] as const satisfies readonly ListKey[];

export const firmWords: Readonly<Record<string, (typeof firmKinds)[number]>> = { 企业: 'firm', 园区: 'park', '': 'firm' };
export const resultWords: Readonly<Record<string, (typeof resultKinds)[number]>> = { 技术服务: 'technology', 订单: 'order', 融资: 'financing' };
