import type { Day } from '../../../../kernel/period.ts';
import { formatScore } from '../../../../kernel/score.ts';
import type { Paper, PaperBlock, PaperCell } from '../../../../platform/documents/paper.ts';
import { gradeWordOf, type Grade } from '../../model.ts';
import { percentText } from '../../rules/weights.ts';
import { most, type PointLine } from '../rules/points-made.ts';
import { inWords, office } from './words.ts';

export interface LetterContent {
  readonly year: number;
  readonly region: string;
  readonly subject: 'person' | 'team';
  readonly schemeTitle: string;
  readonly name: string;
  readonly organizationName: string;
  readonly title: string | null;
  readonly grade: Grade;
  readonly gradeReason: string | null;
  readonly score: string | null;
  readonly rank: number | null;
  readonly groupSize: number;
  readonly groupName: string;
  readonly dimensions: readonly { readonly name: string; readonly weight: number; readonly score: string | null; readonly last: string | null; readonly groupMean: string | null }[];
  readonly lines: readonly PointLine[];
  /** Ways still open on the day of printing, each with its last day; none for a team, or where nothing was served here. */
  readonly ways: readonly { readonly name: string; readonly until: Day }[];
  readonly waysSource: string;
  readonly printedOn: Day;
  readonly watermark: string;
}

/** Lines of what gave and what cost points. */
const LINES = 5;
const cell = (text: string, align: PaperCell['align'] = 'center'): PaperCell => ({ text, align: align ?? 'center' });
const difference = (a: string, b: string): number => Number(a) - Number(b);
const signed = (n: number): string => `${n > 0 ? '高' : '低'}${Math.abs(n).toFixed(2)}分`;

/** Dimensions above (or below) the mean of the comparable group, the furthest first: figures only, nothing is guessed about the person. */
const apart = (dimensions: LetterContent['dimensions'], sign: 1 | -1) =>
  dimensions
    .flatMap((d) => (d.score === null || d.groupMean === null || d.weight === 0 ? [] : [{ ...d, by: difference(d.score, d.groupMean) }]))
    .filter((d) => Math.round(d.by * sign * 100) > 0)
    .toSorted((a, b) => sign * (b.by - a.by));

const sentence = (c: LetterContent, sign: 1 | -1): string => {
  const found = apart(c.dimensions, sign);
  if (c.dimensions.every((d) => d.groupMean === null)) return '同组人数较少，不作组内比较。';
  return found.length === 0 ? (sign === 1 ? '没有高于同组平均的方面。' : '没有低于同组平均的方面。') : `${found.map((d) => `“${d.name}”${d.score}分，比同组平均${signed(d.by)}`).join('；')}。`;
};

/** 年度考核结果反馈意见书. */
export function feedbackLetter(c: LetterContent): Paper {
  const team = c.subject === 'team';
  const word = gradeWordOf(c.subject, c.grade);
  const gave = most(c.lines, 'gave', LINES);
  const cost = most(c.lines, 'cost', LINES);
  const points = (lines: readonly PointLine[], by: 'gave' | 'cost', title: string): PaperBlock => ({
    kind: 'table',
    head: 1,
    widths: [4, 1.2, 1.2, 1.4],
    rows: [['指标', '权重', '得分', title].map((text) => cell(text)), ...lines.map((l) => [cell(l.name, 'left'), cell(l.weight === null ? '—' : `${percentText(l.weight)}%`), cell(formatScore(l.value)), cell(formatScore(l[by]))])],
  });
  const told = c.score === null ? '' : `考核得分${c.score}分${c.rank === null ? '' : `，在可比组（${c.groupName}）${c.groupSize}${team ? '个' : '人'}中列第${c.rank}名`}。`;
  return {
    title: `${c.year}年度考核结果反馈意见书`,
    subtitle: c.schemeTitle,
    watermark: c.watermark,
    blocks: [
      { kind: 'text', text: team ? `${c.organizationName}领导班子：` : `${c.organizationName}${c.title ?? ''} ${c.name}同志：`, indent: false },
      { kind: 'text', text: `${c.year}年度考核，${told}经研究，确定为“${word}”。${c.gradeReason ? `理由：${c.gradeReason}` : ''}` },
      { kind: 'heading', text: '一、主要优势' },
      { kind: 'text', text: sentence(c, 1) },
      { kind: 'heading', text: '二、主要差距' },
      { kind: 'text', text: sentence(c, -1) },
      { kind: 'heading', text: '三、各方面得分' },
      {
        kind: 'table',
        head: 1,
        widths: [2.4, 1, 1, 1, 1],
        rows: [['方面', '权重', '得分', '同组平均', '上年'].map((text) => cell(text)), ...c.dimensions.filter((d) => d.weight > 0).map((d) => [cell(d.name, 'left'), cell(`${percentText(d.weight)}%`), cell(d.score ?? '—'), cell(d.groupMean ?? '—'), cell(d.last ?? '—')])],
      },
      ...(gave.length > 0 ? [{ kind: 'heading' as const, text: '四、得分主要来自' }, points(gave, 'gave', '计入总分')] : []),
      ...(cost.length > 0 ? [{ kind: 'heading' as const, text: gave.length > 0 ? '五、失分主要在' : '四、失分主要在' }, points(cost, 'cost', '失去分数')] : []),
      ...(c.ways.length > 0
        ? [{ kind: 'heading' as const, text: '对结果有异议的' }, { kind: 'text' as const, text: `${c.ways.map((w) => `${inWords(w.until)}前可以${w.name}`).join('；')}（${c.waysSource}）。复核、申诉期间不停止执行，不因申请复核、提出申诉而加重处理。` }]
        : []),
      { kind: 'signature', lines: [office(c.region), inWords(c.printedOn)] },
    ],
  };
}
