import { dayOf, type Day } from '../../../kernel/period.ts';
import type { TableRow as RawRow } from '../../../platform/sheets/index.ts';
import { contactText, type HeadSource, type Level, type Way } from '../model.ts';
import { sourceWords, truthWords, wayWords, type SheetKey } from './columns.ts';

export interface RowFault {
  readonly sheet: SheetKey;
  /** As Excel counts. */
  readonly row: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export interface OnFile {
  /** By name: the villages and communities in reach; null where the name is there twice. */
  readonly organizations: ReadonlyMap<string, string | null>;
  /** By code. */
  readonly patches: ReadonlyMap<string, { readonly id: string; readonly level: Level; readonly parentId: string | null; readonly organizationId: string; readonly name: string }>;
  /** Who serves, by patch id. */
  readonly heads: ReadonlyMap<string, { readonly name: string }>;
  /** By `${organizationId} ${address}`. */
  readonly households: ReadonlyMap<string, { readonly id: string; readonly patchId: string | null; readonly told: boolean }>;
  readonly today: Day;
}
export interface PlannedPatch {
  readonly id: string;
  readonly level: Level;
  readonly parentId: string | null;
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
}
export interface PlannedHead {
  readonly patchId: string;
  readonly name: string;
  readonly contact: string;
  readonly way: Way;
  readonly source: HeadSource;
  readonly near: boolean;
  readonly handy: boolean;
  readonly familiar: boolean;
  readonly partyMember: boolean;
  readonly consentedOn: Day;
  readonly qualifiedBy: string;
}
export interface PlannedHousehold {
  readonly id: string;
  readonly known: boolean;
  readonly organizationId: string;
  readonly address: string;
  readonly patchId: string | null;
  readonly resident: { readonly contact: string; readonly phone: string; readonly people: number } | null;
}
export interface Counts {
  readonly rows: number;
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}
export interface GridPlan {
  readonly patches: readonly PlannedPatch[];
  readonly renamed: readonly { readonly id: string; readonly name: string }[];
  readonly heads: readonly PlannedHead[];
  readonly households: readonly PlannedHousehold[];
  readonly moved: readonly { readonly id: string; readonly patchId: string | null }[];
  readonly told: readonly { readonly householdId: string; readonly contact: string; readonly phone: string; readonly people: number }[];
  readonly counts: Readonly<Record<SheetKey, Counts>>;
  readonly faults: readonly RowFault[];
}

type Mutable = { -readonly [K in keyof Counts]: Counts[K] };
const level = (parent: Level | null): Level | null => (parent === null ? 'area' : parent === 'area' ? 'group' : parent === 'group' ? 'neighbour' : null);
export const householdKey = (organizationId: string, address: string): string => `${organizationId} ${address}`;

/**
 * What a workbook would do to what is on file, row by row. A row that cannot be taken is left out with its reason, and so is what hangs on it;
 * everything else stands. What is on file already is left as it is, so the same file again plans nothing.
 */
export function planGrid(rows: Readonly<Record<SheetKey, readonly RawRow[]>>, file: OnFile, newId: () => string): GridPlan {
  const faults: RowFault[] = [];
  const counts = { patches: none(rows.patches), heads: none(rows.heads), households: none(rows.households) };
  const refuse = (sheet: SheetKey, row: number, code: string, params: RowFault['params'] = {}): void => {
    counts[sheet].refused++;
    faults.push({ sheet, row, code: `grid.row.${code}`, params });
  };
  const patches: PlannedPatch[] = [];
  const renamed: { id: string; name: string }[] = [];
  const known = new Map<string, PlannedPatch>();
  for (const [code, p] of file.patches) known.set(code, { ...p, code });
  const seen = new Set<string>();
  // Parents may stand below their children: what still waits for its parent is tried again while a round finds something.
  let open: readonly RawRow[] = rows.patches;
  for (let left = -1; open.length > 0 && open.length !== left; ) {
    left = open.length;
    const later: RawRow[] = [];
    for (const r of open) {
      const { code = '', parent = '', name = '', organization = '' } = r.cells;
      const lacking = [['编号', code], ['名称', name], ['村（社区）', organization]].find(([, v]) => v === '');
      if (lacking) { refuse('patches', r.row, 'needed', { column: lacking[0]! }); continue; }
      if (seen.has(code)) { refuse('patches', r.row, 'twice', { value: code }); continue; }
      const organizationId = file.organizations.get(organization);
      if (!organizationId) { refuse('patches', r.row, organizationId === null ? 'ambiguous_organization' : 'no_such_organization', { value: organization }); continue; }
      const above = parent === '' ? null : known.get(parent);
      if (above === undefined) { later.push(r); continue; }
      const own = level(above?.level ?? null);
      if (own === null) { refuse('patches', r.row, 'too_deep', { value: parent }); continue; }
      if (above && above.organizationId !== organizationId) { refuse('patches', r.row, 'other_organization', { value: parent }); continue; }
      seen.add(code);
      const before = known.get(code);
      if (!before) {
        const made = { id: newId(), level: own, parentId: above?.id ?? null, organizationId, code, name };
        known.set(code, made);
        patches.push(made);
        counts.patches.fresh++;
      } else if (before.parentId !== (above?.id ?? null) || before.organizationId !== organizationId) refuse('patches', r.row, 'hangs_elsewhere', { value: code });
      else if (before.name !== name) { renamed.push({ id: before.id, name }); counts.patches.changed++; }
      else counts.patches.same++;
    }
    open = later;
  }
  for (const r of open) refuse('patches', r.row, 'no_such_parent', { value: r.cells['parent'] ?? '' });

  const heads: PlannedHead[] = [];
  const taken = new Set<string>();
  for (const r of rows.heads) {
    const c = r.cells;
    const patch = known.get(c['code'] ?? '');
    if (!patch) { refuse('heads', r.row, 'no_such_patch', { value: c['code'] ?? '' }); continue; }
    if (taken.has(patch.id)) { refuse('heads', r.row, 'twice', { value: patch.code }); continue; }
    const serving = file.heads.get(patch.id);
    if (serving) {
      if (serving.name === c['name']) { taken.add(patch.id); counts.heads.same++; } else refuse('heads', r.row, 'post_taken', { value: serving.name });
      continue;
    }
    const made = headOf(c, patch.id, file.today);
    if ('code' in made) { refuse('heads', r.row, made.code, made.params); continue; }
    taken.add(patch.id);
    heads.push(made);
    counts.heads.fresh++;
  }

  const households: PlannedHousehold[] = [];
  const moved: { id: string; patchId: string | null }[] = [];
  const told: (NonNullable<PlannedHousehold['resident']> & { householdId: string })[] = [];
  const addresses = new Set<string>();
  for (const r of rows.households) {
    const { organization = '', address = '', patch: code = '', contact = '', phone = '', people = '' } = r.cells;
    if (address === '') { refuse('households', r.row, 'needed', { column: '地址' }); continue; }
    const organizationId = file.organizations.get(organization);
    if (!organizationId) { refuse('households', r.row, organizationId === null ? 'ambiguous_organization' : 'no_such_organization', { value: organization }); continue; }
    const key = householdKey(organizationId, address);
    if (addresses.has(key)) { refuse('households', r.row, 'twice', { value: address }); continue; }
    const patch = code === '' ? null : known.get(code);
    if (patch === undefined) { refuse('households', r.row, 'no_such_patch', { value: code }); continue; }
    if (patch && patch.level !== 'neighbour') { refuse('households', r.row, 'not_a_neighbour', { value: code }); continue; }
    if (patch && patch.organizationId !== organizationId) { refuse('households', r.row, 'other_organization', { value: code }); continue; }
    const resident = contact === '' && phone === '' ? null : { contact, phone, people: people === '' ? 1 : Number(people) };
    if (resident && (contact === '' || !contactText.safeParse(phone).success)) { refuse('households', r.row, 'contact', { value: phone }); continue; }
    if (resident && !(Number.isInteger(resident.people) && resident.people >= 1 && resident.people <= 99)) { refuse('households', r.row, 'people', { value: people }); continue; }
    addresses.add(key);
    const before = file.households.get(key);
    const patchId = patch?.id ?? null;
    if (!before) {
      const id = newId();
      households.push({ id, known: false, organizationId, address, patchId, resident });
      if (resident) told.push({ householdId: id, ...resident });
      counts.households.fresh++;
      continue;
    }
    const moves = before.patchId !== patchId;
    // What residents told a visiting head is newer than any table: the table only fills what is not there.
    const tells = resident !== null && !before.told;
    if (moves) moved.push({ id: before.id, patchId });
    if (tells) told.push({ householdId: before.id, ...resident });
    if (moves || tells) counts.households.changed++;
    else counts.households.same++;
  }
  return { patches, renamed, heads, households, moved, told, counts, faults };
}

const none = (rows: readonly unknown[]): Mutable => ({ rows: rows.length, fresh: 0, changed: 0, same: 0, refused: 0 });

function headOf(c: Readonly<Record<string, string>>, patchId: string, today: Day): PlannedHead | { readonly code: string; readonly params: RowFault['params'] } {
  const lacking = [['姓名', c['name']], ['产生方式', c['way']], ['同意日期', c['consented']], ['审核单位', c['qualified']]].find(([, v]) => !v);
  if (lacking) return { code: 'needed', params: { column: lacking[0]! } };
  const way = wayWords[c['way']!];
  if (!way) return { code: 'unknown_word', params: { column: '产生方式', value: c['way']! } };
  const source = sourceWords[c['source'] || '其他'];
  if (!source) return { code: 'unknown_word', params: { column: '人选来源', value: c['source']! } };
  const wrong = [['就近', c['near']], ['就便', c['handy']], ['就熟', c['familiar']], ['党员', c['party']]].find(([, v]) => truthWords[v ?? ''] === undefined);
  if (wrong) return { code: 'unknown_word', params: { column: wrong[0]!, value: wrong[1] ?? '' } };
  const [near, handy, familiar, partyMember] = [c['near'], c['handy'], c['familiar'], c['party']].map((v) => truthWords[v ?? '']!) as [boolean, boolean, boolean, boolean];
  if (!near && !handy && !familiar) return { code: 'none_of_three_nears', params: {} };
  const consentedOn = dayOf(c['consented']!.replaceAll(/[./年月]/g, '-').replace('日', ''));
  if (consentedOn === null || consentedOn > today) return { code: 'date', params: { value: c['consented']! } };
  if (!contactText.safeParse(c['contact'] ?? '').success) return { code: 'contact', params: { value: c['contact'] ?? '' } };
  return { patchId, name: c['name']!, contact: c['contact']!, way, source, near, handy, familiar, partyMember, consentedOn, qualifiedBy: c['qualified']! };
}
