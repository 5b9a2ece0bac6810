/*
 * A PGlite set back to the state of one moment: its memory and its files, byte by byte. Starting another one costs most of a second,
 * setting one back a fraction of that, and what comes out is the same: nothing that a test did is left, whatever it was.
 */

/** The parts of Emscripten's file system in memory (MEMFS) that hold its state. */
interface Node {
  readonly id: number;
  name: string;
  parent: Node;
  mode: number;
  atime: number;
  mtime: number;
  ctime: number;
  link?: string;
  usedBytes?: number;
  /** Bytes of a file, children of a folder by name. */
  contents?: Uint8Array | Record<string, Node> | null;
  name_next?: Node | undefined;
}

interface Stream {
  /** Null once it is closed. */
  fd: number | null;
  readonly shared: { flags: number; position: number };
}

export interface Machine {
  readonly HEAPU8: Uint8Array;
  readonly FS: { readonly nameTable: (Node | undefined)[]; readonly streams: (Stream | null)[]; nextInode: number };
}

const CHUNK = 1 << 16;
/** Written into `ctime` of every file when it is recorded: MEMFS sets it to the time of the day with each change. */
const UNTOUCHED = 0;
/** Memory of a machine never shrinks; one that grew beyond this is left to the collector. */
const MOST_GROWTH = 128 * 1024 * 1024;

/**
 * Records a machine that waits for its next statement. Out: what sets it back to that moment; false where that is not possible
 * any more and the machine has to be thrown away. Every library must be loaded before: what is loaded later is not known here.
 */
export function recorded(machine: Machine): () => boolean {
  const { FS } = machine;
  const size = machine.HEAPU8.length;
  const memory = chunksOf(machine.HEAPU8);
  const names = [...FS.nameTable];
  const nodes = names.flatMap((first) => [...chainOf(first)]).map(recordedNode);
  const streams = FS.streams.map((stream) => stream && { stream, flags: stream.shared.flags, position: stream.shared.position });
  const { nextInode } = FS;
  return () => {
    const now = machine.HEAPU8;
    if (now.length > size + MOST_GROWTH) return false;
    now.fill(0);
    for (const { at, bytes } of memory) now.set(bytes, at);
    for (const [i, first] of names.entries()) FS.nameTable[i] = first;
    for (const restore of nodes) restore();
    FS.streams.length = streams.length;
    for (const [i, held] of streams.entries()) {
      FS.streams[i] = held && held.stream;
      if (!held) continue;
      held.stream.fd = i;
      Object.assign(held.stream.shared, { flags: held.flags, position: held.position });
    }
    FS.nextInode = nextInode;
    return true;
  };
}

/** Most of the memory is zero. */
function chunksOf(memory: Uint8Array): { readonly at: number; readonly bytes: Uint8Array }[] {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  const chunks = [];
  for (let at = 0; at < memory.length; at += CHUNK) {
    if (words.subarray(at / 8, (at + CHUNK) / 8).some((word) => word !== 0n)) chunks.push({ at, bytes: memory.slice(at, at + CHUNK) });
  }
  return chunks;
}

function* chainOf(first: Node | undefined): Generator<Node> {
  for (let node = first; node; node = node.name_next) yield node;
}

function recordedNode(node: Node): () => void {
  node.ctime = UNTOUCHED;
  const { name, parent, mode, atime, mtime, link, contents, usedBytes, name_next } = node;
  const place = { name, parent, mode, atime, mtime, ctime: UNTOUCHED, link, name_next };
  if (!(contents instanceof Uint8Array)) {
    const children = contents && { ...contents };
    return () => void Object.assign(node, place, children ? { contents: { ...children } } : {});
  }
  const bytes = contents.slice(0, usedBytes);
  let standing = contents;
  return () => {
    if (node.ctime !== UNTOUCHED || node.contents !== standing) {
      standing = bytes.slice();
      Object.assign(node, { contents: standing, usedBytes });
    }
    Object.assign(node, place);
  };
}
