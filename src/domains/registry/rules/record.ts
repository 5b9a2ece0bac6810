import type { Day, PartialDate } from '../../../kernel/period.ts';
import type { Appointment, OrganizationType, Sex, StaffCategory } from '../model.ts';

/** Everything of a person that rules look at, as it stood at one moment. Sealed fields are not in it. */
export interface PersonRecord {
  readonly id: string;
  readonly versionId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly sex: Sex | null;
  readonly bornOn: PartialDate | null;
  readonly ethnicity: string | null;
  readonly nativePlace: string | null;
  readonly birthPlace: string | null;
  readonly politicalStatus: string | null;
  readonly partyJoinedOn: PartialDate | null;
  readonly workStartedOn: PartialDate | null;
  readonly specialty: string | null;
  readonly professionalTitle: string | null;
  readonly staffCategory: StaffCategory | null;
  readonly tags: readonly string[];
  readonly photoHash: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** All that were known, whatever their day: proposed, in office and ended. */
  readonly appointments: readonly Appointment[];
  readonly ranks: readonly RankFact[];
  readonly educations: readonly EducationFact[];
  readonly grades: readonly GradeFact[];
  readonly rewards: readonly RewardFact[];
  readonly training: readonly TrainingFact[];
}

interface Identified {
  readonly id: string;
  readonly versionId: string;
}
export interface RankFact extends Identified {
  readonly rank: string;
  readonly startedOn: PartialDate;
  readonly endedOn: PartialDate | null;
  readonly document: string | null;
}
export interface EducationFact extends Identified {
  readonly mode: 'full_time' | 'in_service';
  readonly level: string | null;
  readonly degree: string | null;
  readonly school: string | null;
  readonly major: string | null;
  readonly graduatedOn: PartialDate | null;
}
export interface GradeFact {
  readonly id: string;
  readonly year: number;
  readonly grade: string;
  readonly source: string;
}
export interface RewardFact {
  readonly id: string;
  readonly kind: 'reward' | 'discipline';
  readonly code: string | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly issuedOn: PartialDate | null;
  readonly effectUntil: Day | null;
}
export interface TrainingFact {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly hours: number;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly organizer: string | null;
}

/** Where an organization stands: what it is called, and what kind of unit its people belong to. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly path: string;
  /** Of the nearest organization above that is no inner department. */
  readonly unitType: OrganizationType;
  /** The next day on which it changes its name or place, as far as that is known. */
  readonly nextChangeOn: Day | null;
}
export type Places = ReadonlyMap<string, Place>;
