import type { Day } from '../../../../kernel/period.ts';
import type { Paper, PaperCell } from '../../../../platform/documents/paper.ts';
import type { FormHead } from '../../../registry/index.ts';
import { gradeWords, type Grade } from '../../model.ts';
import type { View } from '../../outcomes/model.ts';
import type { Registration } from '../model.ts';
import { dotted, inWords, office, sexWords, toSign } from './words.ts';

export const source = '公务员考核规定（附表：公务员年度考核登记表），栏目名称待核';

export interface FormContent {
  readonly year: number;
  readonly region: string;
  readonly head: FormHead;
  readonly registration: Pick<Registration, 'duties' | 'summary' | 'submittedOn' | 'comment' | 'suggestedGrade' | 'commentedOn' | 'commentedBy'> | null;
  /** Only of a confirmed year. */
  readonly result: { readonly grade: Grade; readonly confirmedOn: Day; readonly reason: string | null } | null;
  /** 本人意见, as given on the notice. */
  readonly view: { readonly view: View; readonly reason: string | null; readonly on: Day } | null;
  readonly watermark: string;
}

const label = (text: string): PaperCell => ({ text, align: 'center' });
const value = (text: string, span = 1): PaperCell => ({ text, align: 'center', span });
const COLUMNS = [1.2, 1.5, 1, 1.1, 1.3, 1.7];
const REST = COLUMNS.length - 1;
const box = (text: string, foot: string): PaperCell => ({ text, span: REST, running: true, foot });

/** 公务员年度考核登记表: two tables, so that the comments keep together on the second page. */
export function registrationForm(c: FormContent): Paper {
  const { head, registration: r, result, view } = c;
  const noGrade = result !== null && (result.grade === 'ungraded' || result.grade === 'not_assessed');
  // Titles mostly begin with the unit; saying it twice helps nobody.
  const place = head.organizationName !== null && !head.titles.includes(head.organizationName) ? head.organizationName : null;
  const post = [place, head.titles, head.rank].filter((x): x is string => !!x);
  return {
    title: '公务员年度考核登记表',
    subtitle: `（${c.year}年度）`,
    watermark: c.watermark,
    blocks: [
      {
        kind: 'table',
        widths: COLUMNS,
        heights: [28, 28, 32, 40, 420],
        rows: [
          [label('姓名'), value(head.name), label('性别'), value(head.sex === null ? '' : sexWords[head.sex]), label('出生年月'), value(dotted(head.bornOn))],
          [label('政治面貌'), value(head.politicalStatus ?? '', 2), label('任现职时间'), value(dotted(head.postSince), 2)],
          [label('单位及\n职务职级'), { text: post.join('　'), span: REST }],
          [label('从事或\n分管工作'), { text: r?.duties ?? '', span: REST }],
          [label('个\n人\n总\n结'), box(r?.summary ?? '', toSign('签名', r?.submittedOn ?? null))],
        ],
      },
      { kind: 'page' },
      {
        kind: 'table',
        widths: COLUMNS,
        heights: [190, 150, 120, 130],
        rows: [
          [label('主管领导\n评语和考核\n等次建议'), box(r?.comment ? `${r.comment}\n建议等次：${r.suggestedGrade ? gradeWords[r.suggestedGrade] : ''}` : '', toSign(r?.commentedBy ? `签名（${r.commentedBy}）` : '签名', r?.commentedOn ?? null))],
          [label('机关负责人\n或考核委员\n会意见'), box(result && !noGrade ? `经研究，${c.year}年度考核确定为${gradeWords[result.grade]}等次。` : '', `盖章或签名：　　　　　　${result && !noGrade ? inWords(result.confirmedOn) : '　　　年　　月　　日'}`)],
          [label('本人意见'), box(view ? (view.view === 'agree' ? '同意。' : `不同意。理由：${view.reason ?? ''}`) : '', toSign('签名', view?.on ?? null))],
          [label('未确定等次\n或不参加考\n核情况说明'), box(noGrade ? `${gradeWords[result.grade]}。${result.reason ?? ''}` : '', `盖章或签名：　　　　　　${noGrade ? inWords(result.confirmedOn) : '　　　年　　月　　日'}`)],
        ],
      },
      { kind: 'text', text: `${office(c.region)}制`, align: 'right', indent: false },
    ],
  };
}
