import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import { dayBetween, workday } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import { problems } from '../hidden/traits.ts';
import type { SimCriticalEvent } from '../model.ts';
import type { BlockPlan } from '../region/plan.ts';
import { failings, observedGood, observedPoor, praiseTexts, problemTexts } from '../tables/deeds.ts';
import { badConduct, behind, eagerness, learning, praiseRate, problemRate } from './conduct.ts';
import type { Desk } from './entry.ts';
import type { Group } from './matters.ts';
import type { Presence } from './presence.ts';

/** Three critical events of the two years (M015): two floods and a winter. */
export function criticalEvents(plan: BlockPlan): SimCriticalEvent[] {
  const events = [
    { kind: 'flood', title: '防汛抗灾', at: '06-16', days: 18 },
    { kind: 'freeze', title: '低温雨雪冰冻应对', at: '01-20', days: 14 },
  ];
  const list: SimCriticalEvent[] = [];
  for (let year = plan.year - 2; year <= plan.year; year++) {
    for (const e of events) {
      const from = `${year}-${e.at}`;
      const to = addDays(from, e.days);
      if (from > plan.from && to < plan.today) list.push({ id: plan.id(), kind: e.kind, title: `${year}年${e.title}`, from, to });
    }
  }
  return list.slice(-3);
}

/** Conduct in the critical events: who was called out and how it went. */
export function eventConduct(chance: Chance, group: Group, events: readonly SimCriticalEvent[], desk: Desk): void {
  const called = group.bent === 'emergency' ? 0.5 : group.bent === 'village' ? 0.34 : 0.14;
  for (const event of events) {
    const there = group.people.filter((p) => p.from <= event.from && event.to <= p.to && chance.happens(called));
    for (const p of there) {
      const bad = chance.happens(badConduct(p));
      // Ordinary conduct is not written down; what stands out is.
      if (!bad && !chance.happens(0.42)) continue;
      desk.add({
        title: `${event.title}中${bad ? '履职不到位' : '表现突出'}`, on: dayBetween(chance, event.from, event.to), arena: 'emergency', organizationId: group.organizationId, by: group.name, eventId: event.id, parts: [{ presence: p, role: 'subject' }],
        content: { kind: 'conduct', sign: bad ? 'negative' : 'positive', description: bad ? chance.pick(failings[behind(chance, p, ['motivation', 'courage'])]) : chance.pick(['连续值守，组织群众安全转移', '第一时间到场处置险情', '主动请战，负责最险段']) },
      });
    }
    for (const p of there.slice(0, Math.ceil(there.length / 4))) {
      desk.add({ title: `抽调参加${event.title}`, on: event.from, arena: 'emergency', organizationId: group.organizationId, by: group.name, eventId: event.id, parts: [{ presence: p, role: 'do' }], content: { kind: 'assignment', postType: chance.pick(['emergency_supply', 'public_service', 'medical'] as const), level: 'county', post: '一线值守' } });
    }
  }
}

interface Rate {
  readonly of: (p: Presence, group: Group) => number;
  readonly write: (chance: Chance, group: Group, p: Presence, on: Day, desk: Desk) => void;
}

const about = (group: Group): { organizationId: string; by: string } => ({ organizationId: group.organizationId, by: group.name });

/** What is put on record beside matters, with its mean number in two years. */
const RATES: readonly Rate[] = [
  { of: (p) => praiseRate(p), write: (chance, group, p, on, desk) => desk.add({ ...about(group), title: '群众和服务对象表扬', on, arena: group.bent === 'office' ? 'office' : 'service_window', sourceKind: 'public', parts: [{ presence: p, role: 'subject' }], content: { kind: 'praise', by: chance.pick(['群众', '企业', '县重点工作指挥部', '村民代表']), description: chance.pick(praiseTexts) } }) },
  { of: (p, g) => problemRate(p, g.hard), write: (chance, group, p, on, desk) => desk.add({ ...about(group), title: '检查发现问题', on, arena: 'office', sourceKind: 'department', by: '督查组', parts: [{ presence: p, role: 'subject' }], content: { kind: 'problem', foundBy: chance.pick(['县委督查室', '审计组', '巡察组', '主管部门检查']), description: chance.pick(problemTexts[behind(chance, p, problems)]), rectifyBy: addDays(on, 30) } }) },
  { of: () => 0.5, write: (chance, group, p, on, desk) => {
    const good = chance.happens(Math.min(0.95, 0.35 + 0.75 * eagerness(p, group.hard)));
    const placeType = chance.pick(['front_line', 'project_site', 'service_window', 'training_classroom'] as const);
    desk.add({ ...about(group), by: '干部考察组', title: '不打招呼看现场', on, arena: placeType === 'project_site' ? 'project' : placeType === 'front_line' ? 'village' : placeType === 'training_classroom' ? 'classroom' : 'service_window', sourceKind: 'department', parts: [{ presence: p, role: 'subject' }], content: { kind: 'observation', visitId: desk.id(), placeType, place: chance.pick(group.places), seenAt: `${on}T${String(chance.int(9, 16)).padStart(2, '0')}:20:00+08:00`, facts: chance.pick(good ? observedGood : observedPoor) } });
  } },
  { of: (p) => 0.9 + 0.9 * (p.member.person.hidden.traits.motivation - 0.5), write: (chance, group, p, on, desk) => {
    const mark = learning(p) + chance.normal(0, 0.12);
    desk.add({ ...about(group), by: '县委党校', title: '集中培训结业', on, arena: 'classroom', parts: [{ presence: p, role: 'subject' }], content: { kind: 'training', course: chance.pick(['基层治理能力提升班', '项目建设专题班', '应急处置能力培训班', '公务员职业能力培训']), hours: chance.pick([16, 24, 40]), result: mark > 0.74 ? '优秀' : mark > 0.42 ? '合格' : '不合格' } });
  } },
];

/** Praise, problems, unannounced visits and training of a unit's people, in proportion to the time they were there. */
export function besideMatters(plan: BlockPlan, chance: Chance, group: Group, desk: Desk): void {
  for (const p of group.people) {
    const share = (Date.parse(p.to) - Date.parse(p.from)) / (Date.parse(plan.today) - Date.parse(plan.from));
    for (const rate of RATES) {
      for (let n = chance.count(rate.of(p, group) * share); n > 0; n--) rate.write(chance, group, p, workday(dayBetween(chance, p.from, p.to)), desk);
    }
  }
}

/** Rewards of the two years stand in the ledger as well as in the file. */
export function awards(plan: BlockPlan, group: Group, desk: Desk): void {
  for (const p of group.people) {
    if (!p.present) continue;
    for (const r of p.member.person.rewards) {
      if (r.kind !== 'reward' || r.issuedOn < addMonths(plan.today, -24) || r.issuedOn < p.from || r.issuedOn >= p.to) continue;
      desk.add({ ...about(group), title: r.title, on: r.issuedOn, arena: 'office', sourceKind: 'document', parts: [{ presence: p, role: 'subject' }], content: { kind: 'award', award: r.title.slice(5), issuer: r.issuer, level: r.title.includes('市级') ? 'city' : 'county' } });
    }
  }
}
