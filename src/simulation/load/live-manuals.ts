import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, peopleAt, type PersonSummary } from '../../domains/registry/index.ts';
import { doManualStep, finishManualMatter, openManual, publishManual, returnManualStep, saveManualDraft, startManualMatter, type ManualContent } from '../../domains/work/index.ts';
import { eventManual, projectManual, visitManual } from '../tables/manuals.ts';
import { houseOn } from './moments.ts';

/** Manuals with an older version, one in force and a draft to publish; matters under way, late, sent back and done. Real commands on the days on which they would have happened. */
export async function openLiveManuals(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const { root, organ, town, staff, head, villagers } = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const organ = all.find((o) => o.type === 'government_organ' && o.tags.includes('project'))!;
    const town = all.find((o) => o.type === 'town')!;
    const inTown = await peopleAt(unit, [town.path]);
    const staff = (await peopleAt(unit, [organ.path])).filter((p) => p.category !== null).slice(0, 6);
    return { root: all.find((o) => o.type === 'region')!, organ, town, staff, head: inTown.find((p) => p.principal), villagers: inTown.filter((p) => p.category !== null && !p.principal) };
  });
  if (staff.length < 3 || head === undefined || villagers.length < 2) return;
  const on = (days: number): House => houseOn(house, addDays(today, days), today);
  const own = (p: PersonSummary): Actor => ({ ...actor, personId: p.id as PersonId, name: p.name });
  const issue = async (kind: string, title: string, content: ManualContent, day: number): Promise<string> => {
    const { id } = await openManual(on(day), actor, { organizationId: root.id, kind, title });
    await saveManualDraft(on(day), actor, id, { seen: 0, content });
    await publishManual(on(day + 3), actor, id, 1);
    return id;
  };
  const project = await issue('政府投资项目审批', '政府投资项目审批工作手册', projectManual, -160);
  const visit = await issue('信访事项办理', '信访事项办理工作手册', visitManual, -120);

  type Cast = readonly [string, PersonSummary][];
  const begin = async (manualId: string, organizationId: string, title: string, cast: Cast, day: number): Promise<string> => (await startManualMatter(on(day), actor, { manualId, organizationId, title, people: cast.map(([role, p]) => ({ role, personId: p.id })) })).id;
  const filled = (content: ManualContent, position: number, on: Day) =>
    Object.fromEntries(content.steps[position - 1]!.fields.flatMap((f, i): [string, string | number | boolean][] => {
      const value = { text: `〔${today.slice(0, 4)}〕${position * 7 + i}号`, long_text: '已逐项核对，情况属实，相关意见已采纳。', number: 120, day: on, yes_no: true, choice: f.choices[0]!, files: null }[f.kind];
      return value === null ? [] : [[`f${i + 1}`, value]];
    }));
  const walk = async (content: ManualContent, id: string, cast: Cast, days: readonly (readonly [step: number, day: number])[]): Promise<void> => {
    for (const [position, day] of days) await doManualStep(on(day), own(new Map(cast).get(content.steps[position - 1]!.role)!), id, position, filled(content, position, addDays(today, day)));
  };
  const team = (a: number, b: number, c: number): Cast => [['经办人', staff[a % staff.length]!], ['业务股负责人', staff[b % staff.length]!], ['分管领导', staff[c % staff.length]!]];
  const done = await begin(project, organ.id, '县第二人民医院门诊楼', team(0, 1, 2), -100);
  await walk(projectManual, done, team(0, 1, 2), [[1, -97], [3, -92], [2, -84], [4, -78], [5, -76]]);
  await finishManualMatter(on(-74), actor, done, '批复已印发并公开');
  const late = await begin(project, organ.id, '城北片区雨污分流', team(3, 1, 2), -34);
  await walk(projectManual, late, team(3, 1, 2), [[1, -30], [3, -24]]);
  const revised = { ...projectManual, change: '专家评审由 8 个工作日压缩为 6 个', steps: projectManual.steps.map((s) => (s.title === '专家评审' ? { ...s, days: 6 } : s)) };
  await saveManualDraft(on(-20), actor, project, { seen: 0, content: revised });
  await publishManual(on(-18), actor, project, 1);
  const returned = await begin(project, organ.id, '产业园标准厂房二期', team(4, 5, 2), -10);
  await walk(revised, returned, team(4, 5, 2), [[1, -8]]);
  await returnManualStep(on(-5), own(staff[5 % staff.length]!), returned, 2, { to: 1, reason: '资金来源证明不全，请补正后重报。' });
  const visitors: Cast = [['接访人', villagers[0]!], ['包案领导', head]];
  const answer = await begin(visit, town.id, '群众反映灌溉渠淤塞', visitors, -12);
  await walk(visitManual, answer, visitors, [[1, -11], [2, -4]]);
  const other: Cast = [['接访人', head], ['包案领导', villagers[1]!]];
  await begin(visit, town.id, '群众反映公交站迁移', other, -9);
  const { id } = await openManual(on(-3), actor, { organizationId: root.id, kind: '重大活动保障', title: '重大活动保障工作手册' });
  await saveManualDraft(on(-3), actor, id, { seen: 0, content: eventManual });
}
