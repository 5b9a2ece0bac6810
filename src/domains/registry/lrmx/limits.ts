/** Bounds on what one upload may cost. They guard the machine and are not policy. */
export interface LrmxLimits {
  /** Bytes of one file, photo included. */
  readonly fileBytes: number;
  /** Characters of one box other than the photo. */
  readonly boxCharacters: number;
  /** Files read in one go. */
  readonly files: number;
  /** Bytes of all files together, unpacked. */
  readonly totalBytes: number;
}

export const lrmxLimits: LrmxLimits = {
  fileBytes: 8 * 1024 * 1024,
  boxCharacters: 100_000,
  files: 5_000,
  totalBytes: 512 * 1024 * 1024,
};
