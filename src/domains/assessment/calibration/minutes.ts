import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import type { Paper } from '../../../platform/documents/paper.ts';
import { paperFileOf } from '../../../platform/documents/paper-file.ts';
import type { House } from '../../../platform/house/index.ts';
import { regionName } from '../../registry/index.ts';
import { readCalibrations } from '../access.ts';
import { grades, gradeWordOf, type Grade } from '../model.ts';
import { boardOf, type Board } from './queries.ts';

/** 会议纪要: who was there, the distribution before and after, every change with its reason. */
export function minutesOf(board: Board, region: string, watermark: string): Paper {
  const { meeting } = board;
  const word = (g: Grade | null): string => (g === null ? '未定' : gradeWordOf(meeting.subject, g));
  const changed = new Map(board.moves.map((m) => [m.personId, m]));
  const rows = board.rows.filter((r) => changed.has(r.personId) && r.before !== r.now);
  return {
    title: `${meeting.title}纪要`,
    subtitle: `${meeting.year}年度考核`,
    watermark,
    blocks: [
      { kind: 'text', text: `时间：${dayInChina(new Date(meeting.openedAt))}${meeting.closedAt ? `至${dayInChina(new Date(meeting.closedAt))}` : '（未结束）'}`, indent: false },
      { kind: 'text', text: `参加人员：${meeting.attendees}`, indent: false },
      { kind: 'heading', text: '一、等次分布' },
      {
        kind: 'table',
        head: 1,
        widths: [2, ...grades.map(() => 1)],
        rows: [
          [{ text: '' }, ...grades.map((g) => ({ text: word(g), align: 'center' as const }))],
          [{ text: '会前' }, ...grades.map((g) => ({ text: String(board.before[g]), align: 'center' as const }))],
          [{ text: '会后' }, ...grades.map((g) => ({ text: String(board.now[g]), align: 'center' as const }))],
        ],
      },
      { kind: 'text', text: `优秀等次名额${board.limit}人（${board.share.percent}%，${board.share.source}），会后拟定优秀${board.now.outstanding}人。` },
      { kind: 'heading', text: `二、调整情况（${rows.length}人）` },
      ...(rows.length === 0
        ? [{ kind: 'text' as const, text: '没有调整。' }]
        : [
            {
              kind: 'table' as const,
              head: 1,
              widths: [1.2, 2.4, 1, 1.2, 1.2, 4],
              rows: [['姓名', '单位', '得分', '会前', '会后', '理由'].map((text) => ({ text, align: 'center' as const })), ...rows.map((r) => [r.name, r.organizationName, r.score ?? '—', word(r.before), word(r.now), r.reason ?? ''].map((text, i) => ({ text, align: i < 5 ? ('center' as const) : ('left' as const) })))],
            },
          ]),
      ...(meeting.conclusion ? [{ kind: 'heading' as const, text: '三、结论' }, { kind: 'text' as const, text: meeting.conclusion }] : []),
      { kind: 'signature', lines: [`中共${region}委组织部`, ...(meeting.closedAt ? [dayInChina(new Date(meeting.closedAt))] : [])] },
    ],
  };
}

/** The minutes to download; the reading is audited. */
export const minutesFile = async (house: House, actor: Actor, id: string, format: 'docx' | 'pdf'): Promise<FileAnswer> => {
  const paper = await house.unit(actor, async (unit) => {
    must(actor, readCalibrations, { regionId: actor.regionId, organizationPaths: [] });
    const board = await boardOf(unit, id);
    unit.audit({ action: 'assessment.minutes_printed', subjectKind: 'calibration', subjectId: id });
    return minutesOf(board, await regionName(unit), `${actor.name} ${dayInChina(unit.at)}`);
  });
  return paperFileOf(paper, format);
};
