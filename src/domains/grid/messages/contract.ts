import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { levels } from '../model.ts';
import { ownMessages, readMessages, sendMessages } from './access.ts';
import { deskMessage, directions, headMessage } from './model.ts';
import { copyStates } from './rules/delivery.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const count = z.number();
const nullable = z.string().nullable();
const level = z.enum(levels);
const message = { id: z.string(), direction: z.enum(directions), title: z.string(), organizationName: z.string(), sentAt: z.string(), sentBy: z.string(), publicUntil: nullable };
const delivery = z.array(z.object({ level, sent: count, delivered: count, read: count, readShare: nullable }));

export const readMessageBoard = endpoint({
  name: 'grid.messages',
  method: 'GET',
  path: '/grid/messages',
  summary: 'Messages down the line and reports up (M232), each with how many it is for, reached and has been read by.',
  output: z.object({ messages: z.array(z.object({ ...message, sent: count, reached: count, read: count, deskRead: z.boolean().nullable() })), units: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ send: z.boolean() }) }),
  permission: readMessages,
  refusals: [],
});
export const readMessage = endpoint({
  name: 'grid.message',
  method: 'GET',
  path: '/grid/messages/:id',
  summary: 'One message with delivery and read state by level and by head.',
  params: id,
  output: z.object({ ...message, words: z.string(), delivery, copies: z.array(z.object({ headId: z.string(), name: z.string(), level, patch: z.string(), state: z.enum(copyStates), at: nullable })), deskRead: z.boolean().nullable(), can: z.object({ tell: z.boolean(), takeUp: z.boolean() }) }),
  permission: readMessages,
  refusals: ['messages.no_such_message'],
});
export const sendDown = endpoint({ name: 'grid.send_message', method: 'POST', path: '/grid/messages', summary: 'Down to everybody who serves in a unit and those below it. The same client id again is the message that is there.', body: deskMessage, output: z.object({ id: z.string(), sent: count }), permission: sendMessages, refusals: ['messages.nobody_serves', 'messages.public_past', 'registry.no_such_organization'] });
export const tellByMouth = endpoint({ name: 'grid.tell_message', method: 'POST', path: '/grid/messages/:id/told', summary: 'A head without an account was told by mouth.', params: id, body: z.object({ headId: z.uuid() }), output: nothing, permission: sendMessages, refusals: ['messages.no_such_message', 'messages.told_already'] });
export const takeUp = endpoint({ name: 'grid.take_up_report', method: 'POST', path: '/grid/messages/:id/taken-up', summary: 'The desk of a village has read a report that ended with it.', params: id, output: nothing, permission: sendMessages, refusals: ['messages.no_such_message', 'messages.taken_up_already'] });
export const readOwnMessages = endpoint({
  name: 'grid.own_messages',
  method: 'GET',
  path: '/grid/messages/own',
  summary: 'What came to the head who asks, unread first, what he sent and who read it, and the patches he serves.',
  output: z.object({ sent: z.array(z.object({ id: z.string(), direction: z.enum(directions), title: z.string(), sentAt: z.string(), sentBy: z.string(), sent: count, read: count, deskRead: z.boolean().nullable() })), messages: z.array(z.object({ id: z.string(), direction: z.enum(directions), title: z.string(), words: z.string(), sentAt: z.string(), sentBy: z.string(), readAt: nullable })), patches: z.array(z.object({ id: z.string(), level, name: z.string() })) }),
  permission: ownMessages,
  refusals: [],
});
export const sendOwn = endpoint({ name: 'grid.send_own_message', method: 'POST', path: '/grid/messages/own', summary: 'A head passes down to those below his patch, or reports up to the next head; an area head to the desk of the village.', body: headMessage, output: z.object({ id: z.string(), sent: count }), permission: ownMessages, refusals: ['messages.not_your_patch', 'messages.nobody_serves', 'messages.public_past'] });
export const readOwn = endpoint({ name: 'grid.read_message', method: 'POST', path: '/grid/messages/:id/read', summary: 'Opened by the head it is for; again changes nothing.', params: id, output: nothing, permission: ownMessages, refusals: ['messages.no_such_message'] });
