// What the full test run needs beside Node: Chromium and PostgreSQL from Debian's packages.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim() || null;

export const chromiumPath = () => onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome');

function postgresBin() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).filter((v) => Number(v) >= 15 && existsSync(join(base, v, 'bin/initdb'))) : [];
  if (versions.length) return join(base, versions.sort((a, b) => Number(b) - Number(a))[0], 'bin');
  const found = onPath('initdb');
  return found ? found.slice(0, -'/initdb'.length) : null;
}

/** Installs what is missing through apt where that is possible. Out: null, or exactly what a person has to install. */
export function ensureTools() {
  const missing = () => [...(chromiumPath() ? [] : ['chromium']), ...(postgresBin() ? [] : ['postgresql'])];
  const cjk = () => spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout?.trim();
  let wanted = missing();
  if (!cjk()) wanted = [...wanted, 'fonts-noto-cjk'];
  if (wanted.length === 0) return null;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    process.stdout.write(`\n── apt-get install ${wanted.join(' ')}\n`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  wanted = missing();
  return wanted.length === 0 ? null : `missing programs; install the packages: ${wanted.join(' ')}`;
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a PostgreSQL of its own in a temporary folder on a free port; `stop` ends it and removes the folder. */
export async function startPostgres() {
  const bin = postgresBin();
  const folder = mkdtempSync(join(tmpdir(), 'dandang-pg-'));
  const port = await freePort();
  const asRoot = process.getuid?.() === 0;
  // initdb refuses to run as root: the package's own user does it.
  const user = asRoot ? 'postgres' : null;
  if (user && spawnSync('id', [user]).status !== 0) execFileSync('useradd', ['--system', '--no-create-home', user]);
  if (user) {
    const uid = Number(execFileSync('id', ['-u', user], { encoding: 'utf8' }));
    const gid = Number(execFileSync('id', ['-g', user], { encoding: 'utf8' }));
    chownSync(folder, uid, gid);
  }
  const run = (program, args) => {
    const command = user ? ['runuser', ['-u', user, '--', join(bin, program), ...args]] : [join(bin, program), args];
    const { status, stderr } = spawnSync(command[0], command[1], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'dandang', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']);
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c max_connections=200`, 'start']);
  return {
    url: `postgres://dandang@127.0.0.1:${port}/postgres`,
    folder: data,
    stop: async () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
