export interface Picture {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** JPEG: the frame header (SOF) holds the size. */
function jpegSize(bytes: Uint8Array, view: DataView): [number, number] | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** What picture these bytes are, judged by the bytes and not by any name; null when they are none that a document can show. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let mediaType: Picture['mediaType'];
  let size: [number, number] | null = null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    mediaType = 'image/jpeg';
    size = jpegSize(bytes, view);
  } else if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    mediaType = 'image/png';
    size = [view.getUint32(16), view.getUint32(20)];
  } else return null;
  return size !== null && size[0] > 0 && size[1] > 0 ? { mediaType, width: size[0], height: size[1], bytes } : null;
}

/** The largest size with the picture's own proportions inside a frame. */
export function fitInto(picture: Picture, width: number, height: number): { width: number; height: number } {
  const scale = Math.min(width / picture.width, height / picture.height);
  return { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
}
