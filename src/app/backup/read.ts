import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import type { Readable } from 'node:stream';
import { Refusal } from '../../kernel/refusal.ts';
import { partsOf, type FoundPart, type Part } from './archive.ts';
import { manifest as manifestSchema, MANIFEST, seal as sealSchema, SEAL, type Manifest } from './manifest.ts';

export interface BackupFile {
  readonly manifest: Manifest;
  stream(part: Part): Readable;
  blob(part: Part): Promise<Blob>;
}

/** Far beyond any manifest, far below what would fill the memory. */
const LARGEST_TEXT = 64 * 2 ** 20;

/**
 * Opens a backup and checks all of it: that it is whole, that the manifest is the one that was signed, that every part has the bytes
 * the manifest names. Refuses `app.no_such_file`, `backup.not_a_backup`, `backup.corrupted`.
 */
export async function readBackup(path: string, progress: (stage: string, done: number) => void = () => {}): Promise<BackupFile> {
  const parts = await partsOf(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'EISDIR' ? new Refusal('not_found', 'app.no_such_file', { path }) : error;
  });
  if (!parts) throw new Refusal('invalid', 'backup.not_a_backup', { path });
  const found = (name: string): FoundPart => {
    const part = parts.find((p) => p.name === name);
    if (!part) throw new Refusal('invalid', 'backup.not_a_backup', { path });
    return part;
  };
  const bytes = (part: FoundPart): Readable => createReadStream(path, { start: part.from, end: part.from + part.bytes - 1 });
  const text = async (name: string): Promise<Buffer> => {
    const part = found(name);
    if (part.bytes === 0 || part.bytes > LARGEST_TEXT) throw new Refusal('invalid', 'backup.corrupted', { part: name });
    return Buffer.concat(await bytes(part).toArray());
  };
  const written = await text(MANIFEST);
  const bent = (part: string) => new Refusal('invalid', 'backup.corrupted', { part });
  const seal = sealSchema.safeParse(json(await text(SEAL)));
  if (!seal.success || createHash('sha256').update(written).digest('hex') !== seal.data.sha256) throw bent(MANIFEST);
  const parsed = manifestSchema.safeParse(json(written));
  if (!parsed.success) throw bent(MANIFEST);
  const manifest = parsed.data;
  const key = manifest.signingKeys.find((k) => k.keyId === seal.data.keyId);
  if (!key || !verify(null, written, createPublicKey(key.publicKeyPem), Buffer.from(seal.data.signature, 'base64'))) throw bent(SEAL);
  let done = 0;
  for (const part of [manifest.database, ...(manifest.keys ? [manifest.keys] : [])]) {
    const hash = createHash('sha256');
    const place = found(part.name);
    if (place.bytes !== part.bytes) throw bent(part.name);
    if (place.bytes > 0)
      for await (const chunk of bytes(place)) {
        hash.update(chunk as Buffer);
        progress('check', (done += (chunk as Buffer).byteLength));
      }
    if (hash.digest('hex') !== part.sha256) throw bent(part.name);
  }
  return {
    manifest,
    stream: (part) => bytes(found(part.name)),
    blob: async (part) => (await openAsBlob(path)).slice(found(part.name).from, found(part.name).from + part.bytes),
  };
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
