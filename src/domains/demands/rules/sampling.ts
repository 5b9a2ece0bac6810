/** Whether a closed demand is called back: a keyed hash below the share, which nobody without the key can foretell or move. `percent` 0 to 100. */
export function isSampled(keyedHash: Uint8Array, percent: number): boolean {
  const drawn = ((keyedHash[0]! << 24) | (keyedHash[1]! << 16) | (keyedHash[2]! << 8) | keyedHash[3]!) >>> 0;
  return drawn < (percent / 100) * 2 ** 32;
}
