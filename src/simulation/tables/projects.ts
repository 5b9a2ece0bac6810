/** Projects of the demonstration: invented, of the kinds that the documents speak of. */
export interface SimProject {
  readonly title: string;
  readonly about: string;
  readonly conditions: string;
  readonly winners: number;
  readonly stage: 'draft' | 'open' | 'decided' | 'running';
  readonly plan: { title: string; kind: 'amount' | 'done'; amount: string; unit: string; from: number; months: number }[];
}
const amount = (title: string, total: string, unit: string, months = 3): SimProject['plan'][number] => ({ title, kind: 'amount', amount: total, unit, from: 1, months });
const done = (title: string, at: number): SimProject['plan'][number] => ({ title, kind: 'done', amount: '1', unit: '', from: at, months: 1 });

export const flagships: readonly { readonly title: string; readonly target: string; readonly projects: readonly SimProject[] }[] = [
  {
    title: '十大标志性工程',
    target: '年度投资全面完成，开工一批、建成一批',
    projects: [
      { title: '产业园征地拆迁攻坚', about: '分三个片区同台推进，完成产业园二期用地征收和房屋拆除，保障三家企业按期进场。', conditions: '有征拆或项目建设经历，作风过硬。', winners: 3, stage: 'running', plan: [amount('签订征收协议', '180', '户'), amount('房屋拆除', '150', '栋'), done('首期净地交付', 2), done('补偿资金全部到户', 3)] },
      { title: '沿江防洪通道改造', about: '改造沿江防洪通道十二公里，汛期前通车。', conditions: '熟悉水利或交通工程。', winners: 1, stage: 'decided', plan: [amount('路基施工', '12', '公里', 4), done('交工验收', 5)] },
      { title: '装备制造企业招引', about: '引进装备制造链上企业，年内签约并开工。', conditions: '熟悉产业政策，有招商工作经历者优先。', winners: 2, stage: 'open', plan: [amount('签约项目', '6', '个'), amount('开工项目', '3', '个'), amount('到位资金', '4500', '万元')] },
    ],
  },
  {
    title: '乡村振兴十大引领性工程',
    target: '村集体经济增收，人居环境整治见效',
    projects: [
      { title: '农村饮水安全提升', about: '新建和改造农村供水管网，解决季节性缺水。', conditions: '能驻点推进。', winners: 2, stage: 'running', plan: [amount('铺设供水管网', '48', '公里'), amount('通水农户', '2400', '户'), done('水质检测达标', 3)] },
      { title: '高标准农田建设', about: '建成高标准农田并完成设施管护移交。', conditions: '熟悉农业农村工作。', winners: 1, stage: 'open', plan: [amount('建成农田', '3600', '亩'), done('管护移交', 3)] },
      { title: '镇村污水处理设施', about: '补齐六个集镇的污水收集和处理设施。', conditions: '熟悉城建或环保工作。', winners: 1, stage: 'draft', plan: [amount('铺设管网', '15', '公里'), done('设备调试运行', 3)] },
    ],
  },
];
