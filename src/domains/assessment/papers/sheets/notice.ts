import type { Paper } from '../../../../platform/documents/paper.ts';
import type { PublishedPerson } from '../../outcomes/model.ts';
import { inWords, office } from './words.ts';

export interface NoticeContent {
  readonly year: number;
  readonly region: string;
  readonly subject: 'person' | 'team';
  readonly openedOn: string;
  readonly closesOn: string;
  readonly workingDays: number;
  readonly contact: string;
  readonly people: readonly PublishedPerson[];
  readonly watermark: string;
}

/** 拟定优秀等次公示, to hang out on paper. */
export function noticePaper(c: NoticeContent): Paper {
  const team = c.subject === 'team';
  const centre = (text: string) => ({ text, align: 'center' as const });
  return {
    title: `${c.year}年度考核拟定优秀等次${team ? '班子' : '人员'}公示`,
    watermark: c.watermark,
    blocks: [
      { kind: 'text', text: `根据公务员考核规定，经研究，拟将下列${c.people.length}${team ? '个班子' : '名同志'}${c.year}年度考核确定为优秀等次，现予公示。公示时间为${inWords(c.openedOn)}至${inWords(c.closesOn)}（${c.workingDays}个工作日）。` },
      { kind: 'text', text: `对公示对象有异议的，请在公示期内实事求是地反映。受理单位和方式：${c.contact}。以真实姓名反映的，对反映人信息严格保密。` },
      { kind: 'table', head: 1, widths: team ? [0.8, 6] : [0.8, 3, 1.4, 3.6], rows: team ? [['序号', '单位'].map(centre), ...c.people.map((p, i) => [centre(String(i + 1)), { text: p.organizationName }])] : [['序号', '单位', '姓名', '职务'].map(centre), ...c.people.map((p, i) => [centre(String(i + 1)), { text: p.organizationName }, centre(p.name), { text: p.title }])] },
      { kind: 'signature', lines: [office(c.region), inWords(c.openedOn)] },
    ],
  };
}
