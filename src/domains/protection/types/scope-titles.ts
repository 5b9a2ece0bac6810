import type { Scope } from '../model.ts';

/** What can be closed to somebody, as the forms and the pages of cases say it. */
export const scopeTitles: Readonly<Record<Scope, { readonly zh: string; readonly en: string }>> = {
  promotion: { zh: '提拔', en: 'Promotion' },
  rank: { zh: '晋升职级', en: 'Rank' },
  pay_step: { zh: '晋升工资档次', en: 'Pay step' },
  grade: { zh: '考核评优', en: 'Outstanding grade' },
  award: { zh: '评先评优', en: 'Awards' },
  pool: { zh: '进入后备库', en: 'Reserve pool' },
  selection: { zh: '列为考察对象', en: 'Selection' },
};
