import { z } from 'zod';
import { getFile, openFile } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { account, complete, enterOffice, list, proposedLeader, publish, reputation, signAppointee, signSuperior, tasksDue } from '../performance-steps.ts';
import { checkpointWord } from '../words.ts';
import { outcome } from '../world.ts';

/** M007: one file per principal leader and post, with three checkpoints; a second one is refused. */
export const performanceFile = driver(
  z.object({ checkpoints: z.array(z.string()), recorded: z.array(z.string()), thenRecorded: z.string(), secondFileForSamePost: z.literal(true) }),
  async ({ recorded, thenRecorded }, world) => {
    const [unit] = await world.organizations(['示例镇'], { type: 'town' });
    const startedOn = '2025-01-06';
    const tasks = tasksDue(3, '2025-12-31');
    let leader = await proposedLeader(world, '示例镇长', unit!, startedOn);
    const steps: Readonly<Record<string, () => Promise<void>>> = {
      上任时: async () => {
        await list(world, leader, tasks);
        await signSuperior(world, leader, 'task_list');
        await signAppointee(world, leader, 'task_list');
        leader = await enterOffice(world, leader);
      },
      每年度: async () => {
        await complete(world, leader, tasks, '2025-11-30');
        await reputation(world, leader, 2025, '92.00');
        await publish(world, 2025);
      },
      调任前: async () => {
        const { number } = await account(world, leader);
        await signSuperior(world, leader, 'closing_account', number);
      },
    };
    for (const step of recorded) await steps[step]!();
    const file = () => world.send(getFile, { params: { id: leader.fileId } });
    const before = await file();
    await steps[thenRecorded]!();
    const after = await file();
    const second = () => world.send(openFile, { body: { personId: leader.personId, appointmentId: leader.appointmentId, organizationId: leader.organizationId, post: before.post, openedOn: startedOn } });
    return {
      checkpointsRequired: before.recorded.length + before.missing.length,
      missingBefore: before.missing.map(checkpointWord),
      missingAfter: after.missing.map(checkpointWord),
      secondFile: await outcome('evidence.performance_file_exists', second),
    };
  },
);
