/** Fields of work, the majors that fit each, and the degree such a major earns. Schools do not exist. */
export const fields = {
  党务政工: { majors: ['思想政治教育', '政治学与行政学', '马克思主义理论'], degree: '法学', school: '沧澜师范大学' },
  综合管理: { majors: ['行政管理', '公共事业管理', '汉语言文学'], degree: '管理学', school: '沧澜大学' },
  法律: { majors: ['法学', '知识产权', '侦查学'], degree: '法学', school: '江川政法学院' },
  经济: { majors: ['经济学', '国际经济与贸易', '统计学'], degree: '经济学', school: '江川财经学院' },
  财务: { majors: ['会计学', '财政学', '审计学'], degree: '管理学', school: '江川财经学院' },
  工程建设: { majors: ['土木工程', '工程管理', '城乡规划'], degree: '工学', school: '江川工业大学' },
  交通: { majors: ['道路桥梁与渡河工程', '交通工程', '交通运输'], degree: '工学', school: '江川交通学院' },
  水利: { majors: ['水利水电工程', '水文与水资源工程', '农业水利工程'], degree: '工学', school: '沧澜水利学院' },
  农林: { majors: ['农学', '园艺', '农林经济管理', '林学', '动物医学'], degree: '农学', school: '沧澜农业大学' },
  环境: { majors: ['环境工程', '环境科学', '生态学'], degree: '工学', school: '江川工业大学' },
  教育: { majors: ['教育学', '数学与应用数学', '小学教育'], degree: '教育学', school: '沧澜师范大学' },
  卫生: { majors: ['临床医学', '预防医学', '护理学'], degree: '医学', school: '江川医学院' },
  信息: { majors: ['计算机科学与技术', '信息管理与信息系统', '通信工程'], degree: '工学', school: '江川工业大学' },
  应急安全: { majors: ['安全工程', '消防工程', '地质工程'], degree: '工学', school: '江川工业大学' },
  社会治理: { majors: ['社会工作', '社会学', '劳动与社会保障'], degree: '法学', school: '沧澜大学' },
  文旅: { majors: ['旅游管理', '新闻学', '文化产业管理'], degree: '管理学', school: '沧澜大学' },
  产业: { majors: ['工商管理', '机械工程', '化学工程与工艺'], degree: '管理学', school: '江川工业大学' },
} as const satisfies Readonly<Record<string, { majors: readonly string[]; degree: string; school: string }>>;

export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields) as Field[];

/** Full-time schooling by year of birth: relative weights of 中专, 大专, 大学, 研究生. */
export const schooling: readonly { readonly until: number; readonly weights: readonly [number, number, number, number] }[] = [
  { until: 1970, weights: [52, 30, 17, 1] },
  { until: 1978, weights: [34, 36, 28, 2] },
  { until: 1986, weights: [10, 30, 54, 6] },
  { until: 1993, weights: [2, 17, 68, 13] },
  { until: 2100, weights: [0, 8, 68, 24] },
];
