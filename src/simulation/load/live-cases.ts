import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { openCase, takeStep } from '../../domains/cases/index.ts';
import { protectionModule } from '../../domains/protection/index.ts';
import { organizationsNow, peopleAt } from '../../domains/registry/index.ts';
import { houseOn } from './moments.ts';

const matters = [
  // Longer open than the inquiry may take: it stands late on the board.
  { opened: -95, title: '招商项目“先建后补”手续', field: '招商引资和营商环境', account: '为赶汛期先行平整场地，用地手续滞后十九天补办。', find: ['县政府专题会议纪要同意先行平整', '手续滞后期间未报备'] },
  { opened: -40, title: '智慧停车试点收费争议', field: '改革创新试点', account: '试点收费标准未经听证即公布，引发投诉，三日内撤回并退费。', find: ['三日内主动纠正，费用全部退还', '应当听证而未听证'], conclude: { reason: '属于先行先试中的失误，未谋私利，主动挽回', summary: '改革试点中收费程序有欠缺，发现后主动纠正，未造成损失。' } },
  { opened: -12, title: '城乡客运一体化试点线路调整', field: '改革创新试点', account: '试点期间调整三条客运线路，两条开通后客流不足停运，前期补贴未能收回。', find: ['线路方案经局党组会议研究，并征求乡镇意见', '客流测算依据偏旧'] },
] as const;

/** Matters of tolerance as they lie on the desk: one under inquiry, one late, one that waits for the decision (M114, M120–M122). */
export async function openLiveCases(house: House, regionActor: Actor, today: Day): Promise<void> {
  // The region is made before the program is wired: its kinds of case are declared here.
  protectionModule();
  const actor = systemActor(regionActor.regionId, '演示数据');
  const subjects = await house.unit(actor, async (unit) => {
    const organs = (await organizationsNow(unit)).filter((o) => o.type === 'government_organ').slice(-matters.length);
    const people = await Promise.all(organs.map(async (o) => (await peopleAt(unit, [o.path])).find((p) => p.category !== null && !p.principal)));
    return organs.flatMap((o, i) => (people[i] ? [{ organizationId: o.id, personId: people[i].id as PersonId }] : []));
  });
  for (const [i, { organizationId, personId }] of subjects.entries()) {
    const m = matters[i]!;
    const on = (days: number): House => houseOn(house, addDays(today, days), today);
    const { id } = await openCase(on(m.opened), actor, { type: 'tolerance', opening: 'ex_officio', title: m.title, organizationId, parties: [{ role: 'subject', personId }], facts: { field: m.field, occurredOn: addDays(today, m.opened - 30), account: m.account } });
    await takeStep(on(m.opened + 5), actor, id, { action: 'find', facts: { evidenceFor: m.find[0], evidenceAgainst: m.find[1] }, revision: null });
    if ('conclude' in m) {
      const facts = { 是否明知故犯: false, 是否明令禁止后实施: false, 是否谋取私利: false, 是否履行决策程序: true, 是否及时挽回损失: true, 失误类型: '先行先试', summary: m.conclude.summary };
      await takeStep(on(m.opened + 20), actor, id, { action: 'conclude', facts, reason: m.conclude.reason, revision: null });
    }
  }
}
