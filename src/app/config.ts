import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseLocation } from '../platform/db/index.ts';

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
  readonly trustProxy: boolean;
  readonly requestsPerMinute: number;
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
    trustProxy: env['DANDANG_TRUST_PROXY'] === '1',
    requestsPerMinute: Number(env['DANDANG_REQUESTS_PER_MINUTE'] ?? 1200),
    examples,
  };
}
