import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isIP } from 'node:net';
import type { DatabaseLocation } from '../platform/db/index.ts';
import type { TrustedProxies } from '../platform/http/index.ts';

/** Everything the environment can say. This is the only file that reads it. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly database: DatabaseLocation;
  readonly logLevel: string;
  /** `level3` (等保三级) or `trial` for a demonstration on one machine. */
  readonly signIn: 'level3' | 'trial';
  /** Whether the environment names it; a demonstration may otherwise relax it. */
  readonly signInChosen: boolean;
  readonly secureCookies: boolean;
  readonly trustProxy: TrustedProxies;
  readonly requestsPerMinute: number;
  /** The embedded database is copied to `backups/` in the data folder this often while the server runs (0: never), and so many copies are kept. */
  readonly backups: { readonly everyHours: number; readonly keep: number };
  /** `auto`: a new version runs the examples of the practices once in the background; `manual`: only when asked. */
  readonly examples: 'auto' | 'manual';
}

export class ConfigError extends Error {}

/** `defaults` stand where the environment says nothing. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, defaults: { readonly signIn?: Config['signIn'] } = {}): Config {
  const dataFolder = resolve(env['DANDANG_DATA'] ?? join(process.cwd(), 'data'));
  const url = env['DATABASE_URL'];
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new ConfigError(`PORT must be a whole number from 0 to 65535, not "${env['PORT'] ?? ''}"`);
  if (url && !/^postgres(ql)?:\/\//.test(url)) throw new ConfigError('DATABASE_URL must begin with postgres:// or postgresql://');
  const signIn = env['DANDANG_SIGN_IN'] ?? defaults.signIn ?? 'level3';
  if (signIn !== 'level3' && signIn !== 'trial') throw new ConfigError(`DANDANG_SIGN_IN must be level3 or trial, not "${signIn}"`);
  const examples = env['DANDANG_EXAMPLES'] ?? 'auto';
  if (examples !== 'auto' && examples !== 'manual') throw new ConfigError(`DANDANG_EXAMPLES must be auto or manual, not "${examples}"`);
  const backups = { everyHours: Number(env['DANDANG_BACKUP_EVERY_HOURS'] ?? 24), keep: Number(env['DANDANG_BACKUP_KEEP'] ?? 7) };
  if (!Number.isFinite(backups.everyHours) || backups.everyHours < 0) throw new ConfigError('DANDANG_BACKUP_EVERY_HOURS must be a number of hours, or 0 for none');
  if (!Number.isInteger(backups.keep) || backups.keep < 1) throw new ConfigError('DANDANG_BACKUP_KEEP must be a whole number from 1');
  if (dataFolder === homedir()) throw new ConfigError('DANDANG_DATA must be a folder of its own');
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataFolder,
    database: url ? { kind: 'postgres', url, poolSize: Number(env['DATABASE_POOL'] ?? 10) } : { kind: 'folder', path: join(dataFolder, 'pglite') },
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    signIn,
    signInChosen: env['DANDANG_SIGN_IN'] !== undefined,
    secureCookies: env['DANDANG_SECURE_COOKIES'] === '1',
    trustProxy: trustedProxies(env['DANDANG_TRUST_PROXY']),
    requestsPerMinute: Number(env['DANDANG_REQUESTS_PER_MINUTE'] ?? 1200),
    backups,
    examples,
  };
}

/** The environment for a program that is started from here, with what is added for it alone. */
export const childEnvironment = (added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({ ...process.env, ...added });

const NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * A number says how many proxies stand before the program; a list (`10.1.2.3, 10.1.0.0/16, loopback`) which. Only what these say of the
 * caller's address is believed: anybody can write a header.
 */
function trustedProxies(text = ''): TrustedProxies {
  if (text === '' || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const proxies = text.split(',').map((p) => p.trim());
  for (const proxy of proxies) {
    const [address = '', bits, more] = proxy.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const good = NETWORKS.has(proxy) || (isIP(address) !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)));
    if (!good) throw new ConfigError(`DANDANG_TRUST_PROXY must be a number of proxies or a list of their addresses and networks, not "${proxy}"`);
  }
  return proxies;
}
