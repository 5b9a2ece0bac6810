import type { Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { appendEvidence, saveCriticalEvents, saveMatters, type NewEvidence } from '../../domains/evidence/index.ts';
import type { Block, SimEntry } from '../model.ts';
import { houseOn, reportingDay } from './moments.ts';
import { cadre, type PersonalSteps } from './personal-steps.ts';
import type { Progress } from './progress.ts';

/** Entries per unit of work. */
const BATCH = 1000;

/** Puts a block's critical events, matters and evidence on record, month by month as they were reported. Out: entries written. */
export async function loadWork(house: House, actor: Actor, block: Block, today: Day, steps: PersonalSteps | null, progress: Progress): Promise<number> {
  await house.unit(actor, async (unit) => {
    await saveCriticalEvents(unit, block.events.map((e) => ({ id: e.id, name: block.index === 0 ? e.title : `${block.name}${e.title}`, kind: e.kind, from: e.from, to: e.to, document: `防指〔${e.from.slice(0, 4)}〕1号` })));
  });
  for (let i = 0; i < block.matters.length; i += BATCH) {
    const batch = block.matters.slice(i, i + BATCH);
    await house.unit(actor, (unit) => saveMatters(unit, batch.map((m) => ({ id: m.id, title: m.title, arena: m.kind, organizationId: m.organizationId, startedOn: m.startedOn, plannedOn: m.dueOn, description: m.flagship ? '全县“十大工程”' : '' }))));
  }
  await appendByMonth(house, actor, block.entries.map(toEvidence), today, progress);
  if (steps) for (const e of block.entries) if (e.outcome === 'disputed') await dispute(house, actor, e, today, steps);
  return block.entries.length;
}

const toEvidence = ({ entry, outcome }: SimEntry): NewEvidence => ({ ...entry, state: outcome === 'disputed' ? 'unit_confirmed' : outcome, reportedBy: { name: entry.source.name } });

/** Appends entries in the order of their days, each at the moment at which its month was reported. */
export async function appendByMonth(house: House, actor: Actor, entries: readonly NewEvidence[], today: Day, progress: Progress): Promise<void> {
  const byDay = new Map<string, NewEvidence[]>();
  for (const e of entries) {
    const on = reportingDay(e.occurredOn, today);
    const list = byDay.get(on);
    if (list) list.push(e);
    else byDay.set(on, [e]);
  }
  for (const [on, list] of byDay) {
    const then = houseOn(house, on, today);
    for (let i = 0; i < list.length; i += BATCH) {
      const batch = list.slice(i, i + BATCH);
      await then.unit(actor, (unit) => appendEvidence(unit, batch));
      progress.step('entries', batch.length);
    }
  }
}

/** The person named in an entry disputes it a week after it was reported. */
async function dispute(house: House, system: Actor, e: SimEntry, today: Day, steps: PersonalSteps): Promise<void> {
  const subject = cadre(system.regionId, e.entry.persons[0]!.personId, '本人');
  await steps.dispute(houseOn(house, addDays(reportingDay(e.entry.occurredOn, today), 7), today), subject, e.entry.id, e.reply ?? '');
}
