import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { saveHeads, saveHouseholds, savePatches } from '../../../domains/grid/index.ts';
import { planPublicity, readOwnPublicity, readPartHomes, readPlan, recordItem, sendOwnEntry } from '../../../domains/grid/publicity/contract.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const channel = z.object({ channel: z.string(), level: z.enum(['village', 'area', 'group']), dueOn: z.string() });

/** M246: channels online and offline at each group or area; the desk does one area, a head his patch and a list; who is left by group and, on the line, by address. */
export const publicityByChannel = driver(
  z.object({ groups: z.int().min(2), neighbours: z.int().min(2), households: z.int().min(2), channels: z.array(channel).min(1), deskDoes: z.string(), headDoes: z.string(), headLists: z.object({ channel: z.string(), households: z.int() }) }),
  async (given, world) => {
    world.setDay('2022-11-20');
    const [organizationId] = await world.organizations(['示例社区'], { type: 'community' });
    const head = world.actor('grid_head', { path: '1' });
    const patches = await world.unit(async (unit) => {
      const patch = (level: 'area' | 'group' | 'neighbour', parentIds: readonly (string | null)[], each: number) => savePatches(unit, parentIds.flatMap((parentId, p) => Array.from({ length: each }, (_, i) => ({ level, parentId, organizationId: organizationId!, code: `${level}-${p}-${i}`, name: `${level}${p + 1}-${i + 1}` }))));
      const areas = await patch('area', [null], 1);
      const groups = await patch('group', areas, given.groups);
      const neighbours = await patch('neighbour', groups, given.neighbours);
      await saveHeads(unit, [{ patchId: neighbours[0]!, name: '邻长', contact: '13900000000', personId: null, accountId: head.accountId, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: '2022-10-01', qualifiedBy: '社区党委' }]);
      await saveHouseholds(unit, neighbours.flatMap((patchId, n) => Array.from({ length: given.households }, (_, i) => ({ organizationId: organizationId!, address: `${n + 1}单元${i + 1}号`, patchId }))));
      return { neighbours };
    });
    const proof = (actor: typeof head) => world.house.unit(actor, (unit) => saveFile(unit, '现场.txt', Buffer.from('现场记录')));
    const { hash } = await proof(head);
    await proof(world.officer);
    const entry = { doneOn: '2022-11-10', words: '上门宣传', fileHash: hash, fileName: '现场.txt' };
    const { id, items } = await world.send(planPublicity, { body: { clientId: randomUUID(), organizationId: organizationId!, title: '“三长制”宣传', words: '片长、组长、邻长是谁，怎样找到他们。', startsOn: '2022-11-01', dueOn: '2022-12-31', parts: given.channels } });
    const page = () => world.send(readPlan, { params: { id } });
    const before = await page();
    // The last group: the head serves in the first.
    const desk = before.items.filter((i) => i.channel === given.deskDoes).sort((a, b) => a.place.localeCompare(b.place)).at(-1)!;
    await world.send(recordItem, { params: { id: desk.id }, body: { ...entry, id: randomUUID() } }, world.officer);
    const own = async (name: string) => (await world.send(readOwnPublicity, {}, head)).items.find((i) => i.channel === name)!;
    const [done, listed] = [await own(given.headDoes), await own(given.headLists.channel)];
    const left = async () => (await world.send(readPartHomes, { params: { id: listed.id }, query: { patchId: listed.patchId } }, head)).households.filter((h) => h.reachedOn === null && h.otherOn === null);
    const homes = await left();
    await world.send(sendOwnEntry, { body: { ...entry, id: randomUUID(), itemId: listed.id, patchId: listed.patchId, householdIds: homes.slice(0, given.headLists.households).map((h) => h.id) } }, head);
    const leftAfterList = (await left()).map((h) => h.address);
    await world.send(sendOwnEntry, { body: { ...entry, id: randomUUID(), itemId: done.id, patchId: done.patchId, householdIds: null } }, head);
    const other = before.items.find((i) => i.channel === given.deskDoes && i.id !== desk.id)!;
    const notHis = await outcome('publicity.not_your_part', () => world.send(sendOwnEntry, { body: { ...entry, id: randomUUID(), itemId: desk.id, patchId: patches.neighbours[0]!, householdIds: null } }, head));
    const noProof = await outcome('grid.no_such_file', () => world.send(recordItem, { params: { id: other.id }, body: { ...entry, id: randomUUID(), fileHash: '0'.repeat(64) } }, world.officer));
    const after = await page();
    return {
      planned: items, byChannel: Object.fromEntries(after.channels.map((c) => [c.name, `${c.done}/${c.items}`])), online: after.channels.filter((c) => c.online).map((c) => c.name), reached: `${after.total.reached}/${after.total.households}`, unreached: after.total.unreached,
      byGroup: Object.fromEntries(after.unreached.map((u) => [u.group, u.unreached])), leftOnLine: leftAfterList, notHis, noProof,
    };
  },
);
