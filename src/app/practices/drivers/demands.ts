import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { adoptOne, answerOne, assignOne, classifyOne, completeOne, enterOne, importFirmList, importList, listAlike, meetOnOne, mergeOne, readBoard, readFigures, readFirms, readServices, sendServices } from '../../../domains/demands/contract.ts';
import { publishOne, readHeard } from '../../../domains/demands/heard/contract.ts';
import { saveHeads, savePatches } from '../../../domains/grid/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

/** One area with a group and neighbour's patches, each with a head. Out: the patches of the neighbours and the accounts of their heads. */
async function smallGrid(world: World, neighbours: number): Promise<{ organizationId: string; patches: string[]; heads: ReturnType<World['actor']>[] }> {
  const [organizationId] = await world.organizations(['示例社区']);
  const heads = Array.from({ length: neighbours + 2 }, () => world.actor('grid_head'));
  const patches = await world.unit(async (unit) => {
    const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, code: string) => (await savePatches(unit, [{ level, parentId, organizationId: organizationId!, code, name: code }]))[0]!;
    const area = await patch('area', null, '1片');
    const group = await patch('group', area, '1片1组');
    const own: string[] = [];
    for (let i = 0; i < neighbours; i++) own.push(await patch('neighbour', group, `1片1组${i + 1}邻`));
    await saveHeads(unit, [area, group, ...own].map((patchId, i) => ({ patchId, name: `三长${i + 1}`, contact: '13900000000', personId: null, accountId: heads[i]!.accountId, way: 'recommended' as const, near: true, handy: true, familiar: true, source: 'building_head' as const, partyMember: false, consentedOn: '2022-10-01', qualifiedBy: '社区党委' })));
    return own;
  });
  return { organizationId: organizationId!, patches, heads };
}
const demand = (words: string, scope: 'one' | 'few' | 'area', patchId: string | null) => ({ clientId: randomUUID(), source: 'hotline' as const, words, scope, patchId });

/** M235: each matter classified by the table, routed to neighbour head, area head with the village meeting, or departments; time and settlement by class. */
export const threeWayTriage = driver(z.object({ private: z.int(), small: z.int(), big: z.int(), settled: z.object({ private: z.int(), small: z.int(), big: z.int() }) }), async (given, world) => {
  world.setDay('2026-11-16');
  const grid = await smallGrid(world, 1);
  const [bureau] = await world.organizations(['示例部门']);
  const levels: Record<string, string> = {};
  const tooEarly: string[] = [];
  for (const kind of ['private', 'small', 'big'] as const)
    for (let i = 0; i < given[kind]; i++) {
      world.setDay('2026-11-16');
      const { id } = await world.send(enterOne, { body: demand(`示例事项${kind}${i}`, kind === 'private' ? 'one' : 'area', grid.patches[0]!) });
      levels[kind] = (await world.send(classifyOne, { params: { id }, body: { scope: kind === 'private' ? 'one' : 'area', needsDepartment: kind === 'big' } })).level;
      if (i >= given.settled[kind]) continue;
      world.setDay('2026-11-17');
      if (kind === 'small') {
        if (i === 0) tooEarly.push(await outcome('demands.meeting_first', () => world.send(completeOne, { params: { id }, body: { did: '未开会先办结', answer: '已经办好' } })));
        await world.send(meetOnOne, { params: { id }, body: { heldOn: '2026-11-17', place: '村部', attendance: ['甲', '乙'], minutes: '协商一致' } });
      }
      if (kind === 'big') {
        if (i === 0) tooEarly.push(await outcome('demands.department_first', () => world.send(completeOne, { params: { id }, body: { did: '未交部门先办结', answer: '已经办好' } })));
        await world.send(assignOne, { params: { id }, body: { leadId: bureau! } });
      }
      await world.send(completeOne, { params: { id }, body: { did: '已经处理', answer: '已经办好，请放心' } }, kind === 'private' ? grid.heads[2] : kind === 'small' ? grid.heads[0] : undefined);
    }
  const { byClass } = await world.send(readFigures, {});
  return { levels, tooEarly, byClass: Object.fromEntries(byClass.map((c) => [c.key, `${c.closed}/${c.received} ${c.answered} ${c.hours}h`])) };
});

/** M236: the loop cannot be closed without an answer; settled and open by count, and how many are late. */
export const closedLoop = driver(z.object({ settled: z.int(), open: z.int(), receivedOn: z.string(), answeredOn: z.string(), lookedAtOn: z.string() }), async (given, world) => {
  world.setDay(given.lookedAtOn);
  const grid = await smallGrid(world, 1);
  const { id } = await world.send(enterOne, { body: demand('楼道灯坏了', 'one', grid.patches[0]!) });
  const unclassified = await outcome('demands.moved', () => world.send(completeOne, { params: { id }, body: { did: '没有分类就处置' } }));
  await world.send(classifyOne, { params: { id }, body: { scope: 'one', needsDepartment: false } });
  const unhandled = await outcome('demands.moved', () => world.send(answerOne, { params: { id }, body: { answer: '没有处置就答复' } }));
  await world.send(completeOne, { params: { id }, body: { did: '换了灯' } });
  const withoutAnswer = (await world.send(readBoard, { query: {} })).totals.closed;
  await world.send(answerOne, { params: { id }, body: { answer: '灯换好了' } });
  const line = (i: number) => ({ words: `走访收集问题第${i}件`, receivedOn: given.receivedOn });
  await world.send(importList, { body: { source: 'hotline', lines: [...Array.from({ length: given.settled - 1 }, (_, i) => ({ ...line(i), answer: '已经办结并反馈', answeredOn: given.answeredOn })), ...Array.from({ length: given.open }, (_, i) => line(given.settled + i))] } });
  const { totals } = await world.send(readBoard, { query: {} });
  return { unclassified, unhandled, withoutAnswer, closed: totals.closed, open: totals.open, overdue: totals.overdue, inTime: totals.inTime };
});

/** M224: cadres assigned to firms and parks; answer rate, open demands, technologies, orders and financing. */
export const firmsServed = driver(z.object({ firms: z.int(), cadres: z.int(), demands: z.int(), answered: z.int(), technologies: z.int(), orders: z.array(z.string()), financing: z.array(z.string()) }), async (given, world) => {
  world.setDay('2026-06-30');
  const name = (i: number) => `示例企业${i + 1}`;
  const result = (kind: 'technology' | 'order' | 'financing', amount: string, i: number) => ({ firm: name(i), kind, amount, on: '2026-06-15' });
  await world.send(importFirmList, { body: { firms: Array.from({ length: given.firms }, (_, i) => ({ name: name(i), kind: i % 100 === 0 ? ('park' as const) : ('firm' as const), cadres: [`服务干部${(i % given.cadres) + 1}`] })), results: [...Array.from({ length: given.technologies }, (_, i) => result('technology', '1', i)), ...given.orders.map((a, i) => result('order', a, i)), ...given.financing.map((a, i) => result('financing', a, i))] } });
  await world.send(importList, { body: { source: 'firm', lines: Array.from({ length: given.demands }, (_, i) => ({ words: `企业诉求第${i + 1}件`, firm: name(i % given.firms), receivedOn: '2026-03-02', ...(i < given.answered ? { answer: '已经答复', answeredOn: '2026-03-20' } : {}) })) } });
  const { totals, demands } = await world.send(readFirms, {});
  return { firms: totals.firms + totals.parks, cadres: totals.cadres, demands: demands.received, answered: demands.answered, open: demands.open, rate: demands.rate, technologies: totals.technologies, orders: totals.orders, financing: totals.financing };
});

/** M225: comments taken in, those that say the same merged by a person, replied, adopted or not; hours to the reply. */
export const netizensHeard = driver(z.object({ comments: z.array(z.object({ words: z.string(), theme: z.string() })), adopt: z.string() }), async (given, world) => {
  world.setDay('2026-11-16');
  const [bureau] = await world.organizations(['示例部门']);
  await world.send(importList, { body: { source: 'netizen', lines: given.comments.map((c) => ({ ...c, receivedOn: '2026-11-16' })) } });
  const { lines } = await world.send(readBoard, { query: { source: 'netizen' } });
  const first = lines.find((l) => l.words === given.comments[0]!.words)!;
  const alike = (await world.send(listAlike, { params: { id: first.id } })).lines;
  for (const a of alike) await world.send(mergeOne, { params: { id: a.id }, body: { intoId: first.id, reason: '说的是同一件事' } });
  world.setDay('2026-11-18');
  await world.send(adoptOne, { params: { id: first.id }, body: { adopted: true, reason: given.adopt } });
  await world.send(assignOne, { params: { id: first.id }, body: { leadId: bureau! } });
  await world.send(completeOne, { params: { id: first.id }, body: { did: given.adopt, answer: `已采纳：${given.adopt}` } });
  await world.send(publishOne, { params: { id: first.id }, body: { title: given.adopt, text: `${given.adopt}，欢迎继续提意见。` } });
  const { actions } = await world.send(readHeard, { params: { region: world.system.regionId } });
  const { all, adoption } = await world.send(readFigures, { query: { source: 'netizen' } });
  return { public: actions.map((a) => `${a.theme} ${a.title}（${a.said}人提出）`), merged: alike.length, counted: all!.received, replied: all!.closed, hours: all!.hours, inTime: all!.inTime, adopted: adoption.reduce((n, a) => n + a.adopted, 0) };
});

/** M226: suggestions with source and theme, each adopted or not with the reason; counts by theme. */
export const suggestionsCollected = driver(z.object({ themes: z.record(z.string(), z.int()), adopted: z.int(), declined: z.int() }), async (given, world) => {
  world.setDay('2026-11-16');
  await world.send(importList, { body: { source: 'solicited', lines: Object.entries(given.themes).flatMap(([theme, n]) => Array.from({ length: n }, (_, i) => ({ words: `${theme}方面的建议第${i + 1}条`, theme, receivedOn: '2026-11-10' }))) } });
  const { lines } = await world.send(readBoard, { query: { source: 'solicited' } });
  for (const [i, l] of lines.slice(0, given.adopted + given.declined).entries()) await world.send(adoptOne, { params: { id: l.id }, body: { adopted: i < given.adopted, reason: i < given.adopted ? '切合实际，列入工作安排' : '条件不具备' } });
  const { adoption } = await world.send(readFigures, { query: {} });
  return { received: adoption.reduce((n, a) => n + a.received, 0), adopted: adoption.reduce((n, a) => n + a.adopted, 0), declined: adoption.reduce((n, a) => n + a.declined, 0), byTheme: Object.fromEntries(adoption.map((a) => [a.theme, a.received])) };
});

/** M237: small services by head, household and kind, each counted once. */
export const smallServices = driver(z.object({ heads: z.int(), services: z.int() }), async (given, world) => {
  world.setDay('2026-11-16');
  const grid = await smallGrid(world, given.heads);
  const each = Math.ceil(given.services / given.heads);
  let left = given.services;
  for (const [i, patchId] of grid.patches.entries()) {
    const services = Array.from({ length: Math.min(each, left) }, (_, n) => ({ id: randomUUID(), patchId, household: `${(n % 14) + 1}号`, kind: ['代办', '送药', '调解', '维修'][n % 4]!, onDay: '2026-11-15' }));
    left -= services.length;
    for (let from = 0; from < services.length; from += 2000) await world.send(sendServices, { body: { services: services.slice(from, from + 2000) } }, grid.heads[i + 2]);
    // The telephone sends the last ones again after a lost answer.
    await world.send(sendServices, { body: { services: services.slice(-5) } }, grid.heads[i + 2]);
  }
  const foreign = await outcome('demands.not_yours', () => world.send(sendServices, { body: { services: [{ id: randomUUID(), patchId: grid.patches[0]!, household: '1号', kind: '代办', onDay: '2026-11-15' }] } }, grid.heads[3]));
  const { heads } = await world.send(readServices, {});
  return { services: heads.reduce((n, h) => n + h.services, 0), heads: heads.length, most: heads[0]!.services, households: heads[0]!.households, foreign };
});
