import type { HeadSource, Way } from '../model.ts';

/** Sheets and columns as people keep them. The first name is written into the template; the others are read as well. */
export const sheets = {
  patches: { names: ['网格', '网格划分'], columns: { code: ['编号', '网格编号'], parent: ['上级编号', '上级网格'], name: ['名称', '网格名称'], organization: ['村（社区）', '村社区', '社区'] } },
  heads: { names: ['三长', '三长名册'], columns: { code: ['网格编号', '编号'], name: ['姓名'], contact: ['联系电话', '电话'], way: ['产生方式'], source: ['人选来源'], near: ['就近'], handy: ['就便'], familiar: ['就熟'], party: ['党员'], consented: ['同意日期'], qualified: ['审核单位'] } },
  households: { names: ['住户', '住户名册'], columns: { organization: ['村（社区）', '村社区', '社区'], address: ['地址', '住址'], patch: ['邻编号', '所属邻'], contact: ['联系人', '户主'], phone: ['联系电话', '电话'], people: ['人数', '常住人数'] } },
} as const;
export type SheetKey = keyof typeof sheets;
export const sheetKeys = ['patches', 'heads', 'households'] as const satisfies readonly SheetKey[];

export const wayWords: Readonly<Record<string, Way>> = { 组织指定: 'appointed', 群众推荐: 'recommended', 个人自荐: 'volunteered' };
export const sourceWords: Readonly<Record<string, HeadSource>> = { 党员: 'party_member', 后备干部: 'reserve_cadre', 网格长: 'grid_leader', 楼栋长: 'building_head', 业委会委员: 'owners_committee', 志愿者: 'volunteer', 机关党员干部: 'organ_cadre', 其他: 'other' };
export const truthWords: Readonly<Record<string, boolean>> = { 是: true, 否: false, '√': true, 有: true, 无: false, '': false };
