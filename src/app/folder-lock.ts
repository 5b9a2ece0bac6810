import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../kernel/refusal.ts';

/** Who holds a lock, as its file says: `pid nonce started`. `started` tells a living holder from another process that got its number later. */
interface Holder {
  readonly pid: number;
  readonly nonce: string;
  readonly started: string | null;
}

/** Nonces of the locks this process holds: after a restart in a container its number may be that of the one before it. */
const own = new Set<string>();

/**
 * The embedded database belongs to one process at a time. Refuses `app.folder_in_use`; a lock left by a killed process is taken over.
 * Of any number that start at once exactly one gets it. Out: how to let go.
 */
export function lockFolder(folder: string): () => void {
  const release = acquire(join(folder, 'dandang.pid'));
  if (typeof release === 'function') return release;
  throw new Refusal('conflict', 'app.folder_in_use', { folder, pid: release.pid });
}

/** The lock at `path`, or who holds it. */
function acquire(path: string): (() => void) | Holder {
  const mine: Holder = { pid: process.pid, nonce: randomUUID(), started: startOf(process.pid) };
  const aside = `${path}.${mine.nonce}`;
  writeFileSync(aside, `${mine.pid} ${mine.nonce} ${mine.started ?? '-'}`);
  const held = (): (() => void) => {
    own.add(mine.nonce);
    return () => {
      own.delete(mine.nonce);
      if (holderOf(path)?.nonce === mine.nonce) rmSync(path, { force: true });
    };
  };
  try {
    for (;;) {
      // A link appears whole or not at all: nobody ever reads half a lock.
      if (appears(aside, path)) return held();
      const holder = holderOf(path);
      if (holder === null) continue;
      if (lives(holder)) return holder;
      // Of those who find the same dead holder, the one with this second lock may replace it; it dies and is taken over like the first.
      const guard = acquire(`${path}.${holder.nonce}.over`);
      if (typeof guard !== 'function') return guard;
      try {
        if (holderOf(path)?.nonce !== holder.nonce) continue;
        renameSync(aside, path);
        return held();
      } finally {
        guard();
      }
    }
  } finally {
    rmSync(aside, { force: true });
  }
}

function appears(aside: string, path: string): boolean {
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  // A file system without links.
  try {
    writeFileSync(path, readFileSync(aside), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when there is no lock. One that says nothing sensible was left by a crash and belongs to nobody. */
function holderOf(path: string): Holder | null {
  try {
    const [pid = '', nonce = '', started = '-'] = readFileSync(path, 'utf8').trim().split(' ');
    return { pid: Number(pid) || 0, nonce: /^[\w-]+$/.test(nonce) ? nonce : 'none', started: started === '-' ? null : started };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function lives({ pid, nonce, started }: Holder): boolean {
  if (pid <= 0) return false;
  if (pid === process.pid) return own.has(nonce);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === null || now === null || started === now;
}

/** When the process with this number began, in ticks of the system; null where the system does not say. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name may hold anything; the fields begin behind its last bracket, the start is the twentieth of them.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
