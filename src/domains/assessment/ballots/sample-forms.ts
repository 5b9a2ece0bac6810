import type { FormDraft } from './contract/form.ts';

const text = (zh: string, en = zh) => ({ zh, en });
const grade = (key: string, zh: string, points: string) => ({ key, label: text(zh), points });
const unknown = { key: 'unknown', label: text('不了解', 'Do not know'), meaning: 'excluded' as const };

/** 民主测评: grade and score of each person, and an overall remark on the team. */
export const democraticForm = (): FormDraft => ({
  key: 'democratic_review',
  title: text('年度民主测评表', 'Yearly democratic review'),
  kind: 'democratic',
  sections: [
    {
      key: 'people',
      title: text('个人评价', 'Persons'),
      items: [
        { kind: 'choice', key: 'overall', title: text('总体评价', 'Overall'), weight: 6000, options: [grade('outstanding', '优秀', '95'), grade('competent', '称职', '85'), grade('basic', '基本称职', '70'), grade('incompetent', '不称职', '50'), unknown] },
        { kind: 'score', key: 'diligence', title: text('勤', 'Diligence'), weight: 4000, options: [unknown] },
      ],
    },
    { key: 'team', title: text('班子总体', 'The team'), about: 'whole', items: [{ kind: 'choice', key: 'team_overall', title: text('班子总体评价', 'Team overall'), weight: 10_000, options: [grade('good', '好', '95'), grade('fair', '较好', '80'), grade('poor', '一般', '60')] }] },
  ],
});

/** 正反向测评 (M046): positive statements and a negative list, never added up. */
export const twoSidedForm = (): FormDraft => ({
  key: 'two_sided_review',
  title: text('正反向测评表', 'Positive and negative review'),
  kind: 'two_sided',
  sections: [
    { key: 'positive', title: text('正向', 'Positive'), side: 'positive', items: [{ kind: 'choice', style: 'yes_no', key: 'firm', title: text('政治立场坚定', 'Stands firm'), options: [{ key: 'yes', label: text('是', 'Yes'), affirms: true }, { key: 'no', label: text('否', 'No') }, unknown] }] },
    { key: 'negative', title: text('反向', 'Negative'), side: 'negative', items: [{ kind: 'negative_list', key: 'listed', title: text('负面清单', 'Negative list'), entries: [{ key: 'two_faced', label: text('当面一套背后一套', 'Says one thing, does another') }, { key: 'idle', label: text('躺平不作为', 'Does nothing') }] }] },
  ],
});

/** 政治素质观察表 (M044): aspects with their points; wording and number are the form's own. */
export const politicalForm = (aspects: readonly { readonly title: string; readonly points: readonly string[] }[]): FormDraft => ({
  key: 'political_quality',
  title: text('政治素质观察表', 'Political quality observation'),
  kind: 'political_quality',
  sections: aspects.map((a, s) => ({
    key: `aspect${s + 1}`,
    title: text(a.title),
    items: a.points.map((p, i) => ({ kind: 'observation' as const, key: `point${s + 1}_${i + 1}`, title: text(p), levels: [grade('good', '好', '3'), grade('fair', '一般', '2'), grade('poor', '差', '1')] })),
  })),
});
