/** What supervising bodies find; the second tells of the matter of the first. `bare`: a name without its unit, left to a person. */
export const supervisionLines: readonly { source: string; body: string; unit: number; person: number; daysAgo: number; summary: string; bare?: boolean; validDays?: number; withheld?: boolean }[] = [
  { source: '审计', body: '审', unit: 0, person: 1, daysAgo: 60, summary: '高标准农田项目专项资金闲置四个月，项目推进缓慢' },
  { source: '巡视巡察', body: '巡', unit: 0, person: 1, daysAgo: 45, summary: '高标准农田项目推进缓慢，专项资金闲置四个月' },
  { source: '生态环境', body: '环', unit: 1, person: 2, daysAgo: 80, summary: '河道保洁不到位，督察交办问题逾期一个月未销号', validDays: 285 },
  { source: '信访', body: '信', unit: 2, person: 1, daysAgo: 20, summary: '群众反映宅基地审批久拖不决，多次来访未答复' },
  { source: '巡视巡察', body: '巡', unit: 2, person: 1, daysAgo: 12, summary: '宅基地审批久拖不决，群众多次来访未答复' },
  { source: '扶贫（乡村振兴）', body: '乡振', unit: 3, person: 2, daysAgo: 100, summary: '产业扶贫项目收益分红未按期兑付，公示不规范', validDays: 265 },
  { source: '审计', body: '审', unit: 4, person: 3, daysAgo: 30, summary: '会议费、培训费报销手续不全', bare: true },
  { source: '信访', body: '信', unit: 5, person: 1, daysAgo: 8, summary: '反映窗口服务态度生硬、推诿扯皮', withheld: true },
  { source: '巡视巡察', body: '巡', unit: 6, person: 1, daysAgo: 50, summary: '上级部署的安全隐患排查停留在转发文件，没有研究具体措施' },
  { source: '生态环境', body: '环', unit: 7, person: 1, daysAgo: 15, summary: '秸秆禁烧巡查记录补造，履职不到位', bare: true },
];

/** 五不问题. */
export const campaignTypes: readonly string[] = ['不落实', '不研究', '不作为', '不在状态', '不守纪律'];

/** Problems of the campaign; `handled`: the measure for each person concerned. */
export const campaignProblems: readonly { type: string; summary: string; measure: string; handled?: readonly string[] }[] = [
  { type: '不落实', summary: '上级交办的防汛隐患整改长期未落实', measure: '列出清单、限期整改、逐项销号', handled: ['诫勉', '谈话提醒'] },
  { type: '不研究', summary: '年度重点工作没有专题研究，照搬上级文件', measure: '班子专题研究并报备实施方案' },
  { type: '不作为', summary: '项目用地审批久拖不办，企业多次催办', measure: '办结在办事项，公开办理时限', handled: ['谈话提醒'] },
  { type: '不在状态', summary: '政务窗口工作时间空岗', measure: '调整值班安排，每周通报', handled: ['批评教育', '谈话提醒', '谈话提醒'] },
  { type: '不守纪律', summary: '会议纪律松散，多次无故缺席', measure: '严格请销假，纳入平时考核' },
  { type: '不落实', summary: '民生实事进度滞后三个月', measure: '倒排工期，按周调度', handled: ['调整职务', '诫勉'] },
  { type: '不作为', summary: '群众诉求件重复转办，无实质答复', measure: '首接负责，限时回访' },
  { type: '不研究', summary: '产业发展规划未调研论证', measure: '补充调研，重新论证' },
  { type: '不在状态', summary: '驻村干部在岗时间不足', measure: '按月核查在岗情况', handled: ['责令检查'] },
  { type: '不落实', summary: '巡察反馈问题整改逾期', measure: '主要负责人领办，逐月报告' },
  { type: '不作为', summary: '安全生产执法检查走过场', measure: '重新检查并复核', handled: ['诫勉'] },
  { type: '不守纪律', summary: '工作群信息报送不实', measure: '核实更正，开展教育' },
];
