export const rule = { ruleId: 'assessment.frozen_inputs', source: '高质量发展监测评价指标体系、年度考核指标及实施办法 (M038)' } as const;

/**
 * A column of whole numbers (or NaN for "none") in as few bytes as hold it exactly: one byte of width (1, 2, 4 or 8),
 * one byte of trailing decimal zeros taken off, then the values, little-endian. The smallest value of the width means none.
 * Marks of two decimals take two bytes a person.
 */
export function packColumn(values: Float64Array): Uint8Array {
  let zeros = 6;
  let scale = 1_000_000;
  let largest = 0;
  for (const v of values) {
    if (Number.isNaN(v)) continue;
    if (!Number.isSafeInteger(v)) throw new RangeError(`not a whole number: ${v}`);
    while (zeros > 0 && v % scale !== 0) {
      zeros--;
      scale /= 10;
    }
    if (Math.abs(v) > largest) largest = Math.abs(v);
  }
  const span = largest / scale;
  const width = span < 128 ? 1 : span < 32_768 ? 2 : span < 2_147_483_648 ? 4 : 8;
  const bytes = new Uint8Array(2 + values.length * width);
  bytes[0] = width;
  bytes[1] = zeros;
  // Starts at an odd place on purpose to keep the header small; so values are written through an aligned copy.
  const body = width === 1 ? new Int8Array(values.length) : width === 2 ? new Int16Array(values.length) : width === 4 ? new Int32Array(values.length) : new Float64Array(values.length);
  const none = noneOf(width);
  for (let p = 0; p < values.length; p++) body[p] = Number.isNaN(values[p]!) ? none : values[p]! / scale;
  bytes.set(new Uint8Array(body.buffer), 2);
  return bytes;
}

/** `into` takes the values when it is given and as long as the column: reading column after column then needs one buffer. */
export function unpackColumn(bytes: Uint8Array, into?: Float64Array): Float64Array {
  const width = bytes[0]!;
  const scale = 10 ** bytes[1]!;
  const buffer = bytes.buffer.slice(bytes.byteOffset + 2, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const body = width === 1 ? new Int8Array(buffer) : width === 2 ? new Int16Array(buffer) : width === 4 ? new Int32Array(buffer) : new Float64Array(buffer);
  const none = noneOf(width);
  const values = into?.length === body.length ? into : new Float64Array(body.length);
  for (let p = 0; p < values.length; p++) values[p] = body[p] === none ? Number.NaN : body[p]! * scale;
  return values;
}

const noneOf = (width: number): number => (width === 8 ? -Infinity : -(2 ** (width * 8 - 1)));
