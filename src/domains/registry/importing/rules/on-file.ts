import type { PersonFields } from '../../contract/people.ts';
import type { PartialDate } from '../../../../kernel/period.ts';
import type { PersonRecord } from '../../rules/record.ts';

/** A person with everything that an import can bring, opened. Lives only while an import is compared or written. */
export interface OnFile {
  readonly record: PersonRecord;
  readonly fields: PersonFields;
  readonly extra: Extra;
  readonly careerLines: readonly { readonly versionId: string; readonly startedOn: PartialDate | null; readonly endedOn: PartialDate | null; readonly text: string }[];
  readonly family: readonly (FamilyRow & { readonly versionId: string })[];
  readonly organizationName: string | null;
  /** 现任职务 in full, every post in office, as the form says it. */
  readonly fullTitles: string;
}

export interface FamilyRow {
  readonly relation: string;
  readonly name: string;
  readonly bornOn: PartialDate | null;
  readonly politicalStatus: string | null;
  readonly workplace: string | null;
}

/** `person_version.extra`: what came with a file and has no field of its own. */
export interface Extra {
  readonly remarks?: string;
  readonly personFile?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Tag of an appointment whose beginning the file did not say; it counts from the day of the import until someone knows better. */
export const START_UNKNOWN = 'start_unknown';
