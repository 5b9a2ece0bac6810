import type { FactSupply } from '../../kernel/fact-supply.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PolicyPack, Practice } from './model.ts';
import { composePack } from './pack/compose.ts';
import type { Amendment } from './overlay/amend.ts';
import { loadLibrary, type PackLibrary, type PackSource } from './pack/load.ts';

/** The packs of this process: read from their source once, each composed once. */
interface Policies {
  readonly source: PackSource;
  library: Promise<PackLibrary> | null;
  readonly packs: Map<string, PolicyPack>;
  readonly amended: HeldAmendments;
}

/** Approved changes by id as read from a database, and packs joined with them: kept because neither ever changes. */
export interface HeldAmendments {
  readonly contents: Map<string, Omit<Amendment, 'withdrawnFrom'>>;
  readonly packs: Map<string, PolicyPack>;
}

let current: Policies | null = null;
let supplies: readonly FactSupply[] = [];

/** Names what the domains tell to rules; the application does so once while wiring. */
export const declareFacts = (of: readonly FactSupply[]): void => void (supplies = of);
export const knownSupplies = (): readonly FactSupply[] => supplies;

/**
 * Names the source of the packs for this process. The application calls it once while wiring; tests call it with a folder
 * or with packs in memory. Calling it again with another source forgets what was loaded.
 */
export function usePolicies(source: PackSource): void {
  if (current?.source !== source) current = { source, library: null, packs: new Map(), amended: { contents: new Map(), packs: new Map() } };
}

function policies(): Policies {
  if (!current) throw new Error('no policy packs: call usePolicies(diskSource(folder)) or policyModule({source}) while wiring');
  return current;
}

export const heldAmendments = (): HeldAmendments => policies().amended;

/** Every pack folder. Refuses `policy.pack_invalid` with all faults when one does not read. */
export function policyLibrary(): Promise<PackLibrary> {
  const mine = policies();
  mine.library ??= loadLibrary(mine.source).catch((error: unknown) => {
    // A fault that is corrected on disk must not need a restart to be seen.
    mine.library = null;
    throw error;
  });
  return mine.library;
}

/** A pack joined to all it extends. Refuses `policy.pack_not_found`. */
export async function packOf(id: string): Promise<PolicyPack> {
  const library = await policyLibrary();
  const { packs } = policies();
  const held = packs.get(id);
  if (held) return held;
  if (!library.folders.has(id)) throw new Refusal('not_found', 'policy.pack_not_found', { pack: id });
  const pack = composePack(library, id);
  packs.set(id, pack);
  return pack;
}

export interface PracticeEntry extends Practice {
  /** The pack that holds it. */
  readonly packId: string;
}

/** The practices of every pack, M001 to M253, in order of their number. */
export async function practiceCatalogue(): Promise<readonly PracticeEntry[]> {
  const { folders } = await policyLibrary();
  return [...folders.values()].flatMap((f) => f.practices.map((p) => ({ ...p, packId: f.head.id }))).sort((a, b) => (a.id < b.id ? -1 : 1));
}
