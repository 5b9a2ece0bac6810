// `npm start`: install what the lock file names, build what changed, then serve with the demo region.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Dandang needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};
const installed = join(root, 'node_modules/.package-lock.json');
const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
const have = existsSync(installed) ? JSON.parse(readFileSync(installed, 'utf8')).packages : {};
const missing = Object.keys(wanted).some((name) => name !== '' && !wanted[name].optional && have[name]?.version !== wanted[name].version);
if (missing) run('npm', ['ci', '--no-audit', '--no-fund']);
run(process.execPath, [join(root, 'scripts/build.mjs')]);
const server = spawn(process.execPath, [join(root, 'bin/dandang.mjs'), 'start', '--demo'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
