export interface TeamPlan {
  readonly name: string;
  readonly theme: string;
  readonly matters: readonly string[];
  readonly items: readonly string[];
}
/** Teams of the demonstration: three of an organ, one of a town. */
export const teamPlans: readonly TeamPlan[] = [
  { name: '项目前期专班', theme: '立项、用地、环评一次办成', matters: ['高铁新城道路前期', '城区污水厂扩建前期'], items: ['倒排前期工作计划', '完成可研批复', '完成用地预审', '完成环评批复', '完成初步设计', '落实建设资金'] },
  { name: '要素保障专班', theme: '用地、用能、资金保障', matters: ['产业园供电增容', '标准厂房用地报批'], items: ['研究供电方案', '完成增容设计', '落实用地指标', '签订供电协议', '完成场地平整'] },
  { name: '争资争项专班', theme: '对上争取资金和试点', matters: ['特殊转移支付申报', '城市更新试点申报'], items: ['梳理申报清单', '编制申报材料', '完成专家评审', '跟进省级审核'] },
  { name: '和美乡村专班', theme: '人居环境和产业发展', matters: ['沿线村庄整治', '油茶基地建设'], items: ['召开推进会', '拆除空心房', '完成管网铺设', '流转土地', '签订收购协议'] },
];
/** Issues that people, firms and inspections brought up. */
export const issues: readonly string[] = ['老城区雨季积水', '学校门口交通拥堵', '安置房办证滞后', '农贸市场消防隐患', '企业用电价格偏高', '乡道破损影响出行', '小区电梯停运', '企业融资需要过桥资金', '河道垃圾堆积', '征拆款未兑付到位', '农村客运班次减少', '工业园排污管网破损', '公厕管护不到位', '高标准农田渠道淤塞'];
