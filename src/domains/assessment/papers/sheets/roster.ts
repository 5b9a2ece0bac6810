import type { CellValue, OutSheet } from '../../../../platform/sheets/index.ts';
import type { FormHead } from '../../../registry/index.ts';
import { gradeWordOf, grades } from '../../model.ts';
import type { View } from '../../outcomes/model.ts';
import type { RosterColumn } from '../model.ts';
import { dotted, sexWords } from './words.ts';

export interface RosterLine {
  readonly organizationName: string;
  readonly name: string;
  readonly title: string;
  /** Null for a team. */
  readonly head: FormHead | null;
  readonly group: string;
  readonly score: string | null;
  readonly rank: number | null;
  readonly groupSize: number;
  readonly dimensions: Readonly<Record<string, string | null>>;
  readonly grade: string | null;
  readonly proposed: string | null;
  readonly reason: string | null;
  readonly view: View | null;
}

interface Column {
  readonly header: string;
  readonly width: number;
  readonly text: boolean;
  readonly of: (l: RosterLine) => CellValue;
}

const text = (header: string, width: number, of: (l: RosterLine) => string | null): Column => ({ header, width, text: true, of });
const number = (header: string, width: number, of: (l: RosterLine) => string | number | null): Column => ({ header, width, text: false, of: (l) => (of(l) === null ? null : Number(of(l))) });
const VIEWS: Readonly<Record<View, string>> = { agree: '同意', disagree: '不同意' };

/** A column as it is written; `dimensions` becomes one for each dimension of the scheme. */
const columnsOf = (key: RosterColumn, dimensions: readonly { readonly key: string; readonly name: string }[]): readonly Column[] =>
  ({
    unit: () => [text('单位', 30, (l) => l.organizationName)],
    name: () => [text('姓名', 12, (l) => l.name)],
    sex: () => [text('性别', 6, (l) => (l.head?.sex ? sexWords[l.head.sex] : null))],
    born: () => [text('出生年月', 10, (l) => dotted(l.head?.bornOn ?? null))],
    title: () => [text('职务', 28, (l) => l.title)],
    rank_held: () => [text('职级', 14, (l) => l.head?.rank ?? null)],
    group: () => [text('可比组', 26, (l) => l.group)],
    score: () => [number('得分', 9, (l) => l.score)],
    place: () => [number('名次', 7, (l) => l.rank), number('组内人数', 9, (l) => l.groupSize)],
    dimensions: () => dimensions.map((d) => number(d.name, 9, (l) => l.dimensions[d.key] ?? null)),
    grade: () => [text('等次', 10, (l) => l.grade)],
    proposed: () => [text('建议等次', 10, (l) => l.proposed)],
    reason: () => [text('理由', 40, (l) => l.reason)],
    view: () => [text('本人意见', 10, (l) => (l.view ? VIEWS[l.view] : null))],
  })[key]();

const chinese = new Intl.Collator('zh');

/** Units in their order; within a unit the better score first, those without one last. */
export const byUnit = (lines: readonly RosterLine[]): RosterLine[] =>
  lines.toSorted((a, b) => chinese.compare(a.organizationName, b.organizationName) || Number(b.score ?? -1) - Number(a.score ?? -1) || chinese.compare(a.name, b.name));

/** Two sheets: everybody by unit, and the counts of each unit with the sum at the end. */
export function rosterSheet(lines: readonly RosterLine[], keys: readonly RosterColumn[], about: { readonly dimensions: readonly { readonly key: string; readonly name: string }[]; readonly subject: 'person' | 'team'; readonly title: string }): OutSheet[] {
  const columns = keys.flatMap((key) => columnsOf(key, about.dimensions));
  const words = grades.map((g) => gradeWordOf(about.subject, g));
  const units = [...new Set(lines.map((l) => l.organizationName))];
  const counted = (of: readonly RosterLine[]): CellValue[] => [of.length, ...words.map((w) => of.filter((l) => l.grade === w).length), of.filter((l) => l.grade === null).length];
  return [
    {
      name: '考核结果',
      above: [[about.title]],
      columns: [{ header: '序号', width: 6 }, ...columns.map((c) => ({ header: c.header, width: c.width, ...(c.text ? { format: 'text' as const } : {}) }))],
      rows: lines.map((l, i) => [i + 1, ...columns.map((c) => c.of(l))]),
    },
    {
      name: '分单位汇总',
      above: [[about.title]],
      columns: [{ header: '单位', width: 30, format: 'text' }, { header: about.subject === 'team' ? '班子数' : '人数', width: 8 }, ...words.map((header) => ({ header, width: 10 })), { header: '未确定', width: 10 }],
      rows: [...units.map((unit): CellValue[] => [unit, ...counted(lines.filter((l) => l.organizationName === unit))]), ['合计', ...counted(lines)]],
    },
  ];
}
