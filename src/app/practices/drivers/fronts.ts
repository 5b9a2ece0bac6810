import { z } from 'zod';
import { evidenceOf } from '../../../domains/evidence/index.ts';
import { savePeople } from '../../../domains/registry/index.ts';
import { addFront, arrive, callUp, cancelCall, careDone, comeBack, endMobilization, findCallable, listMobilizations, openMobilization, readMobilization, recordHarm } from '../../../domains/work/mobilization/contract.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const level = z.enum(['province', 'city', 'county', 'township', 'village']);
const postType = z.enum(['medical', 'emergency_supply', 'public_service', 'other']);
const front = z.object({ name: z.string(), level, postType, needed: z.int().positive() });
const stay = z.object({ name: z.string(), front: z.string(), skill: z.string().default(''), duty: z.string(), calledOn: z.string(), arrivedOn: z.string().optional(), leftOn: z.string().optional(), conduct: z.enum(['outstanding', 'competent', 'failing']).default('competent'), cancelledOn: z.string().optional() });
const call = z.object({ title: z.string(), openedOn: z.string(), unit: z.string(), people: z.array(z.object({ name: z.string(), skill: z.string() })), fronts: z.array(front), stays: z.array(stay), lookedAtOn: z.string() });

/** Opens a call and plays who went where and when, on the days on which it happened; everybody is found by his skill before he is called. */
async function played(world: World, kind: 'emergency' | 'grassroots', given: z.output<typeof call>) {
  world.setDay(given.openedOn);
  const [office] = await world.organizations([given.unit]);
  const ids = await world.unit((at) => savePeople(at, given.people.map((p) => ({ name: p.name, sex: 'male' as const, appointments: [{ organizationId: office!, title: '干部', main: true, category: 'staff' as const, startedOn: '2012-01' }], educations: [{ mode: 'full_time' as const, level: '大学本科', degree: null, school: null, major: p.skill, graduatedOn: null }] }))));
  const personOf = new Map(given.people.map((p, i) => [p.name, ids[i]! as string]));
  const params = await world.send(openMobilization, { body: { kind, eventKind: kind === 'emergency' ? 'flood' : 'other', title: given.title, fromOn: given.openedOn, document: '' } });
  const fronts = new Map<string, string>();
  for (const f of given.fronts) fronts.set(f.name, (await world.send(addFront, { params, body: f })).id);
  const found = async (skill: string): Promise<string[]> => (await world.send(findCallable, { params, query: { organizationId: office!, skill } })).people.map((p) => p.name).sort();
  const deployed = new Map<(typeof given.stays)[number], string>();
  const steps = given.stays
    .flatMap((s) => [{ on: s.calledOn, order: 1, what: 'call' as const, s }, ...(s.cancelledOn === undefined ? [] : [{ on: s.cancelledOn, order: 0, what: 'cancel' as const, s }]), ...(s.arrivedOn === undefined ? [] : [{ on: s.arrivedOn, order: 2, what: 'arrive' as const, s }]), ...(s.leftOn === undefined ? [] : [{ on: s.leftOn, order: 0, what: 'leave' as const, s }])])
    .sort((a, b) => a.on.localeCompare(b.on) || a.order - b.order);
  const notFound: string[] = [];
  let twice: string | null = null;
  for (const { on, what, s } of steps) {
    world.setDay(on);
    if (what === 'call') {
      if (!(await found(s.skill)).includes(s.name)) notFound.push(s.name);
      const send = (to: string) => world.send(callUp, { params: { id: fronts.get(to)! }, body: { personIds: [personOf.get(s.name)!], duty: s.duty } });
      deployed.set(s, (await send(s.front)).ids[0]!);
      twice ??= await outcome('fronts.already_out', () => send(given.fronts.find((f) => f.name !== s.front)!.name));
    } else {
      const at = { params: { id: deployed.get(s)! } };
      if (what === 'arrive') await world.send(arrive, { ...at, body: { on } });
      else if (what === 'leave') await world.send(comeBack, { ...at, body: { on, conduct: s.conduct, note: '任务完成' } });
      else await world.send(cancelCall, { ...at, body: { reason: '另有任务' } });
    }
  }
  world.setDay(given.lookedAtOn);
  const { service } = await world.send(listMobilizations, {});
  const filed = await world.unit((at) => evidenceOf(at, ids, {}, { states: ['confirmed'], kinds: ['assignment', 'assignment_end'] }));
  return { params, found, deployed, notFound, twice, service, filed: { arrivals: filed.filter((e) => e.kind === 'assignment').length, returns: filed.filter((e) => e.kind === 'assignment_end').length } };
}

/** M036: cadres called up by skill and location; who went where and when; strength per front and days served per person. */
export const emergencyFront = driver(call.extend({ skills: z.array(z.string()) }), async ({ skills, ...given }, world) => {
  const { params, found, notFound, twice, service, filed } = await played(world, 'emergency', given);
  const page = await world.send(readMobilization, { params });
  return {
    notFoundBySkill: notFound.length,
    calledTwice: twice,
    strength: Object.fromEntries(page.fronts.map((f) => [f.name, `需${f.needed} 途中${f.called} 在岗${f.onSite} 返回${f.returned} 缺${f.short}`])),
    daysServed: Object.fromEntries(service.map((s) => [s.name, s.days])),
    stillCallable: Object.fromEntries(await Promise.all(skills.map(async (s): Promise<[string, string[]]> => [s, await found(s)]))),
    onFile: filed,
    endedWhileOut: await outcome('fronts.still_out', () => world.send(endMobilization, { params, body: { reason: '早了' } })),
  };
});

const care = z.object({ task: z.string(), dueOn: z.string(), doneOn: z.string().optional() });
/** M037: deployments to villages with role and period, harm in the line of duty with family care followed up, the front-line history of everybody. */
export const grassrootsFront = driver(call.extend({ harm: z.object({ name: z.string(), kind: z.enum(['injury', 'sacrifice']), on: z.string(), account: z.string(), care: z.array(care) }) }), async ({ harm, ...given }, world) => {
  const { params, deployed, service, filed } = await played(world, 'grassroots', given);
  const [, id] = [...deployed].find(([s]) => s.name === harm.name)!;
  world.setDay(harm.on);
  const body = { kind: harm.kind, occurredOn: harm.on, account: harm.account, care: harm.care.map(({ task, dueOn }) => ({ task, dueOn })) };
  const byTheUnit = await outcome('security.not_permitted', () => world.send(recordHarm, { params: { id }, body }, world.liaison));
  await world.send(recordHarm, { params: { id }, body });
  for (const c of harm.care) {
    if (c.doneOn === undefined) continue;
    world.setDay(c.doneOn);
    const open = (await world.send(readMobilization, { params })).harms[0]!.care.find((x) => x.task === c.task)!;
    await world.send(careDone, { params: { id: open.id }, body: { note: '已落实' } });
  }
  world.setDay(given.lookedAtOn);
  const { harms } = await world.send(readMobilization, { params });
  return {
    history: Object.fromEntries(service.map((s) => [s.name, `${s.times}次${s.days}天${s.now ? '（在岗）' : ''}`])),
    stays: service.flatMap((s) => s.explanation.children!.map((c) => `${s.name}：${c.params!['front']} ${c.value}天`)),
    care: harms.flatMap((h) => h.care.map((c) => (c.doneOn ? '已办' : c.overdue ? '逾期' : '待办'))),
    harmByTheUnit: byTheUnit,
    harmForLeaders: (await world.send(readMobilization, { params }, world.actor('leader'))).harms.length,
    onFile: filed,
  };
});
