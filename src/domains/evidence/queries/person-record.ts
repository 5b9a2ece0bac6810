import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { personSubject } from '../../registry/index.ts';
import { readEvidence } from '../access.ts';
import type { personRecord } from '../contract/entries.ts';
import { isFrontLine } from '../rules/front-line-weight.ts';
import { matterChronology, threeQuestions, type MatterEntry } from '../rules/person-matters.ts';
import { both, findEntries, namesPerson, occurredBetween, ofMatters, type EntryNow } from '../store/entry.ts';
import { mattersById } from '../store/matter.ts';
import { meritsOf } from './merits.ts';

type PersonRecord = z.input<typeof personRecord.output>;
const BEGINNING = '1900-01-01';

/** Entries of all matters in which the person is named, for the chronology: `theirs` are the person's own. */
async function aboutTheirMatters(unit: Unit, theirs: readonly EntryNow[], to: string): Promise<MatterEntry[]> {
  const matterIds = [...new Set(theirs.flatMap((e) => (e.matterId === null ? [] : [e.matterId])))];
  if (matterIds.length === 0) return [];
  return (await findEntries(unit, both(ofMatters(matterIds), occurredBetween(undefined, to)))).flatMap((e) => (e.matterId === null ? [] : [{ ...e, matterId: e.matterId }]));
}

/** M012 by itself, for other domains: inside the caller's unit, asks no permission. */
export async function threeQuestionsOf(unit: Unit, personId: string, period: { readonly from: string; readonly to: string }): Promise<ReturnType<typeof threeQuestions>> {
  const theirs = await findEntries(unit, both(namesPerson([personId]), occurredBetween(period.from, period.to)));
  return threeQuestions(personId, await aboutTheirMatters(unit, theirs, period.to));
}

/** M011 by itself: the chronology of matters of one person. */
export async function mattersOf(unit: Unit, personId: string, period: { readonly from: string; readonly to: string }): Promise<ReturnType<typeof matterChronology>> {
  const theirs = await findEntries(unit, both(namesPerson([personId]), occurredBetween(period.from, period.to)));
  return matterChronology(personId, await aboutTheirMatters(unit, theirs, period.to));
}

/** The record of a person as the dossier shows it. */
export const personRecordOf = (house: House, actor: Actor, personId: string, query: { from?: string | undefined; to?: string | undefined }): Promise<PersonRecord> =>
  house.unit(actor, async (unit) => {
    must(actor, readEvidence, await personSubject(unit, personId));
    const period = { from: query.from ?? BEGINNING, to: query.to ?? unit.today };
    const theirs = await findEntries(unit, both(namesPerson([personId]), occurredBetween(period.from, period.to)));
    const entries = await aboutTheirMatters(unit, theirs, period.to);
    const matters = matterChronology(personId, entries);
    const known = await mattersById(unit, matters.map((m) => m.id));
    const confirmed = theirs.filter((e) => e.state === 'confirmed');
    const merits = (await meritsOf(unit, [personId])).filter((m) => m.nominatedOn <= period.to);
    return {
      personId,
      period,
      threeQuestions: threeQuestions(personId, entries),
      matters: matters.map((m) => ({ ...m, roles: [...m.roles], entryIds: [...m.entryIds], title: known.get(m.id)!.title, arena: known.get(m.id)!.arena })),
      byRole: tally(matters.flatMap((m) => m.roles)),
      byOutcome: tally(matters.map((m) => m.outcome)),
      byKind: tally(confirmed.map((e) => e.content.kind)),
      byArena: tally(confirmed.map((e) => e.arena)),
      frontLine: { entries: confirmed.length, frontLineEntries: confirmed.filter((e) => isFrontLine(e.arena)).length },
      merits: merits.map(({ personId: _personId, name: _name, ...m }) => m),
    };
  });

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const k of keys) counts[k] = (counts[k] ?? 0) + 1;
  return counts;
};
