import type { Paper } from '../../../../platform/documents/paper.ts';
import type { BulletinSection, ItemRating } from '../../months/model.ts';
import { inWords, monthInWords } from './words.ts';

export interface BulletinContent {
  readonly unitName: string;
  readonly month: string;
  readonly publishedOn: string;
  readonly sections: readonly BulletinSection[];
  readonly watermark: string;
}

const WORDS: Readonly<Record<ItemRating, string>> = { good: '好', fair: '一般', poor: '差' };
const ORDER: readonly ItemRating[] = ['good', 'fair', 'poor'];
const count = (s: Pick<BulletinSection, 'items'>, rating: ItemRating): number => s.items.filter((i) => i.rating === rating).length;

/** 重点工作“好差评”通报: sections only (P08), every bad rating with its reason. */
export function bulletinPaper(c: BulletinContent): Paper {
  const all = { items: c.sections.flatMap((s) => s.items) };
  const poor = c.sections.flatMap((s) => s.items.filter((i) => i.rating === 'poor').map((i) => ({ section: s.name, ...i })));
  const centre = (text: string) => ({ text, align: 'center' as const });
  return {
    title: '重点工作“好差评”通报',
    subtitle: `${c.unitName}　${monthInWords(c.month)}`,
    watermark: c.watermark,
    blocks: [
      { kind: 'text', text: `${monthInWords(c.month)}，${c.unitName}铺排重点工作${all.items.length}项，涉及责任科室${c.sections.length}个。按完成情况评价：好${count(all, 'good')}项，一般${count(all, 'fair')}项，差${count(all, 'poor')}项。现通报如下。` },
      { kind: 'heading', text: '一、各责任科室评价' },
      { kind: 'table', head: 1, widths: [3, 1, 1, 1, 1], rows: [['责任科室', '合计', '好', '一般', '差'].map(centre), ...c.sections.map((s) => [{ text: s.name }, centre(String(s.items.length)), ...ORDER.map((r) => centre(String(count(s, r))))])] },
      { kind: 'heading', text: '二、完成情况' },
      {
        kind: 'table',
        head: 1,
        widths: [2, 3.4, 1.2, 1.2, 1.1, 0.9],
        rows: [['责任科室', '重点工作', '计划', '完成', '完成率', '评价'].map(centre), ...c.sections.flatMap((s) => s.items.map((i, n) => [...(n === 0 ? [{ text: s.name, rows: s.items.length }] : []), { text: i.title }, centre(`${i.planned}${i.measure}`), centre(`${i.done}${i.measure}`), centre(`${i.percent}%`), centre(WORDS[i.rating])]))],
      },
      { kind: 'heading', text: '三、评价为差的事项及原因' },
      ...(poor.length === 0 ? [{ kind: 'text' as const, text: '无。' }] : poor.map((i, n) => ({ kind: 'text' as const, text: `${n + 1}．${i.section}：${i.title}，完成率${i.percent}%。${i.reason ?? ''}` }))),
      { kind: 'signature', lines: [c.unitName, inWords(c.publishedOn)] },
    ],
  };
}
