import { systemActor, type Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { assignDepartments, classifyDemand, completeDemand, enterDemand, foundRoot, giveOpinion, holdMeeting, saveService } from '../../domains/demands/index.ts';
import { patchesIn } from '../../domains/grid/index.ts';
import { organizationsNow } from '../../domains/registry/index.ts';
import { chance as chanceOf } from '../chance.ts';
import { standingSeries } from '../../domains/work/index.ts';
import { houseOn } from './moments.ts';

/** What residents say, as they say it; places are the patches of the demonstration. */
const matters = [
  { words: '楼道路灯坏了三天，老人晚上不敢下楼', scope: 'one', unit: false, did: '更换灯泡和感应开关', answer: '楼道灯已经换好，再坏请直接找邻长。' },
  { words: '家里老人行动不便，想请人帮忙办理医保认证', scope: 'one', unit: false, did: '上门代办医保认证', answer: '认证已经办好，明年到期前会再上门。' },
  { words: '楼上漏水，多次沟通没有结果', scope: 'one', unit: false, did: '两家当面说清，楼上已换水管', answer: '楼上水管已更换，墙面由楼上负责粉刷。' },
  { words: '小区门口垃圾桶不够，夏天味道很大', scope: 'area', unit: false, did: '增设四个分类桶，每天清运两次', answer: '垃圾桶已经增加到八个，每天清运两次。' },
  { words: '晒谷坪旁边的水沟堵了，下雨就漫', scope: 'few', unit: false, did: '组织清淤八十米', answer: '水沟已经清通，雨季前再清一次。' },
  { words: '广场舞音响太大，孩子没法写作业', scope: 'few', unit: false, did: '商定晚上八点半结束', answer: '舞队同意八点半结束，音量降到合适。' },
  { words: '学校门口没有斑马线，孩子过马路危险', scope: 'area', unit: true, did: '施划斑马线并设减速带', answer: '斑马线和减速带已经做好，上下学有人值守。' },
  { words: '自来水压力小，三楼以上晚上没水', scope: 'area', unit: true, did: '更换加压泵', answer: '加压泵已经更换，晚上水压恢复正常。' },
] as const;

/**
 * Demands of the demonstration in every state: waiting, in hand at each level, given back, answered in time and late. Real commands on the
 * days on which they would have happened. In a region without a grid they come to the desks of the towns, and departments do what heads would.
 */
export async function openLiveDemands(house: House, regionActor: Actor, today: Day, count = 160): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const chance = chanceOf(`live-demands ${today}`);
  const { patches, organs, towns } = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    return { patches: (await patchesIn(unit, all.map((o) => o.id))).filter((p) => p.level === 'neighbour').slice(0, 60), organs: all.filter((o) => o.type === 'government_organ').slice(0, 5), towns: all.filter((o) => o.type === 'town').slice(0, 4) };
  });
  if (towns.length === 0 || organs.length < 2) return;
  const alike: string[] = [];
  for (let i = 0; i < count; i++) {
    const m = matters[i % matters.length]!;
    const old = chance.int(0, 40);
    // Most of what is open came lately; some has lain too long, as everywhere.
    const leftOpen = i % 9 === 0 || i % 4 === 0 || (m.unit && i % 7 === 0);
    const age = leftOpen && i % 5 !== 0 ? Math.min(old, i % 4) : old;
    const day = (after: number): Day => addDays(today, Math.min(0, after - age));
    const on = (after: number): House => houseOn(house, day(after), today);
    const patch = patches.length > 0 ? patches[chance.int(0, patches.length - 1)]! : null;
    const { id } = await enterDemand(on(0), actor, { clientId: newId(), source: i % 3 === 0 ? 'head' : i % 5 === 0 ? 'hotline' : 'resident', words: m.words, scope: m.scope, aboutHead: false, place: '', theme: '', latitude: null, longitude: null, contact: null, patchId: patch?.id ?? null, organizationId: towns[i % towns.length]!.id, firmId: null });
    if (m === matters[0]) alike.push(id);
    if (i % 9 === 0) continue;
    const { level } = await classifyDemand(on(1), actor, id, { scope: m.scope, needsDepartment: m.unit, aboutHead: false, class: null, reason: '' });
    if (level === 'departments') {
      const [lead, joint] = [organs[i % organs.length]!.id, organs[(i + 1) % organs.length]!.id];
      await assignDepartments(on(1), actor, id, { leadId: lead, jointIds: [joint], reason: '' });
      if (i % 7 === 0) continue;
      await giveOpinion(on(2), actor, id, joint, '同意，配合施工。');
    } else if (level === 'area') {
      await holdMeeting(on(2), actor, id, { heldOn: day(2), place: '党群服务中心', attendance: ['片长', '组长', '居民代表甲', '居民代表乙'], minutes: '大家同意尽快处理，费用由公益金列支。' });
    }
    if (i % 4 === 0) continue;
    await completeDemand(on(i % 10 === 3 ? 9 : 2 + chance.int(0, 2)), actor, id, { did: m.did, answer: i % 11 === 0 ? '' : m.answer, attachments: [] });
  }
  // The same lamp again and again has one cause, and that is a task of its own at the dispatch meeting.
  const [series] = await house.unit(actor, (unit) => standingSeries(unit));
  if (series && alike.length > 3) await foundRoot(house, actor, { title: '老旧小区楼道照明反复损坏', cause: '线路老化、灯具无人统一维护，换一次坏一次。', organizationId: organs[0]!.id, seriesId: series.id, demandIds: alike.slice(0, 6) });
  const services = [
    { code: 'lighting', name: '照明故障', description: '路灯、楼道灯不亮或者损坏', keywords: '路灯,楼道灯', category: '市政设施', kind: 'realtime', offered: true },
    { code: 'road', name: '道路破损', description: '路面坑洼、井盖缺失', keywords: '道路,井盖', category: '市政设施', kind: 'realtime', offered: true },
    { code: 'advice', name: '意见建议', description: '对本地工作的意见建议，由平台先分派', keywords: '建议', category: '意见建议', kind: 'batch', offered: true },
  ] as const;
  for (const service of services) await saveService(house, actor, service);
}
