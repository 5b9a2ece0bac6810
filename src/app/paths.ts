import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder, whether run from source or from the build. */
export const packageFolder: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

export const migrationsFolder = join(packageFolder, 'db/migrations');
export const policiesFolder = join(packageFolder, 'policies');
export const webFolder = join(packageFolder, 'dist/web');
