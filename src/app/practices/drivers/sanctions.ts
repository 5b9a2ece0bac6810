import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import { openCaseFile, readCase, takeCaseStep, takeOwnCaseStep } from '../../../domains/cases/contract.ts';
import { personEffects } from '../../../domains/protection/contract.ts';
import { protectionModule } from '../../../domains/protection/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const judgement = z.object({ 性质: z.string(), 动机: z.string(), 轻重: z.string(), 表现: z.string().default('良好') });

async function act(world: World, id: string, action: string, facts: Record<string, unknown> = {}, role: 'officer' | 'leader' = 'officer'): Promise<unknown> {
  const { revision } = (await world.send(readCase, { params: { id } })).case;
  return world.send(takeCaseStep, { params: { id }, body: { action, facts, reason: '按程序办理', revision } }, world.actor(role));
}
const register = async (world: World, organizationId: string, personId: string, sanction: string, on: string): Promise<string> =>
  (await world.send(openCaseFile, { body: { type: 'sanction', opening: 'registered', title: '处分影响期跟踪', organizationId, parties: [{ role: 'subject', personId: personId as PersonId }], facts: { 处分类型: sanction, 处分生效日期: on, organ: '示例县纪委监委', document: '示例〔2024〕1号' } } })).id;
/** What the clock of the program does on its own. */
const nightly = (world: World): Promise<unknown> => Promise.all((protectionModule().workers ?? []).map((w) => w.run(world.house, world.system.regionId)));

/** M116–M118: the period runs out by itself, an assessment opens, and who is judged fit may be used again; who is not, not yet. */
export const afterTheSanction = driver(
  z.object({ people: z.record(z.string(), z.object({ sanction: z.string(), on: z.string(), reuse: z.boolean(), judged: judgement })), day: z.string() }),
  async ({ people: given, day }, world) => {
    world.setDay('2024-06-30');
    const [office] = await world.organizations(['示例镇'], { type: 'town', validFrom: '2000-01-01' });
    const ids = await world.people([...Object.keys(given), '帮带人'], office!, { startedOn: '2015-01' });
    const files = new Map<string, string>();
    for (const [n, [name, g]] of Object.entries(given).entries()) {
      const id = await register(world, office!, ids[n]!, g.sanction, g.on);
      files.set(name, id);
      await act(world, id, 'name_helper', { helper: ids.at(-1) });
      await act(world, id, 'talk', { talkOn: '2024-06-30', talk: '思想稳定，工作投入' });
    }
    const untils = Object.fromEntries(await Promise.all(Object.keys(given).map(async (name, n) => [name, (await world.send(personEffects, { params: { id: ids[n]! } }))[0]!.until])));
    world.setDay(day);
    await nightly(world);
    const released: string[] = [];
    const result: Record<string, string> = {};
    for (const [n, [name, g]] of Object.entries(given).entries()) {
      const [effect] = await world.send(personEffects, { params: { id: ids[n]! } });
      if (effect!.endedBecause === 'expired') released.push(name);
      const id = files.get(name)!;
      const facts = { 问题性质: g.judged.性质, 问题动机: g.judged.动机, 问题轻重程度: g.judged.轻重, 影响期内现实表现: g.judged.表现, conduct: '影响期内表现' };
      const early = await outcome('cases.not_from_here', () => act(world, id, g.reuse ? 'reuse' : 'not_yet', g.reuse ? facts : {}, 'leader'));
      result[name] = early === 'refused' ? '影响期内' : (await world.send(readCase, { params: { id } })).case.stateTitle.zh;
    }
    return { untils, released, result, reused: Object.values(result).filter((r) => r === '可以重新使用').length };
  },
);

/** M119 (T38): not closed before exactly one helper is named; another named replaces the first; his talks are on file. */
export const oneHelper = driver(
  z.object({ sanction: z.string(), on: z.string(), day: z.string() }),
  async ({ sanction, on, day }, world) => {
    world.setDay(on);
    const [office] = await world.organizations(['示例局'], { type: 'government_organ', validFrom: '2000-01-01' });
    const [person, first, second] = await world.people(['受处分人', '帮带甲', '帮带乙'], office!, { startedOn: '2015-01' });
    const id = await register(world, office!, person!, sanction, on);
    world.setDay(day);
    await nightly(world);
    const close = () => act(world, id, 'not_yet', {}, 'leader');
    const withoutHelper = await outcome('protection.one_helper', close);
    const himself = await outcome('protection.helper_himself', () => act(world, id, 'name_helper', { helper: person }));
    for (const helper of [first, second]) await act(world, id, 'name_helper', { helper });
    const helpers = (await world.send(readCase, { params: { id } })).case.people.filter((p) => p.role === 'helper').map((p) => p.name);
    const withoutTalk = await outcome('protection.no_talk', close);
    const { revision } = (await world.send(readCase, { params: { id } })).case;
    await world.send(takeOwnCaseStep, { params: { id }, body: { action: 'help_talk', facts: { talkOn: day, talk: '谈工作、谈思想' }, revision } }, world.actor('cadre', { personId: second! }));
    const closed = await outcome('protection.one_helper', close);
    const file = await world.send(readCase, { params: { id } });
    return { withoutHelper, himself, helpers, withoutTalk, closed, talks: file.trail.filter((t) => t.action === 'help_talk').length, state: file.case.stateTitle.zh };
  },
);
