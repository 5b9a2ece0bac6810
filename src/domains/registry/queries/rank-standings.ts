import type { Day, PartialDate } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { PersonFacts, PersonSummary } from '../model.ts';
import { buildCard, summaryOfCard } from '../rules/build-card.ts';
import { personFactsOn } from '../rules/person-facts.ts';
import { asOf } from '../store/as-of.ts';
import { organizationIdsUnder, placesOf } from '../store/organization.ts';
import { loadRecords, personIdsInOffice } from '../store/record.ts';

/** Somebody as the rules on ranks look at him on a day: the facts, and the dates from which their months are counted. */
export interface RankStanding {
  readonly person: PersonSummary;
  readonly facts: PersonFacts;
  readonly rankSince: PartialDate | null;
  readonly levelSince: PartialDate | null;
  /** Last day of a discipline that is on the personnel file itself. */
  readonly effectUntil: Day | null;
}

const PEOPLE_AT_ONCE = 5000;

/** Of the people named, or of everyone in office within the paths on that day: a handful of statements for each 5,000. */
export async function rankStandings(unit: Unit, whose: { readonly ids: readonly string[] } | { readonly within: 'all' | readonly string[] }, on: Day): Promise<RankStanding[]> {
  const m = asOf(unit, { validAt: on });
  const ids = 'ids' in whose ? [...new Set(whose.ids)] : await personIdsInOffice(unit, whose.within === 'all' ? 'all' : await organizationIdsUnder(unit, whose.within, m), m);
  const found: RankStanding[] = [];
  for (let i = 0; i < ids.length; i += PEOPLE_AT_ONCE) {
    const records = await loadRecords(unit, ids.slice(i, i + PEOPLE_AT_ONCE), m);
    const places = await placesOf(unit, records.flatMap((r) => r.appointments.map((a) => a.organizationId)), m);
    for (const r of records) {
      const card = buildCard(r, places, on);
      found.push({ person: summaryOfCard(card), facts: personFactsOn(r, places, on), rankSince: card.rankSince, levelSince: card.levelSince, effectUntil: card.effectUntil });
    }
  }
  return found;
}
