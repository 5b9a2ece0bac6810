import { Refusal } from '../../../../kernel/refusal.ts';
import { scopes, type Scope } from '../../model.ts';

/** A form as it came: values by name, in the order they were sent. */
export type Form = Readonly<Record<string, readonly string[]>>;
export interface AskedRequest {
  readonly serviceCode: string;
  readonly words: string;
  readonly scope: Scope;
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly contact: string | null;
  readonly mediaUrl: string | null;
}

/** A value that is sent empty is as good as not sent (GeoReport v2, Optional Arguments). */
export const first = (form: Form, name: string): string | null => {
  const value = form[name]?.[0]?.trim() ?? '';
  return value === '' ? null : value;
};
const wrong = (field: string): Refusal => new Refusal('invalid', 'demands.open311_field', { field });
function within(form: Form, name: string, most: number): number | null {
  const text = first(form, name);
  if (text === null) return null;
  const value = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(value) <= most)) throw wrong(name);
  return value;
}
function upTo(form: Form, name: string, length: number): string | null {
  const text = first(form, name);
  if (text !== null && text.length > length) throw wrong(name);
  return text;
}
/** The contact is one line: a telephone before an address of mail, the name first where it fits. */
function contactOf(form: Form): string | null {
  const reach = upTo(form, 'phone', 60) ?? upTo(form, 'email', 60);
  const name = [first(form, 'last_name'), first(form, 'first_name')].filter((n) => n !== null).join('');
  if (reach === null) return null;
  return name !== '' && name.length + reach.length < 60 ? `${name} ${reach}` : reach;
}
function addressOf(form: Form): string | null {
  const text = upTo(form, 'media_url', 500);
  if (text !== null && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) throw wrong('media_url');
  return text;
}

/**
 * POST requests of GeoReport v2, read field by field. Refuses a missing service (`demands.open311_service_missing`), a place of which neither
 * coordinates nor words are given (`demands.open311_location`; address_id names nothing here), and any field out of its bounds
 * (`demands.open311_field`). Without a description the service's name stands for it, which `words` leaves empty.
 */
export function readRequest(form: Form): AskedRequest {
  const serviceCode = first(form, 'service_code');
  if (serviceCode === null) throw new Refusal('invalid', 'demands.open311_service_missing');
  const [latitude, longitude] = [within(form, 'lat', 90), within(form, 'long', 180)];
  if ((latitude === null) !== (longitude === null)) throw wrong(latitude === null ? 'lat' : 'long');
  const place = upTo(form, 'address_string', 200);
  if (latitude === null && place === null) throw new Refusal('invalid', 'demands.open311_location');
  const scope = first(form, 'attribute[scope]') ?? first(form, 'attribute[scope][]');
  if (!(scopes as readonly (string | null)[]).includes(scope)) throw wrong('attribute[scope]');
  return { serviceCode, words: upTo(form, 'description', 4000) ?? '', scope: scope as Scope, place: place ?? '', latitude, longitude, contact: contactOf(form), mediaUrl: addressOf(form) };
}

/** The standard's own bounds of one answer: 90 days, 1,000 requests. */
const SPAN = 90 * 86_400_000;
export const MOST_REQUESTS = 1000;
/** W3C date-time with its zone. */
const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
function momentOf(name: string, text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  // A plus sign that was not encoded arrives as a blank.
  const value = text.trim().replace(/ (\d\d:\d\d)$/, '+$1');
  const at = W3C.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw wrong(name);
  return at;
}
/** The range of GET requests: as asked, ninety days from or to the one bound that is given, else the last ninety days. Longer ones are refused. */
export function rangeOf(start: string | undefined, end: string | undefined, now: Date): { readonly from: Date; readonly to: Date } {
  const [from, to] = [momentOf('start_date', start), momentOf('end_date', end)];
  const last = to ?? (from === null ? now.getTime() : from + SPAN);
  const since = from ?? last - SPAN;
  if (since > last) throw wrong('end_date');
  if (last - since > SPAN) throw new Refusal('invalid', 'demands.open311_span', { days: SPAN / 86_400_000 });
  return { from: new Date(since), to: new Date(last) };
}
/** Values with commas between them; empty is not asked. */
export const listOf = (text: string | undefined): string[] | null => {
  const all = (text ?? '').split(',').map((x) => x.trim()).filter((x) => x !== '');
  return all.length > 0 ? all : null;
};
/** `open`, `closed` or both. */
export function statusesOf(text: string | undefined): readonly ('open' | 'closed')[] | null {
  const asked = listOf(text);
  if (asked?.some((s) => s !== 'open' && s !== 'closed')) throw wrong('status');
  return asked as readonly ('open' | 'closed')[] | null;
}
