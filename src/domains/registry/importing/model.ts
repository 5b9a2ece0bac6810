import type { PersonFile } from '../lrmx/index.ts';
import type { CellNote, Difference, RosterKey, RosterPlan, RowState } from '../roster/index.ts';
import type { CellValue } from '../../../platform/sheets/index.ts';

export const importKinds = ['roster', 'person_files'] as const;
export type ImportKind = (typeof importKinds)[number];
export const importStates = ['mapping', 'checked', 'applied', 'undone', 'abandoned'] as const;
export type ImportState = (typeof importStates)[number];

/** Beyond the columns of a roster, a person file brings these. */
export type FileKey = 'family' | 'photo' | 'otherBoxes';
export type ImportKey = RosterKey | FileKey;

/** A difference of one field; on-file values of sensitive fields are masked before they leave the server. */
export interface FieldDifference extends Omit<Difference, 'key'> {
  readonly key: ImportKey;
}

export const outcomes = ['new', 'same', 'changed', 'ambiguous', 'blocked'] as const;
/** `blocked`: not compared, because the row has faults, repeats another, or its unit is not known. */
export type Outcome = (typeof outcomes)[number];

/** What a person decided about one row. */
export interface Decision {
  readonly leaveOut?: boolean;
  /** Fields whose difference is not taken over. */
  readonly rejected?: readonly ImportKey[];
  /** For an ambiguous row: this person on file, or someone new. */
  readonly is?: string;
}
export const SOMEONE_NEW = 'new';

/** What a block keeps of a row: the file's cells and what people did. All else is made of these when the block is opened. */
export interface StoredRow {
  readonly sheet: string;
  /** Row from zero. */
  readonly index: number;
  readonly section: string | null;
  readonly cells: readonly CellValue[];
  readonly edits?: Readonly<Record<number, CellValue>>;
  /** Columns whose `confirm` notes were accepted as they are. */
  readonly accepted?: readonly number[];
  readonly decision?: Decision;
  /** The same person stands in the file before this row. */
  readonly duplicate?: { readonly state: 'repeat' } | { readonly state: 'needs_fix'; readonly note: CellNote };
  readonly comparison?: StoredComparison;
  /** Where the row comes from a person file: its name and everything in it. */
  readonly file?: { readonly name: string; readonly person: StoredPersonFile };
}

/** A person file as JSON keeps it: the picture as base64. */
export type StoredPersonFile = Omit<PersonFile, 'photo'> & { readonly photo: string | null };

export interface StoredComparison {
  readonly outcome: Outcome;
  readonly personId?: string;
  readonly differences?: readonly FieldDifference[];
  readonly candidates?: readonly Candidate[];
  readonly because?: 'several' | 'number_differs' | 'name_differs' | 'no_unit';
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly birth: string | null;
  readonly organizationName: string | null;
  readonly title: string | null;
}

/** A unit named in the file: how often, and what it was said to be. */
export interface UnitName {
  readonly count: number;
  readonly organizationId?: string;
  readonly create?: { readonly type: string; readonly parentId: string };
  /** Departments only: leave the word out, the person belongs to the unit above. */
  readonly leaveOut?: boolean;
}
export type UnitNames = Readonly<Record<string, UnitName>>;

export interface BlockCounts {
  readonly rows: number;
  readonly problems: number;
  readonly repeats: number;
  readonly leftOut: number;
  readonly new: number;
  readonly same: number;
  readonly changed: number;
  readonly ambiguous: number;
}
export const noCounts: BlockCounts = { rows: 0, problems: 0, repeats: 0, leftOut: 0, new: 0, same: 0, changed: 0, ambiguous: 0 };

export interface ImportCounts extends BlockCounts {
  readonly skipped: Readonly<Record<string, number>>;
  /** Files that could not be read, with the refusal's code. */
  readonly refusedFiles?: readonly { readonly name: string; readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
  /** After applying. */
  readonly applied?: AppliedCounts;
}

export interface AppliedCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly fields: Readonly<Record<string, number>>;
  readonly organizationsCreated: readonly string[];
}

export type Plan = RosterPlan;
export type { RowState };
