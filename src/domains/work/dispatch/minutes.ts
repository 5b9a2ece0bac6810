import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Paper } from '../../../platform/documents/paper.ts';
import { paperFileOf } from '../../../platform/documents/paper-file.ts';
import type { House } from '../../../platform/house/index.ts';
import type { readMeeting } from './contract.ts';
import { meetingPage } from './queries.ts';

const kinds = { instruction: '未办结交办事项', issue: '问题', project: '项目', matter: '重点事项', indicator: '指标', topic: '议题' } as const;

/** 会议纪要: every entry with what was said to it, then all instructions with unit and day. */
export function minutesOf({ meeting, agenda }: z.output<typeof readMeeting.output>, watermark: string): Paper {
  const given = agenda.flatMap((e) => e.given);
  const center = (text: string) => ({ text, align: 'center' as const });
  return {
    title: `${meeting.seriesName}第${meeting.number}次调度会纪要`,
    watermark,
    blocks: [
      { kind: 'text', text: `时间：${meeting.openedOn}`, indent: false },
      { kind: 'text', text: `主持：${meeting.chair}`, indent: false },
      { kind: 'text', text: `参加人员：${meeting.attendees ?? '—'}`, indent: false },
      { kind: 'heading', text: `一、调度情况（${agenda.length}项）` },
      { kind: 'table', head: 1, widths: [0.7, 1.8, 4, 4.5], rows: [['序号', '类别', '事项', '调度意见'].map(center), ...agenda.map((e) => [center(String(e.position)), center(kinds[e.kind]), { text: e.title }, { text: e.note ?? (e.given.length > 0 ? '另行交办' : '—') }])] },
      { kind: 'heading', text: `二、交办事项（${given.length}项）` },
      ...(given.length === 0 ? [{ kind: 'text' as const, text: '本次会议没有新的交办事项。' }] : [{ kind: 'table' as const, head: 1, widths: [0.7, 5, 2.8, 1.8], rows: [['序号', '交办内容', '责任单位', '办结期限'].map(center), ...given.map((t, i) => [center(String(i + 1)), { text: t.title }, center(t.organizationName), center(t.dueOn)])] }]),
      ...(meeting.conclusion ? [{ kind: 'heading' as const, text: '三、会议要求' }, { kind: 'text' as const, text: meeting.conclusion }] : []),
      { kind: 'signature', lines: [meeting.seriesName, ...(meeting.closedOn ? [meeting.closedOn] : [])] },
    ],
  };
}

/** The minutes to download once the meeting has begun; the reading is audited. */
export const minutesFile = async (house: House, actor: Actor, id: string, format: 'docx' | 'pdf'): Promise<FileAnswer> => {
  const page = await meetingPage(house, actor, id);
  if (page.meeting.openedOn === null) throw new Refusal('conflict', 'dispatch.meeting_moved', { stage: 'planned' });
  await house.unit(actor, async (unit) => unit.audit({ action: 'work.minutes_printed', subjectKind: 'dispatch_meeting', subjectId: id }));
  return paperFileOf(minutesOf(page, `${actor.name} ${dayInChina(house.clock.now())}`), format);
};
