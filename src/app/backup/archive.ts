import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/*
 * A plain tar (POSIX ustar): anybody can look into a backup without this program. Parts are written as they come, their size is set
 * in afterwards; sizes beyond 8 GiB use the base-256 form that every tar of today reads.
 */
const BLOCK = 512;
const SIZE_AT = 124;
const SIZE_LENGTH = 12;
const SUM_AT = 148;

export interface Part {
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Writes parts one after the other to a new file. */
export class ArchiveWriter {
  readonly #file: FileHandle;
  #at = 0;
  private constructor(file: FileHandle) {
    this.#file = file;
  }
  static async create(path: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(await open(path, 'wx', 0o600));
  }
  async add(name: string, content: Uint8Array | Readable | AsyncIterable<Uint8Array>, madeAt: Date): Promise<Part> {
    const header = this.#at;
    this.#at += BLOCK;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content instanceof Uint8Array ? [content] : (content as AsyncIterable<Uint8Array>)) {
      hash.update(chunk);
      await this.#write(chunk);
      bytes += chunk.byteLength;
    }
    if (bytes % BLOCK !== 0) await this.#write(Buffer.alloc(BLOCK - (bytes % BLOCK)));
    await writeAt(this.#file, headerOf(name, bytes, madeAt), header);
    return { name, bytes, sha256: hash.digest('hex') };
  }
  async #write(bytes: Uint8Array): Promise<void> {
    await writeAt(this.#file, bytes, this.#at);
    this.#at += bytes.byteLength;
  }
  /** Ends the archive and waits until the disk has it. */
  async finish(): Promise<void> {
    await this.#write(Buffer.alloc(2 * BLOCK));
    await this.#file.sync();
    await this.#file.close();
  }
  async abandon(): Promise<void> {
    await this.#file.close();
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) done += (await file.write(bytes, done, bytes.byteLength - done, position + done)).bytesWritten;
}

function headerOf(name: string, bytes: number, madeAt: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'utf8');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  if (bytes < 8 ** 11) header.write(`${bytes.toString(8).padStart(11, '0')}\0`, SIZE_AT);
  else {
    header.writeBigUInt64BE(BigInt(bytes), SIZE_AT + 4);
    header[SIZE_AT] = 0x80;
  }
  header.write(`${Math.floor(madeAt.getTime() / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, SUM_AT);
  return header;
}

/** The sum of a header's bytes, with blanks in place of the sum itself. */
const sumOf = (header: Uint8Array): number => header.reduce((sum, byte, i) => sum + (i >= SUM_AT && i < SUM_AT + 8 ? 32 : byte), 0);

export interface FoundPart {
  readonly name: string;
  readonly from: number;
  readonly bytes: number;
}

/** Where the parts of an archive lie, or null when it is no whole archive: cut off, or a header bent. */
export async function partsOf(path: string): Promise<FoundPart[] | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const found: FoundPart[] = [];
    const header = Buffer.alloc(BLOCK);
    for (let at = 0; at + BLOCK <= size; ) {
      await file.read(header, 0, BLOCK, at);
      if (header.every((b) => b === 0)) return found;
      if (Number.parseInt(header.toString('latin1', SUM_AT, SUM_AT + 7), 8) !== sumOf(header)) return null;
      const text = header.toString('latin1', SIZE_AT, SIZE_AT + SIZE_LENGTH - 1);
      const bytes = header[SIZE_AT]! & 0x80 ? Number(header.readBigUInt64BE(SIZE_AT + 4)) : Number.parseInt(text, 8);
      if (!Number.isSafeInteger(bytes) || bytes < 0) return null;
      const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
      found.push({ name, from: at + BLOCK, bytes });
      at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK;
    }
    // No end mark.
    return null;
  } finally {
    await file.close();
  }
}
