import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readPublicArea } from '../../../domains/grid/contract/index.ts';
import { saveHeads, savePatches } from '../../../domains/grid/index.ts';
import { readMessage, readOwn, readOwnMessages, sendDown, sendOwn, takeUp, tellByMouth } from '../../../domains/grid/messages/contract.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

/** M232: names and a notice on the area's public page; a message down the four steps, a report up them; who was reached, who read. */
export const linesOfWord = driver(z.object({ neighbours: z.int().min(2), withoutPhone: z.int(), read: z.int(), told: z.int() }), async ({ neighbours, withoutPhone, read, told }, world) => {
  const [organizationId] = await world.organizations(['示例社区'], { type: 'community' });
  const actors = Array.from({ length: neighbours + 2 }, () => world.actor('grid_head', { path: '1' }));
  const { patches, heads } = await world.unit(async (unit) => {
    const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, count: number) => savePatches(unit, Array.from({ length: count }, (_, i) => ({ level, parentId, organizationId: organizationId!, code: `${level}-${i}`, name: `${level}${i}` })));
    const [area] = await patch('area', null, 1);
    const [group] = await patch('group', area!, 1);
    const patches = [area!, group!, ...(await patch('neighbour', group!, neighbours))];
    const heads = await saveHeads(unit, patches.map((patchId, i) => ({ patchId, name: `三长${i}`, contact: '13900000000', personId: null, accountId: i < patches.length - withoutPhone ? actors[i]!.accountId : null, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: '2022-10-01', qualifiedBy: '社区党委' })));
    return { patches, heads };
  });
  const words = { title: '防汛提醒', words: '今晚有暴雨，请逐户提醒低洼处住户。' };
  const { id } = await world.send(sendDown, { body: { ...words, clientId: randomUUID(), organizationId: organizationId!, publicUntil: '2026-12-31' } });
  for (const actor of actors.slice(0, read)) await world.send(readOwn, { params: { id } }, actor);
  for (const headId of heads.slice(heads.length - withoutPhone).slice(0, told)) await world.send(tellByMouth, { params: { id }, body: { headId } });
  const { delivery } = await world.send(readMessage, { params: { id } });
  const report = async (at: number): Promise<string> => (await world.send(sendOwn, { body: { ...words, title: '水沟堵塞', clientId: randomUUID(), patchId: patches[at]!, direction: 'up' } }, actors[at]!)).id;
  await report(2);
  const heardBy = (await world.send(readOwnMessages, {}, actors[1]!)).messages.filter((m) => m.direction === 'up').length;
  await report(1);
  const top = await report(0);
  await world.send(takeUp, { params: { id: top } });
  const notYours = await outcome('messages.not_your_patch', () => world.send(sendOwn, { body: { ...words, clientId: randomUUID(), patchId: patches[0]!, direction: 'down' } }, actors[2]!));
  const page = await world.send(readPublicArea, { params: { region: world.system.regionId, id: patches[0]! } });
  return {
    reached: Object.fromEntries(delivery.map((d) => [d.level, `${d.delivered}/${d.sent}`])), readBy: Object.fromEntries(delivery.map((d) => [d.level, `${d.read}/${d.sent}`])), heardByNext: heardBy,
    deskRead: (await world.send(readMessage, { params: { id: top } })).deskRead, notYours, namesOnPage: (page.head ? 1 : 0) + page.groups.reduce((n, g) => n + (g.head ? 1 : 0) + g.neighbours.filter((x) => x.head).length, 0), noticesOnPage: page.notices.map((n) => n.title),
  };
});
