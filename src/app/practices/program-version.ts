import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationsFolder, packageFolder } from '../paths.ts';

let held: string | null = null;

/**
 * Changes with every change of the program: the hash of the built program when it runs from the build,
 * of the sources when it runs from them; the migrations are part of both. A result of the examples holds for one version.
 */
export function programVersion(): string {
  if (held !== null) return held;
  const self = fileURLToPath(import.meta.url);
  const sources = join(packageFolder, 'src');
  const hash = createHash('sha256');
  const files = self.startsWith(sources) ? walk(sources).filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$|[/\\]web[/\\]/.test(f)) : walk(join(packageFolder, 'dist')).filter((f) => f.endsWith('.mjs'));
  for (const file of [...files, ...walk(migrationsFolder)].sort()) hash.update(file.slice(packageFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  held = hash.digest('hex').slice(0, 16);
  return held;
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)]));
}
