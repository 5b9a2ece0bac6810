import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../kernel/refusal.ts';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The embedded database belongs to one process at a time. Refuses `app.folder_in_use`; a lock left by a killed process is taken over. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'dandang.pid');
  if (existsSync(path)) {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid !== process.pid && pid > 0 && alive(pid)) throw new Refusal('conflict', 'app.folder_in_use', { folder, pid });
  }
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}
