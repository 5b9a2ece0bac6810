import { lockFolder } from '../../src/app/folder-lock.ts';
import { isRefusal } from '../../src/kernel/refusal.ts';

/** A rival for the lock of a folder: told a folder it reaches for it, told `release` it lets go. */
let release: (() => void) | null = null;
process.on('message', (told: string) => {
  if (told === 'release') {
    release?.();
    release = null;
    process.send!('released');
    return;
  }
  try {
    release = lockFolder(told);
    process.send!('won');
  } catch (error) {
    process.send!(isRefusal(error) ? `${error.code} ${error.params['pid'] ?? ''}` : String(error));
  }
});
process.send!('ready');
