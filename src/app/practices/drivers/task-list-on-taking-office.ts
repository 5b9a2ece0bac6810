import { z } from 'zod';
import { day } from '../../../kernel/period.ts';
import { getFile } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { enterOffice, list, proposedLeader, signAppointee, signSuperior } from '../performance-steps.ts';
import { outcome } from '../world.ts';

const sign = { 上级: signSuperior, 本人: signAppointee } as const;
const unsigned = { 上级: 'evidence.checkpoint_unsigned_by_superior', 本人: 'evidence.checkpoint_unsigned_by_appointee' } as const;

/** M008: nobody takes office without a task list that the superior and he himself have signed. */
export const taskListOnTakingOffice = driver(
  z.object({ tasks: z.array(z.object({ task: z.string(), target: z.string(), deadline: day })), signatures: z.tuple([z.enum(['上级', '本人']), z.enum(['上级', '本人'])]) }),
  async ({ tasks, signatures: [first, second] }, world) => {
    const [unit] = await world.organizations(['示例镇'], { type: 'town' });
    const leader = await proposedLeader(world, '示例镇长', unit!, '2023-01-06');
    const close = (code: string) => outcome(code, () => enterOffice(world, leader));
    const withoutList = await close('evidence.checkpoint_no_task_list');
    await list(world, leader, tasks.map((t, n) => ({ key: `t${n + 1}`, ...t })));
    await sign[first](world, leader, 'task_list');
    const withOne = await close(unsigned[second]);
    await sign[second](world, leader, 'task_list');
    const withBoth = await close(unsigned[second]);
    const { taskList } = await world.send(getFile, { params: { id: leader.fileId } });
    return {
      closeWithoutList: withoutList,
      closeWithOneSignature: withOne,
      closeWithBothSignatures: withBoth,
      baselineTasks: taskList?.signatures.length === 2 ? taskList.tasks.length : 0,
    };
  },
);
