import { systemActor, type Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { openReplacement, planClass, recordAttendance, saveHeads, saveHouseholds, savePatches, syncVisits, type NewHead } from '../../domains/grid/index.ts';
import { organizationsNow, peopleAt, saveOrganizations } from '../../domains/registry/index.ts';
import { chance as chanceOf } from '../chance.ts';
import { openLiveMessages } from './live-messages.ts';
import { openLivePublicity } from './live-publicity.ts';
import { houseOn } from './moments.ts';

const surnames = [...'李王张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗'];
const given = ['建国', '秀英', '志强', '桂兰', '海燕', '小军', '玉梅', '国平', '春花', '爱民', '丽华', '新民'];
const communities = ['东门社区', '滨湖社区', '新桥村'];
const sources: readonly NewHead['source'][] = ['building_head', 'party_member', 'volunteer', 'owners_committee', 'grid_leader', 'reserve_cadre'];

/** How big the demonstration is: one town at full depth, so that loading stays quick. */
const AREAS = 3;
const GROUPS = 4;
const NEIGHBOURS = 5;
const HOUSEHOLDS = 14;

/**
 * The grid of the first town of the demonstration: three villages and communities with areas on the map, groups, neighbours and households, some
 * posts vacant, one head away, a few weeks of visits. `accounts` serve the first neighbour's patch and the area above it. Everybody in it is made up.
 */
export async function openLiveGrid(house: House, regionActor: Actor, today: Day, accounts: { readonly neighbour: string; readonly area: string } | null): Promise<void> {
  const accountId = accounts?.neighbour ?? null;
  const actor = systemActor(regionActor.regionId, '演示数据');
  const chance = chanceOf(`live-grid ${today}`);
  const person = (): string => `${chance.pick(surnames)}${chance.pick(given)}`;
  const number = (): string => `1390000${String(chance.int(0, 9999)).padStart(4, '0')}`;
  const head = (change: Partial<NewHead> = {}): NewHead => ({ name: person(), contact: number(), personId: null, accountId: null, way: chance.pick(['appointed', 'recommended', 'recommended', 'volunteered'] as const), near: true, handy: chance.int(0, 9) > 1, familiar: chance.int(0, 9) > 2, source: chance.pick(sources), partyMember: chance.int(0, 9) > 4, consentedOn: addDays(today, -700), qualifiedBy: '社区党委', ...change });
  const made = await house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit);
    const town = all.find((o) => o.type === 'town')!;
    const staff = (await peopleAt(unit, [town.path])).slice(0, 6);
    const organizationIds = await saveOrganizations(unit, communities.map((name) => ({ name, type: name.endsWith('村') ? ('village' as const) : ('community' as const), parentId: town.id })));
    const trained: string[] = [];
    const areaIds: string[] = [];
    const neighbours: { patchId: string; organizationId: string; place: string }[] = [];
    for (const [o, organizationId] of organizationIds.entries()) {
      const areaNumbers = Array.from({ length: AREAS }, (_, i) => i);
      const areas = await savePatches(unit, areaNumbers.map((i) => ({ level: 'area' as const, parentId: null, organizationId, code: `P${o + 1}${i + 1}`, name: `${communities[o]}第${i + 1}片`, shape: square(112.88 + o * 0.012, 28.68 + i * 0.009) })));
      areaIds.push(...areas);
      const groups = await savePatches(unit, areas.flatMap((area, i) => Array.from({ length: GROUPS }, (_, g) => ({ level: 'group' as const, parentId: area, organizationId, code: `P${o + 1}${i + 1}-${g + 1}`, name: `${i * GROUPS + g + 1}组` }))));
      const patches = await savePatches(unit, groups.flatMap((group, g) => Array.from({ length: NEIGHBOURS }, (_, n) => ({ level: 'neighbour' as const, parentId: group, organizationId, code: `P${o + 1}${Math.floor(g / GROUPS) + 1}-${(g % GROUPS) + 1}-${n + 1}`, name: `${g + 1}栋${n + 1}单元` }))));
      neighbours.push(...patches.map((patchId, i) => ({ patchId, organizationId, place: `${communities[o]}${Math.floor(i / NEIGHBOURS) + 1}栋${(i % NEIGHBOURS) + 1}单元` })));
      const areaHeads = await saveHeads(unit, areas.map((patchId, i) => ({ ...head(i === 0 && staff[o] ? { name: staff[o].name, personId: staff[o].id, way: 'appointed', source: 'organ_cadre', partyMember: true } : {}), ...(o + i === 0 ? { accountId: accounts?.area ?? null } : {}), patchId, servedFrom: addDays(today, -690) })));
      trained.push(...areaHeads, ...(await saveHeads(unit, groups.map((patchId) => ({ ...head(), patchId, servedFrom: addDays(today, -690) })))));
    }
    // Every fortieth post waits for somebody.
    const served = neighbours.filter((_, i) => i % 40 !== 39);
    const headIds = await saveHeads(unit, served.map((n, i) => ({ ...head(i === 0 ? { accountId } : {}), patchId: n.patchId, servedFrom: addDays(today, -680) })));
    const households = await saveHouseholds(unit, neighbours.flatMap((n) => Array.from({ length: HOUSEHOLDS }, (_, h) => ({ organizationId: n.organizationId, address: `${n.place}${Math.floor(h / 2) + 1}0${(h % 2) + 1}`, patchId: n.patchId, resident: chance.int(0, 9) > 0 ? { contact: person(), phone: number(), people: chance.int(1, 6) } : null }))));
    return { away: headIds[1]!, town: town.id, trained, neighbours: headIds, own: households.slice(0, HOUSEHOLDS), organizationPath: town.path, first: { organizationId: organizationIds[0]!, area: areaIds[0]!, neighbour: neighbours[0]!.patchId } };
  });
  await train(house, actor, today, made);
  if (accountId !== null) {
    const visitor: Actor = { ...actor, kind: 'account', accountId: accountId as Actor['accountId'], name: '邻长', grants: [{ role: 'grid_head', organizationPath: made.organizationPath }] };
    const full = ['met', 'talked', 'registered', 'leaflet', 'problems'] as const;
    await syncVisits(house, visitor, made.own.slice(0, 8).map((householdId, i) => ({ id: newId<'visit'>(), householdId, visitedAt: `${addDays(today, -20 + i)}T08:00:00Z`, items: i % 4 === 3 ? ['met', 'talked'] : [...full], collected: i === 2 ? '楼道灯坏了两周，晚上看不见' : '', register: null })));
  }
  if (accounts) await openLiveMessages(house, actor, today, { organizationId: made.first.organizationId, path: made.organizationPath, area: { accountId: accounts.area, patchId: made.first.area }, neighbour: { accountId: accounts.neighbour, patchId: made.first.neighbour } });
  if (accounts) await openLivePublicity(house, actor, today, { town: made.town, path: made.organizationPath, neighbour: accounts.neighbour });
  await openReplacement(house, actor, made.away, { ground: 'absent', awayFrom: addDays(today, -45), note: '外出务工，预计年底回来' });
}

/** Classes of the last two years, one past its day that nobody recorded, one ahead; some neighbours came to none. */
async function train(house: House, actor: Actor, today: Day, made: { readonly town: string; readonly trained: readonly string[]; readonly neighbours: readonly string[] }): Promise<void> {
  const plan = (days: number, title: string, levels: ('area' | 'group' | 'neighbour')[]) => planClass(houseOn(house, addDays(today, days - 10), today), actor, { organizationId: made.town, grade: 'town', levels, title, heldOn: addDays(today, days), hours: 4 });
  const came = async (days: number, id: string, headIds: readonly string[]): Promise<void> => void (await recordAttendance(houseOn(house, addDays(today, days + 1), today), actor, id, headIds));
  await came(-400, (await plan(-400, '片长、组长履职', ['area', 'group'])).id, made.trained);
  await came(-210, (await plan(-210, '邻长入户走访和信息登记', ['neighbour'])).id, made.neighbours.filter((_, i) => i % 7 !== 6));
  await came(-60, (await plan(-60, '矛盾纠纷调解', ['group', 'neighbour'])).id, made.neighbours.filter((_, i) => i % 3 === 0));
  await plan(-8, '诉求办理和答复', ['neighbour']);
  await plan(20, '冬季安全和应急', ['area', 'group', 'neighbour']);
}

/** A small rectangle on the map, west and south corner given. */
const square = (west: number, south: number): unknown => {
  const [east, north] = [west + 0.011, south + 0.008];
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
};
