import type { ManualContent } from '../../domains/work/index.ts';

type Steps = ManualContent['steps'];
const text = (title: string): Steps[number]['fields'][number] => ({ kind: 'text', title, required: true, choices: [] });
const verdict = (title: string): Steps[number]['fields'][number] => ({ kind: 'choice', title, required: true, choices: ['同意', '修改后同意', '不同意'] });
const roles = (...names: string[]): ManualContent['roles'] => names.map((name) => ({ name, organizationId: null }));

/** Manuals of a county: how projects, visits by residents and emergencies are handled. */
export const projectManual: ManualContent = {
  basis: '政府投资条例；县政府投资项目管理办法', change: '',
  roles: roles('经办人', '业务股负责人', '分管领导'),
  steps: [
    { title: '项目受理', role: '经办人', days: 3, guide: '核对项目建议书、资金来源证明和用地意见，材料不齐的一次告知。', after: [], fields: [text('受理编号'), { kind: 'day', title: '材料齐备日期', required: true, choices: [] }, { kind: 'files', title: '申报材料', required: false, choices: [] }] },
    { title: '专家评审', role: '业务股负责人', days: 8, guide: '从专家库抽取，利害关系人回避。', after: [1], fields: [verdict('评审意见'), { kind: 'number', title: '核减投资（万元）', required: false, choices: [] }] },
    { title: '部门会商', role: '经办人', days: 5, guide: '书面征求财政、自然资源、生态环境部门意见。', after: [1], fields: [{ kind: 'long_text', title: '意见采纳情况', required: true, choices: [] }] },
    { title: '集体研究', role: '分管领导', days: 5, guide: '党组会议研究，形成纪要。', after: [2, 3], fields: [text('会议纪要编号'), { kind: 'yes_no', title: '是否通过', required: true, choices: [] }] },
    { title: '批复公开', role: '经办人', days: 2, guide: '印发批复，在政务网公开。', after: [4], fields: [text('批复文号')] },
  ],
};
export const visitManual: ManualContent = {
  basis: '信访工作条例', change: '',
  roles: roles('接访人', '包案领导'),
  steps: [
    { title: '登记告知', role: '接访人', days: 2, guide: '登记诉求，告知是否受理。', after: [], fields: [text('登记编号')] },
    { title: '入户核查', role: '接访人', days: 7, guide: '两人以上入户，做好笔录。', after: [1], fields: [{ kind: 'long_text', title: '核查情况', required: true, choices: [] }] },
    { title: '研究答复', role: '包案领导', days: 5, guide: '当面答复，能办的当场定期限。', after: [2], fields: [{ kind: 'long_text', title: '答复内容', required: true, choices: [] }] },
    { title: '回访销号', role: '接访人', days: 5, guide: '答复落实后回访，听取满意情况。', after: [3], fields: [{ kind: 'choice', title: '是否满意', required: true, choices: ['满意', '基本满意', '不满意'] }] },
  ],
};
export const eventManual: ManualContent = {
  basis: '县突发事件总体应急预案', change: '',
  roles: roles('总协调', '现场组', '保障组'),
  steps: [
    { title: '制定方案', role: '总协调', days: 3, guide: '明确责任、点位和备勤力量。', after: [], fields: [{ kind: 'files', title: '工作方案', required: true, choices: [] }] },
    { title: '现场踏勘', role: '现场组', days: 2, guide: '逐点检查隐患。', after: [1], fields: [{ kind: 'long_text', title: '隐患和整改', required: true, choices: [] }] },
    { title: '物资到位', role: '保障组', days: 2, guide: '', after: [1], fields: [] },
    { title: '综合演练', role: '总协调', days: 1, guide: '', after: [2, 3], fields: [verdict('演练结论')] },
  ],
};
