import { z } from 'zod';
import { guideOnce, makeLink, readLinkBoard, settleOneProblem, readTarget } from '../../../domains/grid/links/contract.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const place = z.object({ name: z.string(), linked: z.boolean(), visits: z.array(z.string()).default([]), problems: z.int().default(0), settled: z.int().default(0) });

/** M241: leaders linked to towns, organs to villages; guidance visits and problems taken up; who nobody came to in the quarter. */
export const linkedPlaces = driver(z.object({ linkedOn: z.string(), lookedAtOn: z.string(), towns: z.array(place), villages: z.array(place) }), async (given, world) => {
  world.setDay(given.linkedOn);
  const [organ] = await world.organizations(['县直某局']);
  const [leader] = await world.people(['县级领导甲'], organ!, { title: '副县长', category: 'deputy' });
  const made: { id: string; of: z.output<typeof place>; town: boolean }[] = [];
  for (const [list, town] of [[given.towns, true], [given.villages, false]] as const) {
    const ids = await world.organizations(list.map((p) => p.name), { type: town ? 'town' : 'village' });
    for (const [i, of] of list.entries()) made.push({ id: ids[i]!, of, town });
  }
  const wrong = await outcome('links.wrong_place', () => world.send(makeLink, { body: { kind: 'leader_town', personId: leader!, targetId: made.find((m) => !m.town)!.id } }));
  for (const m of made) if (m.of.linked) await world.send(makeLink, { body: m.town ? { kind: 'leader_town', personId: leader!, targetId: m.id } : { kind: 'organ_village', organId: organ!, targetId: m.id } });
  const { links } = await world.send(readLinkBoard, { query: {} });
  world.setDay(given.lookedAtOn);
  for (const m of made)
    for (const [i, visitedOn] of m.of.visits.entries())
      await world.send(guideOnce, { params: { id: links.find((l) => l.targetId === m.id)!.id }, body: { visitedOn, words: '实地督导', problems: i > 0 ? [] : Array.from({ length: m.of.problems }, (_, n) => ({ title: `问题${n + 1}`, dueOn: given.lookedAtOn })) } });
  for (const m of made) {
    const { problems } = m.of.settled > 0 ? await world.send(readTarget, { params: { id: m.id } }) : { problems: [] };
    for (const p of problems.slice(0, m.of.settled)) await world.send(settleOneProblem, { params: { id: p.id }, body: { result: '已经解决' } });
  }
  const board = await world.send(readLinkBoard, { query: { span: 'quarter' } });
  const named = (town: boolean, state: string) => board.targets.filter((x) => (x.kind === 'leader_town') === town && x.state === state).map((x) => x.name).sort();
  return { wrongPlace: wrong, townsWithoutVisit: named(true, 'unvisited'), villagesWithoutVisit: named(false, 'unvisited'), villagesWithoutLink: named(false, 'unlinked'), problems: board.totals.map((x) => `${x.settled}/${x.found}`) };
});
