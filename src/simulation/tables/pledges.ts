/** Objectives of the demonstration's town committees; `first` is the first year's figure, `step` what every year adds. */
export const pledgeObjectives: readonly { readonly title: string; readonly unit: string; readonly better: 'more' | 'less'; readonly first: number; readonly step: number }[] = [
  { title: '村均集体经营性收入', unit: '万元', better: 'more', first: 36, step: 4 },
  { title: '新开工五千万元以上项目', unit: '个', better: 'more', first: 2, step: 1 },
  { title: '信访总量', unit: '件', better: 'less', first: 68, step: -5 },
];
