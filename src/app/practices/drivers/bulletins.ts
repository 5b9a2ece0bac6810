import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { editReport, makeDraft, publishReport, readReport, readYear, signReport, submitReport } from '../../../domains/demands/bulletins/contract.ts';
import { enterOne } from '../../../domains/demands/contract.ts';
import { choosePack } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const counts = z.object({ month: z.int(), quarter: z.int(), half: z.int() });
type Kind = keyof z.infer<typeof counts>;
const months: Readonly<Record<Kind, number>> = { month: 1, quarter: 3, half: 6 };
const two = (n: number): string => String(n).padStart(2, '0');

/** M245: papers of a year out of what is on file, signed by somebody else, published; periods without one are listed, also where a draft lies. */
export const scheduledBulletins = driver(z.object({ year: z.int(), on: z.string(), demandsAMonth: z.int(), published: counts, drafted: counts }), async ({ year, on, demandsAMonth, published, drafted }, world: World) => {
  await choosePack(world.house, world.system, { packId: 'yuetang', from: `${year}-01-01`, reason: '示例' });
  const [organizationId] = await world.organizations(['示例社区']);
  const leader = world.actor('leader');
  const both = { ...world.officer, grants: [...world.officer.grants, ...leader.grants] };
  const seen: { ahead?: string; own?: string; received?: number } = {};
  const draft = async (kind: Kind, part: number): Promise<string> => (await world.send(makeDraft, { body: { kind, year, part } }, world.officer)).id;
  for (let month = 1; month <= 12; month++) {
    world.setDay(`${year}-${two(month)}-10`);
    if (month === 1) seen.ahead = await outcome('bulletins.not_begun', () => draft('month', 12));
    for (let i = 0; i < demandsAMonth; i++) await world.send(enterOne, { body: { clientId: randomUUID(), source: 'hotline', words: '楼道路灯坏了三天', scope: 'one', organizationId: organizationId! } });
    world.setDay(month === 12 ? `${year + 1}-01-02` : `${year}-${two(month + 1)}-02`);
    for (const kind of ['month', 'quarter', 'half'] as const) {
      const part = month / months[kind];
      if (!Number.isInteger(part) || part > published[kind] + drafted[kind]) continue;
      const id = await draft(kind, part);
      if (part > published[kind]) continue;
      await world.send(editReport, { params: { id }, body: { opening: null, demandsMade: '请各单位抓紧办理。' } }, world.officer);
      await world.send(submitReport, { params: { id } }, world.officer);
      seen.own ??= await outcome('bulletins.own_paper', () => world.send(signReport, { params: { id } }, both));
      await world.send(signReport, { params: { id } }, leader);
      await world.send(publishReport, { params: { id } }, world.officer);
      if (kind === 'half') seen.received = (await world.send(readReport, { params: { id } })).figures.demands.received;
    }
  }
  world.setDay(on);
  const { kinds } = await world.send(readYear, { query: { year } });
  const by = <T>(value: (k: (typeof kinds)[number]) => T) => Object.fromEntries(kinds.map((k) => [k.kind, value(k)]));
  return { times: by((k) => k.times), missing: by((k) => k.parts.filter((p) => p.missing).map((p) => p.part)), ownSignature: seen.own, ahead: seen.ahead, received: seen.received };
});
