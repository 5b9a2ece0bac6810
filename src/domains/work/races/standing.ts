import type { Unit } from '../../../platform/house/index.ts';

/** What domains to the right know of people and a race must respect: it asks here, the application says who answers. */
export interface Standing {
  /** Reasons why a person may not be given an award today (处分影响期、暂缓), as sentences. */
  againstAward(unit: Unit, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Entries that are not held against a person (容错免责、澄清). */
  shielded(unit: Unit, personIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}

let current: Standing = { againstAward: async () => new Map(), shielded: async () => new Map() };
/** The application calls it once while wiring. */
export const declareStanding = (standing: Standing): void => void (current = standing);
export const standing = (): Standing => current;
