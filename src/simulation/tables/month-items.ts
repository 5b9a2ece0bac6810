/** Key work of a month: what, counted in what, and how much is planned. */
export const itemsOfMonths: readonly { readonly title: string; readonly measure: string; readonly planned: string }[] = [
  { title: '重点项目开工', measure: '个', planned: '4' },
  { title: '专项资金拨付', measure: '万元', planned: '320' },
  { title: '企业走访服务', measure: '家', planned: '20' },
  { title: '信访积案化解', measure: '件', planned: '6' },
  { title: '人居环境整治', measure: '处', planned: '15' },
];
