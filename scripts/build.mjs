// Builds what `npm start` serves: the server into dist/dandang.mjs, the web application into dist/web.
// Does nothing when the sources have not changed since the last build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const hash = createHash('sha256');
const visit = (path) => {
  const s = statSync(path);
  if (s.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
  else hash.update(path).update(String(s.size)).update(String(s.mtimeMs));
};
const pages = readdirSync(root).filter((name) => name.endsWith('.html')).sort();
for (const part of ['src', 'locales', 'package-lock.json', 'vite.config.ts', ...pages, 'tsconfig.json']) if (existsSync(join(root, part))) visit(join(root, part));
const stamp = hash.digest('hex');
const stampFile = join(root, 'dist/stamp');
if (!process.argv.includes('--force') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) process.exit(0);

process.stdout.write('Building …\n');
const { build } = await import('esbuild');
mkdirSync(join(root, 'dist'), { recursive: true });
await build({
  entryPoints: [join(root, 'src/app/cli.ts')],
  outfile: join(root, 'dist/dandang.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'error',
});
execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
writeFileSync(stampFile, stamp);
