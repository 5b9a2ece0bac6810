import type { PartialDate } from '../../../kernel/period.ts';

export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  /** How English screens say it, where it is short and settled. Files and the database keep `name`. */
  readonly en?: string;
  /** Other spellings found in files. */
  readonly aliases?: readonly string[];
  /** The same thing in another table: table id → code, or a named attribute. */
  readonly maps?: Readonly<Record<string, string>>;
  /** Overrides the table's mark for this entry. */
  readonly verified?: boolean;
  readonly from?: PartialDate;
  /** First day it no longer counts. */
  readonly until?: PartialDate;
}

export interface CodeTable {
  readonly id: string;
  readonly title: string;
  readonly standard: string;
  /** Where the values were read. */
  readonly source: string;
  /** Read in a primary text or in running code; an unverified table is for a legal officer to confirm. */
  readonly verified: boolean;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly note?: string;
  readonly entries: readonly CodeEntry[];
}
