import { z } from 'zod';

const part = z.object({ name: z.string(), bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const head = z.object({ regionId: z.string(), log: z.enum(['evidence', 'audit']), size: z.number().int().min(0), root: z.base64(), sealedAt: z.string(), keyId: z.string(), signature: z.base64() });
export type BackupHead = z.infer<typeof head>;

/** What a backup says of itself; `seal.json` beside it holds its hash and the signature over it. */
export const manifest = z.object({
  format: z.literal('dandang-backup-1'),
  madeAt: z.iso.datetime(),
  version: z.string(),
  engine: z.enum(['pglite', 'postgres']),
  /** Applied ones, in order. */
  migrations: z.array(z.string()),
  /** The newest head of every log before the copy was taken: all of it must be in the copy. */
  heads: z.array(head),
  /** Public keys of tree heads; the private ones are in the backup only if asked for. */
  signingKeys: z.array(z.object({ keyId: z.string(), publicKeyPem: z.string(), validFrom: z.string().nullable(), validTo: z.string().nullable() })),
  /** Tells whether a master key is the one of this database, without telling anything about it. */
  masterKeyCheck: z.string(),
  database: part,
  keys: part.nullable(),
});
export type Manifest = z.infer<typeof manifest>;

export const seal = z.object({ sha256: z.string(), keyId: z.string(), signature: z.base64() });

export const MANIFEST = 'manifest.json';
export const SEAL = 'seal.json';
export const KEYS = 'keys.sealed';
export const databasePart = { pglite: 'database.tar.gz', postgres: 'database.dump' } as const;
