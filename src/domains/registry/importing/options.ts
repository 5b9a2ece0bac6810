import type { AppointmentGate } from '../commands/appointment-gate.ts';
import type { RosterAges } from '../roster/index.ts';

/** What the application hands to imports. */
export interface ImportOptions {
  /** Asked before an import ends the post of a person on file (M009). */
  readonly gates: readonly AppointmentGate[];
  /** Ages below which a date deserves a second look. */
  readonly ages: RosterAges;
}

/** The statute's own ages: 劳动法 第十五条 (16), 中国共产党章程 第一条 (18). A policy pack may hand in others. */
export const statutoryAges: RosterAges = { work: 16, party: 18 };
