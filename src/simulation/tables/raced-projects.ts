/** Projects of the demonstration that are raced quarter by quarter, with the difficulty set before: invented. */
export const racedProjects = [
  {
    title: '沿线征拆和净地交付',
    about: '四个片区同台推进征地拆迁，按季度比进度。',
    conditions: '乡镇党政负责人牵头。',
    weight: 12_000,
    weightReason: '征拆量大、涉及户数多',
    plan: [{ title: '签订征收协议', kind: 'amount' as const, amount: '480', unit: '户', from: 1, months: 12 }, { title: '房屋拆除', kind: 'amount' as const, amount: '360', unit: '栋', from: 1, months: 12 }],
  },
  {
    title: '重点项目前期手续攻坚',
    about: '县直单位分组攻坚立项、用地、环评手续。',
    conditions: '有项目管理经历。',
    weight: 10_000,
    weightReason: '手续环节固定，按标准系数',
    plan: [{ title: '办结审批事项', kind: 'amount' as const, amount: '120', unit: '件', from: 1, months: 12 }],
  },
];
