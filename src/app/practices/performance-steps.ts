import type { z } from 'zod';
import type { Day } from '../../kernel/period.ts';
import { generateClosingAccount, listTasks, openFile, publishAnswerSheets, recordReputation, signForAppointee, signForSuperior } from '../../domains/evidence/contract.ts';
import { leaveOffice, proposeAppointment, takeOffice } from '../../domains/registry/contract.ts';
import { by, confirmed } from './evidence-steps.ts';
import type { World } from './world.ts';

/** A principal leader proposed for a post, with his performance file opened. */
export interface Leader {
  readonly personId: string;
  readonly organizationId: string;
  readonly appointmentId: string;
  readonly versionId: string;
  readonly fileId: string;
  readonly startedOn: Day;
}
export type Task = z.input<NonNullable<typeof listTasks.body>>['tasks'][number];

export const tasksDue = (count: number, deadline: Day): Task[] => Array.from({ length: count }, (_t, n) => ({ key: `t${n + 1}`, task: `任务${n + 1}`, target: '按期完成', deadline }));

export async function proposedLeader(world: World, name: string, organizationId: string, startedOn: Day): Promise<Leader> {
  const [personId] = await world.people([name], organizationId);
  const post = '主要负责人';
  const appointment = await world.send(proposeAppointment, { body: { personId: personId!, organizationId, title: post, kind: 'appointment', principal: true, category: 'principal', startedOn } });
  const { id } = await world.send(openFile, { body: { personId: personId!, appointmentId: appointment.id, organizationId, post, openedOn: startedOn } });
  return { personId: personId!, organizationId, appointmentId: appointment.id, versionId: appointment.versionId, fileId: id, startedOn };
}

export const list = async (world: World, leader: Leader, tasks: readonly Task[]): Promise<number> => (await world.send(listTasks, { params: { id: leader.fileId }, body: { tasks: [...tasks] } })).number;

export const signSuperior = (world: World, leader: Leader, document: 'task_list' | 'closing_account', number = 1) =>
  world.send(signForSuperior, { params: { id: leader.fileId }, body: { document, number } }, world.actor('leader'));
export const signAppointee = (world: World, leader: Leader, document: 'task_list' | 'closing_account', number = 1) =>
  world.send(signForAppointee, { params: { id: leader.fileId }, body: { document, number } }, world.actor('cadre', { personId: leader.personId }));

/** Takes office; out: the leader with the version of the appointment in force. */
export const enterOffice = async (world: World, leader: Leader): Promise<Leader> => ({
  ...leader,
  versionId: (await world.send(takeOffice, { params: { appointmentId: leader.appointmentId }, body: { versionId: leader.versionId } })).versionId,
});
export const transfer = (world: World, leader: Leader, endedOn: Day) =>
  world.send(leaveOffice, { params: { appointmentId: leader.appointmentId }, body: { versionId: leader.versionId, endedOn, because: '调任' } });

/** A leader in office with a task list that both have signed. */
export async function leaderInOffice(world: World, name: string, organizationId: string, startedOn: Day, tasks: readonly Task[]): Promise<Leader> {
  const leader = await proposedLeader(world, name, organizationId, startedOn);
  await list(world, leader, tasks);
  await signSuperior(world, leader, 'task_list');
  await signAppointee(world, leader, 'task_list');
  return enterOffice(world, leader);
}

/** Confirmed entries say that these tasks were done. */
export async function complete(world: World, leader: Leader, tasks: readonly Task[], on: Day): Promise<void> {
  for (const { key, task } of tasks) {
    await confirmed(world, { title: task, occurredOn: on, persons: by(leader.personId, 'do'), organizationId: leader.organizationId, content: { kind: 'task', task, completedOn: on, fileId: leader.fileId, taskKey: key } });
  }
}

export const reputation = (world: World, leader: Leader, year: number, score: string) =>
  world.send(recordReputation, { params: { id: leader.fileId }, body: { year, from: 'public', score, answered: 100, source: '群众满意度调查' } });
export const publish = (world: World, year: number) => world.send(publishAnswerSheets, { body: { year } });
export const account = (world: World, leader: Leader) => world.send(generateClosingAccount, { params: { id: leader.fileId } });
