/**
 * How much of a stranger's file the program is willing to open. Checked on the packed bytes and the
 * archive's own directory, before a single byte is unpacked.
 */
export interface SheetLimits {
  readonly fileBytes: number;
  /** Parts in the archive. A roster with a photo per person has thousands, so this is generous. */
  readonly entries: number;
  /** Sum of the unpacked sizes the archive declares; unpacking stops there even if it lied. */
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed of one part, asked only of parts above `ratioFromBytes`: small ones cannot hurt. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Excel itself stops at 32,767. */
  readonly cellCharacters: number;
  /** Slots of the bounding box read so far. Two far-apart cells can describe billions. */
  readonly cells: number;
}

export const defaultSheetLimits: SheetLimits = {
  fileBytes: 50 * 1024 * 1024,
  entries: 20_000,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 4 * 1024 * 1024,
  cellCharacters: 32_767,
  cells: 20_000_000,
};
