import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { takeFromProgram } from '../commands/intake.ts';
import { termsOf } from '../commands/terms.ts';
import { first, readRequest, type Form } from './rules/asked.ts';
import { addClient, holdClient, offeredService, putRequest, putService, revoke, sentSince, type Service } from './store.ts';

const HOUR = 3_600_000;
const hashOf = (unit: Unit, key: string): Uint8Array => unit.house.cipher.blindIndex(key, 'demands.open311.key');

/** A service that programs of others may bring demands under, new or changed. */
export const saveService = (house: House, actor: Actor, service: Service): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    await putService(unit, service);
    unit.audit({ action: 'demands.open311_service_saved', subjectKind: 'open311_service', subjectId: service.code, detail: { name: service.name, kind: service.kind, offered: service.offered } });
    return {};
  });

/** A key for a program of others. It is told once; what is kept finds it again but does not give it away. */
export const makeClient = (house: House, actor: Actor, name: string): Promise<{ id: string; key: string }> =>
  house.unit(actor, async (unit) => {
    const [id, key] = [newId(unit.at.getTime()), randomBytes(32).toString('base64url')];
    await addClient(unit, { id, name, keyHash: hashOf(unit, key) });
    unit.audit({ action: 'demands.open311_client_made', subjectKind: 'open311_client', subjectId: id, detail: { name } });
    return { id, key };
  });

/** Takes a key back for good. What is being sent with it at this moment is done first. */
export const revokeClient = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    if (!(await revoke(unit, id, reason))) throw new Refusal('not_found', 'demands.open311_no_client');
    unit.audit({ action: 'demands.open311_client_revoked', subjectKind: 'open311_client', subjectId: id, detail: { reason } });
    return {};
  });

/**
 * POST Service Request. The key is asked before anything else of the form is looked at; what one program sends is counted one after the other, so
 * that many at once do not pass its hour's bound. Out: the number, or the token of a service whose requests the desk sorts first.
 */
export const fileRequest = (house: House, actor: Actor, form: Form, keyOfQuery: string | undefined): Promise<{ number: string | null; token: string | null; dueAt: Date }> =>
  house.unit(actor, async (unit) => {
    const key = first(form, 'api_key') ?? keyOfQuery ?? null;
    const client = key === null ? null : await holdClient(unit, hashOf(unit, key));
    if (client === null) throw new Refusal('forbidden', 'demands.open311_key');
    const { policy } = await termsOf(unit);
    const limit = policy.number('demand-open311-hour');
    if ((await sentSince(unit, client.id, new Date(unit.at.getTime() - HOUR))) >= limit) throw new Refusal('too_many', 'demands.open311_too_many', { limit });
    const asked = readRequest(form);
    const service = await offeredService(unit, asked.serviceCode);
    if (service === null) throw new Refusal('not_found', 'demands.open311_no_service', { code: asked.serviceCode });
    // What media_url names stands with the words, for whoever handles it to open; nothing is fetched from there.
    const words = [asked.words === '' ? service.name : asked.words, ...(asked.mediaUrl === null ? [] : [asked.mediaUrl])].join('\n');
    const demand = await takeFromProgram(unit, { clientId: randomUUID(), words, scope: asked.scope, aboutHead: false, place: asked.place, theme: service.name.slice(0, 40), latitude: asked.latitude, longitude: asked.longitude, contact: asked.contact }, client.name);
    const token = service.kind === 'batch' ? randomBytes(16).toString('hex') : null;
    await putRequest(unit, { demandId: demand.id, clientId: client.id, serviceCode: service.code, token });
    return { number: token === null ? demand.number : null, token, dueAt: demand.dueAt };
  });
