import { z } from 'zod';
import { decideList, listBulletins, openMonth, planMonth, proposeListsOf, publishBulletin, rateMonthItem, rectifyList, replyToList } from '../../../domains/assessment/months/contract.ts';
import { addDays } from '../../../kernel/period.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const words = { good: '好', fair: '一般', poor: '差' } as const;
const items = z.array(z.object({ section: z.string(), title: z.string(), planned: z.string(), done: z.string(), reason: z.string().optional() }));

interface Month {
  readonly unitId: string;
  readonly ids: readonly string[];
  readonly refused: number;
}

/** Plans a month for a unit with sections, and rates every item by what was done; a bad rating is tried without its reason first. */
async function monthOf(world: World, unitName: string, month: string, given: z.output<typeof items>): Promise<Month> {
  const [unitId] = await world.organizations([unitName]);
  const names = [...new Set(given.map((i) => i.section))];
  const sections = await world.organizations(names, { parentId: unitId!, type: 'department' });
  const { ids } = await world.send(planMonth, { body: { unitId: unitId!, month, items: given.map((i) => ({ organizationId: sections[names.indexOf(i.section)]!, title: i.title, measure: '项', planned: i.planned })) } });
  let refused = 0;
  for (const [n, item] of given.entries()) {
    const rate = (reason?: string) => world.send(rateMonthItem, { params: { id: ids[n]! }, body: { done: item.done, ...(reason === undefined ? {} : { reason }) } });
    if (item.reason !== undefined && (await outcome('assessment.rating_reason_needed', () => rate())) === 'refused') refused++;
    await rate(item.reason);
  }
  return { unitId: unitId!, ids, refused };
}

/** M054: key work of a month rated on completion, and the bulletin by section with the reason of every bad rating. */
export const monthlyBulletin = driver(z.object({ unit: z.string(), month: z.string(), items }), async ({ unit, month, items: given }, world) => {
  const { unitId, ids, refused } = await monthOf(world, unit, month, given);
  await world.send(publishBulletin, { body: { unitId, month } });
  const changed = await outcome('assessment.month_published', () => world.send(rateMonthItem, { params: { id: ids[0]! }, body: { done: '0', reason: '事后改动' } }));
  const { bulletins } = await world.send(listBulletins, { query: { month } });
  const { sections } = bulletins[0]!;
  return {
    refusedWithoutReason: refused,
    bulletin: Object.fromEntries(sections.map((s) => [s.name, s.items.map((i) => `${i.title} ${i.percent}% ${words[i.rating]}`)])),
    counts: Object.fromEntries(sections.map((s) => [s.name, Object.fromEntries(Object.entries(words).map(([key, word]) => [word, s.counts[key as keyof typeof words]]))])),
    badReasons: sections.flatMap((s) => s.items.filter((i) => i.rating === 'poor').map((i) => `${s.name}：${i.reason}`)),
    changeAfterwards: changed,
  };
});

/** M055: sections proposed by rule, a black entry only after its term, published, and taken off once rectified. */
export const redBlackLists = driver(
  z.object({ unit: z.string(), month: z.string(), items, head: z.string(), replies: z.record(z.string(), z.string()), rectified: z.record(z.string(), z.string()) }),
  async ({ unit, month, items: given, head, replies, rectified }, world) => {
    const { unitId } = await monthOf(world, unit, month, given);
    await world.people([head], unitId);
    await world.send(publishBulletin, { body: { unitId, month } });
    const { replyUntil } = await world.send(proposeListsOf, { body: { unitId, month } });
    const { entries } = await world.send(openMonth, { query: { unitId, month } });
    const leader = world.actor('leader');
    const decide = (id: string, reason = '情况属实，同意公布') => world.send(decideList, { params: { id }, body: { publish: true, reason } }, leader);
    const black = entries.filter((e) => e.list === 'black');
    const early = await outcome('assessment.list_reply_term', () => decide(black[0]!.id));
    const named = await outcome('assessment.list_names_person', () => decide(entries.find((e) => e.list === 'red')!.id, `${head}抓得好`));
    for (const e of black) if (replies[e.section] !== undefined) await world.send(replyToList, { params: { id: e.id }, body: { reply: replies[e.section]! } }, world.liaison);
    world.setDay(addDays(replyUntil, 1));
    for (const e of entries) await decide(e.id);
    const before = await world.send(listBulletins, { query: { month } });
    for (const e of before.black) if (rectified[e.section] !== undefined) await world.send(rectifyList, { params: { id: e.id }, body: { rectification: rectified[e.section]! } }, leader);
    const after = await world.send(listBulletins, { query: { month } });
    const sections = (list: readonly { readonly section: string }[]) => list.map((e) => e.section).sort();
    const heard = (await world.send(openMonth, { query: { unitId, month } })).entries.filter((e) => e.reply !== null);
    return { blackBeforeTerm: early, namingAPerson: named, red: sections(before.red), black: sections(before.black), blackReasons: before.black.flatMap((e) => e.reasons.map((r) => `${e.section}：${r.title} ${r.percent}%`)).sort(), heard: sections(heard), blackAfterwards: sections(after.black), removed: after.removed.map((e) => `${e.section}：${e.rectification}`) };
  },
);
