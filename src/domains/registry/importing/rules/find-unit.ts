import type { RosterValues } from '../../roster/index.ts';
import type { UnitNames } from '../model.ts';

export const ruleId = 'registry.import_find_unit';

export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** Names it had before, known now. */
  readonly formerNames: readonly string[];
  readonly parentId: string | null;
  readonly department: boolean;
}

export interface UnitIndex {
  /** The one unit of this name (full, short or former); a department only where no other unit has it. */
  find(name: string): string | null;
  /** The unit of this name somewhere below another. */
  findBelow(parentId: string, name: string): string | null;
  /** The unit whose name a title begins with, the longest first: 县水利局局长 → 县水利局. */
  findInTitle(title: string): string | null;
  nameOf(id: string): string | null;
  /** Units whose names share most with this one, the likest first, five at most: a slip of the hand (人民政居) or a name cut short. */
  suggest(name: string): string[];
}

const pairsOf = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

/** How much two names share, 0 to 1: pairs of neighbouring characters in both, against all (Dice). */
function likeness(pairs: readonly string[], others: readonly string[]): number {
  const left = [...others];
  const shared = pairs.filter((p) => {
    const at = left.indexOf(p);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / Math.max(1, pairs.length + others.length);
}
/** Below this, two names of units are about different units: 县水利局 and 县教育局 share their county and their kind. */
const LIKE_ENOUGH = 0.6;

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s·]/g, '');

export function unitIndex(units: readonly KnownUnit[]): UnitIndex {
  const byId = new Map(units.map((u) => [u.id, u]));
  const byName = new Map<string, Set<string>>();
  const put = (name: string, id: string): void => {
    const key = plain(name);
    if (key === '') return;
    const ids = byName.get(key);
    if (ids) ids.add(id);
    else byName.set(key, new Set([id]));
  };
  for (const u of units) for (const name of [u.name, u.shortName, ...u.formerNames]) put(name, u.id);

  const only = (ids: Iterable<string>): string | null => {
    const all = [...ids];
    const own = all.filter((id) => !byId.get(id)!.department);
    const left = own.length > 0 ? own : all;
    return left.length === 1 ? left[0]! : null;
  };
  /** A present name wins over one another unit had before. */
  const presentFirst = (name: string, ids: Iterable<string>): string | null => {
    const all = [...ids];
    const present = all.filter((id) => [byId.get(id)!.name, byId.get(id)!.shortName].some((n) => plain(n) === name));
    return only(present.length > 0 ? present : all);
  };
  const isBelow = (id: string, ancestor: string): boolean => {
    for (let at = byId.get(id)?.parentId ?? null; at !== null; at = byId.get(at)?.parentId ?? null) if (at === ancestor) return true;
    return false;
  };
  const suggested = new Map<string, string[]>();
  let prepared: readonly { readonly id: string; readonly names: readonly { readonly text: string; readonly pairs: readonly string[] }[] }[] | null = null;
  const nameable = () => (prepared ??= units.filter((u) => !u.department).map((u) => ({ id: u.id, names: [...new Set([u.name, u.shortName].map(plain))].filter((n) => n.length >= 3).map((text) => ({ text, pairs: pairsOf(text) })) })).filter((u) => u.names.length > 0));
  // Nobody serves in the region itself: 青澜县某局局长 names an unknown 局, not 青澜县.
  const above = new Set(units.map((u) => u.parentId));
  const isRegion = (id: string): boolean => byId.get(id)!.parentId === null && above.has(id);
  const longest = Math.max(0, ...[...byName.keys()].map((k) => k.length));
  return {
    find: (name) => presentFirst(plain(name), byName.get(plain(name)) ?? []),
    findBelow(parentId, name) {
      const word = plain(name);
      const whole = plain((byId.get(parentId)?.name ?? '') + name);
      const ids = [...(byName.get(word) ?? []), ...(byName.get(whole) ?? [])].filter((id) => isBelow(id, parentId));
      const one = [...new Set(ids)];
      return one.length === 1 ? one[0]! : null;
    },
    findInTitle(title) {
      const word = plain(title);
      for (let length = Math.min(word.length - 1, longest); length >= 3; length--) {
        const ids = byName.get(word.slice(0, length));
        const one = ids ? presentFirst(word.slice(0, length), ids) : null;
        if (one !== null) return isRegion(one) ? null : one;
      }
      return null;
    },
    nameOf: (id) => byId.get(id)?.name ?? null,
    suggest(name) {
      const word = plain(name);
      const had = suggested.get(word);
      if (had) return had;
      const pairs = pairsOf(word);
      const near = nameable().flatMap(({ id, names }) => {
        // What was cut short stands whole in the name: it counts for more, and however much is missing.
        const cut = word.length >= 2 && names.some((n) => n.text.includes(word));
        const likest = Math.max(...names.map((n) => likeness(pairs, n.pairs))) + (cut ? 0.1 : 0);
        return cut || likest >= LIKE_ENOUGH ? [{ id, likest }] : [];
      });
      const ids = near.sort((a, b) => b.likest - a.likest).slice(0, 5).map((u) => u.id);
      suggested.set(word, ids);
      return ids;
    },
  };
}

/** `new:<name>` stands for a unit that is made when the import is applied. */
export const PENDING = 'new:';

export interface FoundUnit {
  /** Null: the row names no unit, or one that nobody knows. */
  readonly organizationId: string | null;
  /** The name that must be settled before the row can come in. */
  readonly unknown?: string;
  /** A department that is not on file: the person is placed in the unit above. */
  readonly loose?: string;
}

export const unitKey = (organization: string, department?: string): string => (department === undefined ? organization : `${organization}/${department}`);

/** Where a row's person works: by what an officer settled, by the unit's name and department, else by the beginning of the title. */
export function findUnit(values: RosterValues, index: UnitIndex, settled: UnitNames): FoundUnit {
  const { organization, department, position } = values;
  const chosen = (key: string): string | null => {
    const s = settled[key];
    return s?.organizationId ?? (s?.create ? PENDING + key : null);
  };
  if (organization === undefined) return { organizationId: position === undefined ? null : index.findInTitle(position) };
  const own = chosen(organization) ?? index.find(organization);
  if (own === null) return { organizationId: null, unknown: organization };
  if (department === undefined || plain(department) === plain(organization)) return { organizationId: own };
  const key = unitKey(organization, department);
  const below = chosen(key) ?? (own.startsWith(PENDING) ? null : index.findBelow(own, department));
  return below === null ? { organizationId: own, ...(settled[key]?.leaveOut ? {} : { loose: key }) } : { organizationId: below };
}
