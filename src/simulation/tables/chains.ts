export interface ChainPlan {
  readonly title: string;
  readonly about: string;
  /** 万元. */
  readonly investment: string;
  /** Days from today, as all others here. */
  readonly opened: number;
  readonly plannedStart: number;
  readonly started?: number;
  /** `department` 0 is the lead; the others are organs of the county in order. */
  readonly links: readonly { readonly title: string; readonly kind?: 'service'; readonly department: number; readonly promised: number; readonly after?: readonly number[]; readonly done?: number; readonly blocked?: number }[];
}
export const chainPlans: readonly ChainPlan[] = [
  {
    title: '抽水蓄能电站', about: '总装机一百二十万千瓦，县里成立专门服务小组，审批和要素保障一条链办理。', investment: '653000', opened: -150, plannedStart: 170, started: -42,
    links: [
      { title: '用地预审', department: 1, promised: 20, done: -128 },
      { title: '水土保持批复', department: 2, promised: 15, done: -131 },
      { title: '环评批复', department: 3, promised: 30, done: -102 },
      { title: '项目核准', department: 0, promised: 20, after: [1, 2, 3], done: -88 },
      { title: '林地使用批复', department: 4, promised: 25, after: [4], done: -60 },
      { title: '施工许可', department: 5, promised: 10, after: [5], done: -47 },
      { title: '施工用电接入', kind: 'service', department: 6, promised: 45, after: [4], done: -39 },
      { title: '进场道路', kind: 'service', department: 7, promised: 60, after: [6], blocked: -1 },
    ],
  },
  {
    title: '城区污水处理厂扩建', about: '日处理能力由三万吨扩至六万吨。', investment: '21800', opened: -60, plannedStart: 90,
    links: [
      { title: '可研批复', department: 0, promised: 10, done: -49 },
      { title: '规划选址', department: 1, promised: 15, done: -46 },
      { title: '用地报批', department: 1, promised: 20, after: [1, 2] },
      { title: '环评批复', department: 3, promised: 20, after: [1], blocked: -38 },
      { title: '初步设计批复', department: 0, promised: 10, after: [3, 4] },
      { title: '施工许可', department: 5, promised: 5, after: [5] },
    ],
  },
];
