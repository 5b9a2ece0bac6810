import { systemActor, type Actor } from '../../kernel/actor.ts';
import { newId, type PersonId } from '../../kernel/ids.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { guide, linkBoard, linkedPlace, ownHouseholds, saveLinks, saveTies, sendEntries, settleDifficulty, settleGuided, unboundOf } from '../../domains/grid/index.ts';
import { organizationsNow, peopleAt, type PersonSummary } from '../../domains/registry/index.ts';
import { chance as chanceOf } from '../chance.ts';
import { houseOn } from './moments.ts';

const problems = ['村道破损，雨天出行难', '蓄水池渗漏，高处几户缺水', '集体收入单一，产业项目迟迟没有落地', '留守老人就餐不便', '垃圾清运不及时'] as const;
const results = ['资金已到位，破损路段修复完毕，村民代表到场验收。', '更换管道和阀门，恢复供水。', '与合作社签约，首批收入到账。'] as const;
const visited = ['上门看望，了解生产生活情况', '宣讲惠民政策，核对享受情况', '一起商量春耕和农产品销路'] as const;
const things = ['帮助办理医保参保', '联系农技员到田间指导', '协调修好入户路灯'] as const;
const difficulties = ['屋顶漏雨，无力修缮', '孩子升学费用有困难', '农产品滞销', '邻里排水纠纷'] as const;
/** Households of one cadre. */
const EACH = 8;

/**
 * County leaders linked to towns, organs to the villages of two towns, cadres of a town to households of it; visits of the last weeks, problems in
 * every state, places nobody came to. Real commands on the days on which they would have happened.
 */
export async function openLiveLinks(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const chance = chanceOf(`live-links ${today}`);
  const on = (days: number): House => houseOn(house, addDays(today, days), today);
  const { leaders, organs, towns, villages, staff } = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const towns = all.filter((o) => o.type === 'town' || o.type === 'subdistrict');
    const ownTown = towns.find((o) => o.type === 'town');
    const people = await peopleAt(unit, 'all');
    return {
      leaders: people.filter((p) => p.leadershipLevel?.startsWith('县处级') === true), organs: all.filter((o) => o.type === 'government_organ'), towns,
      villages: all.filter((o) => (o.type === 'village' || o.type === 'community') && (o.parentId === ownTown?.id || o.parentId === towns.at(-1)?.id)),
      staff: people.filter((p) => p.organizationId === ownTown?.id).sort((a, b) => Number(b.principal) - Number(a.principal)).slice(0, 6),
    };
  });
  if (leaders.length === 0 || organs.length === 0 || towns.length === 0) return;
  // The last town and every sixth village are linked to nobody yet.
  await on(-80).unit(actor, (unit) => saveLinks(unit, [
    ...towns.slice(0, -1).map((t, i) => ({ kind: 'leader_town' as const, personId: leaders[i % leaders.length]!.id, targetId: t.id })),
    ...villages.filter((_, i) => i % 6 !== 5).map((v, i) => ({ kind: 'organ_village' as const, organId: organs[i % organs.length]!.id, targetId: v.id })),
  ]));
  const { links } = await linkBoard(house, actor, 'year');
  for (const [i, link] of links.entries()) {
    if (i % 4 === 3) continue;
    const day = -chance.int(4, 40);
    const taken = i % 3 === 0 ? [{ title: problems[i % problems.length]!, dueOn: addDays(today, i % 2 === 0 ? 20 : -2) }] : [];
    await guide(on(day), actor, link.id, { visitedOn: addDays(today, day), words: '走访党群服务中心和困难户，听取乡村干部意见。', problems: taken });
    if (i % 6 !== 0) continue;
    for (const p of (await linkedPlace(house, actor, link.targetId)).problems) await settleGuided(on(-1), actor, p.id, results[i % results.length]!);
  }
  for (const [i, person] of staff.entries()) await tie(on, actor, today, person, i, villages.map((v) => v.id));
}

/** Households of the first villages that still have some; the further down the list, the less was done. */
async function tie(on: (days: number) => House, actor: Actor, today: Day, person: PersonSummary, place: number, villages: readonly string[]): Promise<void> {
  const homes: string[] = [];
  for (const village of villages) {
    if (homes.length === EACH) break;
    homes.push(...(await unboundOf(on(0), actor, village)).households.slice(0, EACH - homes.length).map((h) => h.id));
  }
  await on(-60).unit(actor, (unit) => saveTies(unit, homes.map((householdId) => ({ personId: person.id, householdId }))));
  const own: Actor = { ...actor, kind: 'account', name: person.name, personId: person.id as PersonId, grants: [{ role: 'cadre', organizationPath: null }] };
  const { households } = await ownHouseholds(on(-40), own);
  const entries = households.slice(0, EACH - place).flatMap((h, n) => [
    { id: newId(), tieId: h.tieId, kind: 'visit' as const, onDay: addDays(today, -40 + n), words: visited[n % visited.length]! },
    ...(n % 3 === 0 ? [{ id: newId(), tieId: h.tieId, kind: 'thing' as const, onDay: addDays(today, -30 + n), words: things[(n + place) % things.length]! }] : []),
    ...(n % 2 === 1 ? [{ id: newId(), tieId: h.tieId, kind: 'difficulty' as const, onDay: addDays(today, -30 + n), words: difficulties[(n + place) % difficulties.length]! }] : []),
  ]);
  if (entries.length === 0) return;
  await sendEntries(on(-10), own, entries);
  for (const e of entries.filter((x, n) => x.kind === 'difficulty' && (n + place) % 2 === 0)) await settleDifficulty(on(-3), own, e.id);
}
