import { z } from 'zod';
import { driver } from '../driver.ts';
import { account, complete, leaderInOffice, signSuperior, tasksDue, transfer } from '../performance-steps.ts';
import { outcome } from '../world.ts';

const promise = z.object({ promised: z.int(), delivered: z.int() });

/** M010: no transfer before a closing account is generated and accepted; it compares with leaders of comparable units. */
export const closingAccount = driver(promise.extend({ peers: z.array(promise) }), async ({ promised, delivered, peers }, world) => {
  const startedOn = '2026-03-02';
  const inOffice = async (name: string, p: z.output<typeof promise>) => {
    const [unit] = await world.organizations([`${name}镇`], { type: 'town' });
    const tasks = tasksDue(p.promised, '2026-12-31');
    const leader = await leaderInOffice(world, name, unit!, startedOn, tasks);
    await complete(world, leader, tasks.slice(0, p.delivered), '2026-10-30');
    return leader;
  };
  const leader = await inOffice('甲', { promised, delivered });
  for (const [n, p] of peers.entries()) await inOffice(`同类${n + 1}`, p);
  const leave = (code: string) => outcome(code, () => transfer(world, leader, '2026-11-18'));
  const without = await leave('evidence.checkpoint_no_closing_account');
  const made = await account(world, leader);
  const before = await leave('evidence.checkpoint_closing_account_not_accepted');
  await signSuperior(world, leader, 'closing_account', made.number);
  const after = await leave('evidence.checkpoint_closing_account_not_accepted');
  return {
    transferWithoutAccount: without,
    transferBeforeAcceptance: before,
    transferAfterAcceptance: after,
    openItems: made.openItems.length,
    deliveredShare: `${made.deliveredShare}%`,
    rankAmongPeers: made.comparison.rankAmongPeers,
  };
});
