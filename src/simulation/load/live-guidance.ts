import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow } from '../../domains/registry/index.ts';
import { answerRecommendation, checkAdoption, giveDuty, recommendExperience, remindByCalendar, reportAdoption, reportDuty, reviewExperience, settleDuty, startRollout, submitExperience } from '../../domains/supervision/index.ts';
import { houseOn } from './moments.ts';

/** A measure on its way from the province to the villages, some of it late; and practices of towns, one of them taken up by others. */
export async function openLiveGuidance(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const all = await house.unit(actor, (unit) => organizationsNow(unit));
  const root = all.find((o) => o.type === 'region')!;
  const towns = all.filter((o) => o.type === 'town').slice(0, 8);
  const named = (name: string): Actor => ({ ...actor, name });
  const at = (days: number): House => houseOn(house, addDays(today, days), today);

  const start = at(-90);
  const { id } = await startRollout(start, actor, { title: '激励干部担当作为实施意见落实', basis: '县委配套实施办法', measureId: null, reachesTo: 'unit' });
  const give = async (when: House, parentId: string | null, to: { readonly organizationIds?: readonly string[]; readonly outside?: { readonly name: string; readonly level: 'province' | 'city' } }, keeper: string, task: string, due: number) => (await giveDuty(when, actor, id, { parentId, organizationIds: to.organizationIds ?? [], outside: to.outside ?? null, keeper, task, dueOn: addDays(today, due) })).ids;
  const done = async (when: number, duty: string, by: string, report: string, confirmed = true): Promise<void> => {
    await reportDuty(at(when), named(by), duty, { doneOn: addDays(today, when), report });
    if (confirmed) await settleDuty(at(when + 2), actor, duty, { accepted: true, opinion: '已见文件' });
  };
  const [province] = await give(start, null, { outside: { name: '省委组织部', level: 'province' } }, '干部监督处', '印发实施意见并开展抽查', 60);
  const [city] = await give(start, province!, { outside: { name: '市委组织部', level: 'city' } }, '干部监督科', '制定配套办法，汇总各县落实情况', 45);
  const [county] = await give(start, city!, { organizationIds: [root.id] }, '县委组织部', '出台实施办法，逐乡镇督导', 30);
  const duties = await give(start, county!, { organizationIds: towns.map((t) => t.id) }, '党委组织委员', '制定乡镇细则，建立担当事迹报送制度', -5);
  for (const [i, town] of towns.entries()) {
    const village = all.find((o) => o.type === 'village' && o.path.startsWith(`${town.path}.`));
    const [below] = village && i !== 5 ? await give(start, duties[i]!, { organizationIds: [village.id] }, '村党组织书记', '组织学习，建立一事一记台账', -10) : [];
    if (below && i % 3 !== 2) await done(-30 + i * 4, below, `${village!.name}村委会`, '已组织学习，台账已建立', i !== 4);
    if (i < 5) await done(-20 + i, duties[i]!, `${town.name}党政办`, '细则已印发，附文件', i < 4);
  }
  await done(-3, duties[5]!, `${towns[5]!.name}党政办`, '细则已印发');
  for (const day of [-12, -9, -4]) await remindByCalendar(at(day), actor.regionId);

  const said = [
    { title: '项目一线“蹲点记录”', problem: 'motivation' as const, account: '干部考察组每月到项目现场两天，当场记下谁在解决什么难题，现场请施工单位和群众签认，回来录入实绩档案。', results: '半年记录担当事迹三十余条，经核实的占九成，均进入干部实绩档案。' },
    { title: '容错“先问清再定性”', problem: 'courage' as const, account: '收到反映后三个工作日内先约谈说明，按清单逐条对照，再决定是否启动。', results: '当年受理事项办理时间平均缩短一半。' },
    { title: '新任干部“师傅带办三件事”', problem: 'capability' as const, account: '新任干部到岗三个月内，由同类岗位老同志带着完整办理三件事，每件写清依据和难点。', results: '年度考核中不会办事项的反映明显减少。' },
  ];
  const ids: string[] = [];
  for (const [i, s] of said.entries()) ids.push((await submitExperience(at(-60 + i), named(`${towns[i]!.name}党政办`), { ...s, organizationId: towns[i]!.id, practiceId: null })).id);
  for (const one of ids.slice(0, 2)) await reviewExperience(at(-50), actor, one, { accepted: true, opinion: '做法具体、数据可核，可以推广' });
  const { ids: recommended } = await recommendExperience(at(-45), actor, ids[0]!, { organizationIds: towns.slice(1, 7).map((t) => t.id), why: '项目多、任务重，情况相近', answerBy: addDays(today, -30) });
  for (const [i, answer] of (['adopted', 'adapted', 'declined', 'adopted', 'adapted'] as const).entries()) await answerRecommendation(at(-40 + i), named(`${towns[i + 1]!.name}党政办`), recommended[i]!, { answer, note: answer === 'declined' ? '目前没有在建项目，暂不采纳' : '已列入下半年工作安排', finishBy: answer === 'declined' ? null : addDays(today, i === 4 ? -7 : 30) });
  await recommendExperience(at(-8), actor, ids[1]!, { organizationIds: [towns[0]!.id, towns[2]!.id], why: '受理事项多，可以借鉴', answerBy: addDays(today, 12) });
  const { id: report } = await reportAdoption(at(-15), named(`${towns[1]!.name}党政办`), recommended[0]!, { standing: 'in_place', account: '已建立每月两天蹲点制度，首批记录九条' });
  await checkAdoption(at(-12), actor, report, { accepted: true, opinion: '到镇核实，记录齐全' });
  await reportAdoption(at(-10), named(`${towns[2]!.name}党政办`), recommended[1]!, { standing: 'running', account: '已定方案，下月开始' });
}
