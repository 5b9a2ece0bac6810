import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { saveFile, sniff } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { areaPaths, areaShapes, patchAt, patchByCard, patchesOfActor, type Patch } from '../../grid/index.ts';
import { mayBeDesk } from '../queries/reach.ts';
import { organizationsNow, organizationSubject } from '../../registry/index.ts';
import { takeIn } from '../access.ts';
import type { Demand, DemandSource, Scope } from '../model.ts';
import { placeOf } from '../rules/inside-shape.ts';
import { photoKind } from '../rules/photo-kind.ts';
import { addPhoto, addStep, attach, countMarks, countUpload, findDemand, holdMark, insertDemand, photosFor } from '../store/index.ts';
import { termsOf } from './terms.ts';

export const PHOTO_LIMIT = 20 * 1024 * 1024;
/** Letters that are not mistaken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const lettersOf = (bytes: Uint8Array, count: number): string => [...bytes.subarray(0, count)].map((b) => ALPHABET[b % ALPHABET.length]).join('');

/** The secret beside the number: made from the id with a key of the house, so the same demand sent again has the same one and none is stored. */
export const secretOf = (unit: Unit, id: string): string => lettersOf(unit.house.cipher.blindIndex(id, 'demands.receipt'), 12);
function numberOf(unit: Unit, id: string, attempt: number): string {
  const drawn = unit.house.cipher.blindIndex(`${id} ${attempt}`, 'demands.number');
  return `${unit.today.replaceAll('-', '').slice(2)}${String(Buffer.from(drawn).readUInt32BE(0) % 10_000_000).padStart(7, '0')}`;
}

export interface Given {
  readonly clientId: string;
  readonly words: string;
  readonly scope: Scope;
  readonly aboutHead: boolean;
  readonly place: string;
  readonly theme: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly contact: string | null;
}
interface From {
  readonly source: DemandSource;
  readonly patchId: string | null;
  readonly organizationId: string;
  readonly firmId?: string | null;
  readonly marks?: { readonly phone: string; readonly address: string };
  readonly by?: string;
  readonly outside?: boolean;
}

/** Of one telephone or address on one day; nobody can turn it back. */
const markOf = (unit: Unit, kind: 'phone' | 'address', value: string): Uint8Array => unit.house.cipher.blindIndex(`${unit.today} ${value}`, `demands.${kind}`);
/** So many telephones may stand behind one address. */
const CROWD = 40;

/** Puts a demand down once, whatever the network does: the same client id again gives the demand that is there. */
async function putDown(unit: Unit, given: Given, from: From): Promise<Demand> {
  const before = await findDemand(unit, { clientId: given.clientId });
  if (before) return before;
  const terms = await termsOf(unit);
  const marks = from.marks ? { phone: markOf(unit, 'phone', from.marks.phone), address: markOf(unit, 'address', from.marks.address) } : null;
  let held = false;
  if (marks) {
    await holdMark(unit, Buffer.from(marks.address).toString('hex'));
    const limit = terms.policy.number('demand-flood-hour');
    const seen = await countMarks(unit, marks.phone, marks.address);
    // Many telephones share one address: only far beyond what one house sends is anybody turned away, and told when to come back.
    if (seen.address >= limit * CROWD) throw new Refusal('too_many', 'demands.flood', { minutes: 60 });
    held = seen.phone >= limit || seen.address >= limit * 10;
  }
  const id = newId(unit.at.getTime());
  const contact = given.contact === null ? null : unit.house.cipher.seal(given.contact, 'demands.demand.contact');
  for (let attempt = 0; attempt < 8; attempt++) {
    const written = await insertDemand(unit, {
      id, number: numberOf(unit, id, attempt), clientId: given.clientId, source: from.source, words: given.words, place: given.place, latitude: given.latitude, longitude: given.longitude, patchId: from.patchId, organizationId: from.organizationId, firmId: from.firmId ?? null,
      theme: given.theme, scope: given.scope, aboutHead: given.aboutHead, held, outside: from.outside ?? false, receivedAt: unit.at, dueAt: terms.due(unit.at, 'triage'), contact, phoneMark: marks?.phone ?? null, addressMark: marks?.address ?? null,
    });
    const standing = await findDemand(unit, { clientId: given.clientId });
    if (standing && !written) return standing;
    if (standing) {
      const photos = await photosFor(unit, given.clientId);
      await attach(unit, id, photos.map((hash, i) => ({ hash, name: `photo-${i + 1}` })), true);
      await addStep(unit, id, { step: 'filed', text: '', detail: { source: from.source, photos: photos.length, held }, byName: from.by ?? unit.actor.name });
      unit.audit({ action: 'demands.filed', subjectKind: 'demand', subjectId: id, detail: { source: from.source, held } });
      return standing;
    }
  }
  throw new Error('no free number for a demand');
}

/** The region's own desk: where what belongs to no patch is kept. */
export async function regionDesk(unit: Unit): Promise<string> {
  const all = await organizationsNow(unit);
  const root = all.find((o) => o.parentId === null);
  if (!root) throw new Refusal('not_found', 'demands.no_desk');
  return root.id;
}

/**
 * Where it belongs by the place it names. In another area than the card's it goes to that one; in no area it is kept, marked, for the desk of the
 * card's area (or the region's): no head is sent where he does not serve, and nobody is turned away for standing on the wrong side of a street.
 */
async function located(unit: Unit, given: Pick<Given, 'latitude' | 'longitude'>, patch: Patch | null): Promise<{ readonly patchId: string | null; readonly organizationId: string | null; readonly outside: boolean }> {
  const own = { patchId: patch?.id ?? null, organizationId: patch?.organizationId ?? null, outside: false };
  if (given.latitude === null || given.longitude === null) return own;
  const areas = await areaShapes(unit);
  const ownArea = patch === null ? null : ((await areaPaths(unit, [patch.id])).get(patch.id)?.areaId ?? null);
  const place = placeOf([given.longitude, given.latitude], areas, ownArea);
  if (place === 'own') return own;
  if (place === 'outside') return { ...own, patchId: null, outside: true };
  return { patchId: place.areaId, organizationId: areas.find((a) => a.id === place.areaId)!.organizationId, outside: false };
}

/** What somebody without an account sends from his telephone. A card that is unknown or cancelled refuses, as `patchByCard`. */
export const fileFromPhone = (house: House, actor: Actor, card: string | null, given: Given, marks: { readonly phone: string; readonly address: string }): Promise<{ number: string; secret: string }> =>
  house.unit(actor, async (unit) => {
    const patch = card === null ? null : await patchByCard(unit, card);
    const at = await located(unit, given, patch);
    const demand = await putDown(unit, given, { source: 'resident', ...at, organizationId: at.organizationId ?? (await regionDesk(unit)), marks, by: '' });
    return { number: demand.number, secret: secretOf(unit, demand.id) };
  });

/**
 * A photograph for a demand that is being written. Stored once by its content. Refuses what is larger than 20 MB, Apple's HEIC
 * (`demands.photo_heic`), anything that is no picture (`demands.photo_kind`), more than the pack allows, and an address from which they
 * pour in (`demands.flood`).
 */
export const addPhotoFor = (house: House, actor: Actor, clientId: string, bytes: Uint8Array, address: string): Promise<{ hash: string }> =>
  house.unit(actor, async (unit) => {
    if (bytes.length > PHOTO_LIMIT) throw new Refusal('too_large', 'demands.photo_large', { megabytes: PHOTO_LIMIT / 1024 / 1024 });
    const kind = photoKind(bytes, bytes.length === 0 ? null : sniff(bytes));
    if (kind !== 'image') throw new Refusal('invalid', kind === 'heic' ? 'demands.photo_heic' : 'demands.photo_kind');
    await holdMark(unit, clientId);
    const { policy } = await termsOf(unit);
    const most = policy.number('demand-photos-most');
    if ((await countUpload(unit, markOf(unit, 'address', address))) > policy.number('demand-flood-hour') * CROWD) throw new Refusal('too_many', 'demands.flood', { minutes: 60 });
    const before = await photosFor(unit, clientId);
    const { hash } = await saveFile(unit, 'photo', bytes);
    if (!before.includes(hash) && before.length >= most) throw new Refusal('rule', 'demands.photos_many', { most });
    await addPhoto(unit, clientId, hash);
    return { hash };
  });

/** What came by telephone, paper, a head, or the net, entered by somebody with an account. */
export const enterDemand = (house: House, actor: Actor, given: Given & { readonly source: DemandSource; readonly patchId: string | null; readonly organizationId: string | null; readonly firmId: string | null }): Promise<{ id: string; number: string }> =>
  house.unit(actor, async (unit) => {
    const patch = given.patchId === null ? null : await patchAt(unit, given.patchId);
    const organizationId = patch?.organizationId ?? given.organizationId ?? (await regionDesk(unit));
    if (mayBeDesk(actor)) must(actor, takeIn, await organizationSubject(unit, organizationId));
    else if (!patch || !(await patchesOfActor(unit, actor)).some((p) => p.id === patch.id)) throw new Refusal('forbidden', 'demands.not_yours');
    const demand = await putDown(unit, given, { source: mayBeDesk(actor) ? given.source : 'head', patchId: patch?.id ?? null, organizationId, firmId: given.firmId });
    return { id: demand.id, number: demand.number };
  });

/** What a program of others brings (Open311), in the transaction of whoever checked its key; `by` is the program. It belongs where its place lies. */
export async function takeFromProgram(unit: Unit, given: Given, by: string): Promise<Demand> {
  const at = await located(unit, given, null);
  return putDown(unit, given, { source: 'open311', ...at, organizationId: at.organizationId ?? (await regionDesk(unit)), by });
}

/** Who follows by number and secret; a wrong secret and an unknown number are refused alike. */
export async function followed(unit: Unit, number: string, secret: string, hold = false): Promise<Demand> {
  const demand = await findDemand(unit, { number });
  const expected = Buffer.from(secretOf(unit, demand?.id ?? number));
  const given = Buffer.from(secret.toUpperCase().padEnd(expected.length).slice(0, expected.length));
  if (!timingSafeEqual(expected, given) || !demand) throw new Refusal('not_found', 'demands.no_such_receipt');
  return hold ? (await findDemand(unit, { id: demand.id }, true))! : demand;
}
