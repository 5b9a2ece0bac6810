import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import type { Paper, PaperBlock, PaperCell } from '../../../platform/documents/paper.ts';
import { paperFileOf } from '../../../platform/documents/paper-file.ts';
import type { House } from '../../../platform/house/index.ts';
import { regionName, watermarkOf } from '../../registry/index.ts';
import { reportSeen } from './queries.ts';
import type { Report } from './model.ts';
import { behindOf, openingOf, titleOf, type Behind } from './rules/compose.ts';

const center = (text: string | number): PaperCell => ({ text: String(text), align: 'center' });
const text = (t: string): PaperBlock => ({ kind: 'text', text: t });
const heading = (t: string): PaperBlock => ({ kind: 'heading', text: t });
const share = (value: string | null): string => (value === null ? '—' : `${value}%`);
const classes = { private: '私事', small: '小事', big: '大事' } as const;
/** Bars of one picture; the table below has all. */
const BARS = 15;
const inWords = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const ofBehind = (b: Behind): string =>
  b.kind === 'coverage' ? `${b.name}尚有${b.count}户未走到（共${b.of}户，走访覆盖率${share(b.percent)}）` : b.kind === 'demands' ? `${b.name}有${b.count}件诉求超期未办结（未办结${b.of}件，按时办结率${share(b.percent)}）` : `${b.name}有${b.count}项调度交办事项超期（未办结${b.of}项）`;

/** 月调度、季总结、半年通报 on paper: words first, then each field with its picture and table, who is behind, what is asked. */
export function reportPaper(report: Report, region: string, watermark: string): Paper {
  const { grid: g, demands: d, dispatch: t, races } = report.figures;
  const behind = behindOf(report.figures);
  const sections: [string, PaperBlock[]][] = [
    ['总体情况', (report.opening ?? openingOf(report, report.figures)).split('\n').map(text)],
    ['网格与走访', [
      ...(g.byOrganization.length === 0 ? [] : [{ kind: 'bars' as const, title: '各村（社区）走访覆盖率', unit: '%', most: 100, rows: g.byOrganization.slice(0, BARS).map((o) => ({ label: o.name, value: Number(o.coverage ?? 0) })) }]),
      { kind: 'table', head: 1, widths: [3, 1.2, 1.2, 1.4, 1.2, 1.4], rows: [['村（社区）', '住户', '走访次数', '五个一齐全', '走到户数', '覆盖率'].map(center), ...g.byOrganization.map((o) => [{ text: o.name }, center(o.households), center(o.visits), center(o.complete), center(o.covered), center(share(o.coverage))])] },
    ]],
    ['诉求办理', [
      ...(d.byClass.length === 0 ? [] : [text(`按类别：${d.byClass.map((c) => `${c.key === null ? '未分类' : classes[c.key]}${c.received}件（办结${c.closed}件）`).join('，')}。${d.resolved === null ? '' : `群众评价已解决的占${share(d.resolved)}。`}`)]),
      ...(d.themes.length === 0 ? [] : [{ kind: 'bars' as const, title: '诉求集中的事项', unit: '件', rows: d.themes.map((x) => ({ label: x.theme, value: x.received })) }]),
      { kind: 'table', head: 1, widths: [3, 1.2, 1.2, 1.4, 1.2, 1.2, 1.4], rows: [['办理单位', '受理', '办结', '按时办结', '未办结', '超期', '按时办结率'].map(center), ...d.byUnit.map((u) => [{ text: u.name }, center(u.received), center(u.closed), center(u.closedInTime), center(u.open), center(u.overdueOpen), center(share(u.inTime))])] },
      text('按时办结率＝按时办结件数÷（办结件数＋超期未办结件数）。'),
    ]],
    ...(t.byUnit.length === 0 ? [] : ([['调度交办', [{ kind: 'table', head: 1, widths: [3, 1.2, 1.2, 1.4, 1.2, 1.2], rows: [['责任单位', '交办', '办结', '按时办结', '未办结', '超期'].map(center), ...t.byUnit.map((u) => [{ text: u.name }, center(u.received), center(u.settled), center(u.inTime), center(u.open), center(u.overdue)])] }]]] as [string, PaperBlock[]][])),
    ...(races.length === 0 ? [] : ([['赛马比拼', races.map((r) => text(`${r.title}：参赛${r.lanes}个，已核定${r.months}个月，${r.state === 'closed' ? `已收官，奔跑奖${r.running}个、蜗牛奖${r.snail}个` : '正在进行'}。`))]] as [string, PaperBlock[]][])),
    ['存在的问题', behind.length === 0 ? [text('没有未走到的住户和超期事项。')] : behind.map((b, i) => text(`${i + 1}．${ofBehind(b)}。`))],
    ['下一步要求', report.demandsMade === '' ? [text('（待填写）')] : report.demandsMade.split('\n').map(text)],
  ];
  const numbers = '一二三四五六七八九十';
  return {
    title: `${region}${titleOf(report)}`,
    ...(report.state === 'published' ? {} : { subtitle: report.state === 'signed' ? '（已签发，未印发）' : '（征求意见稿，未签发）' }),
    watermark,
    blocks: [...sections.flatMap(([name, blocks], i) => [heading(`${numbers[i]}、${name}`), ...blocks]), { kind: 'signature', lines: [...(report.signedBy === null ? [] : [`签发：${report.signedBy}`]), region, ...(report.publishedOn === null ? [] : [inWords(report.publishedOn)])] }],
  };
}

/** The paper to download; the print is audited. */
export async function printReport(house: House, actor: Actor, id: string, format: 'docx' | 'pdf'): Promise<FileAnswer> {
  const paper = await house.unit(actor, async (unit) => {
    const report = await reportSeen(unit, id);
    const region = await regionName(unit);
    unit.audit({ action: 'demands.bulletin_printed', subjectKind: 'bulletin', subjectId: id, detail: { format } });
    return reportPaper(report, region, watermarkOf(region, actor, unit.at));
  });
  return paperFileOf(paper, format);
}
