import type { Unit } from '../../../platform/house/index.ts';
import { organizationNames, personSummaries } from '../../registry/index.ts';
import type { EntryView } from '../contract/views.ts';
import { leadMonths } from '../rules/lead-months.ts';
import type { EntryNow } from '../store/entry.ts';
import { criticalEvents, mattersById } from '../store/matter.ts';
import { figureKey, judgeFigures } from './figures.ts';

/** Entries as screens show them, with the names behind the ids. */
export async function entryViews(unit: Unit, entries: readonly EntryNow[]): Promise<EntryView[]> {
  const people = await personSummaries(unit, [...new Set(entries.flatMap((e) => e.persons.map((p) => p.personId)))]);
  const organizations = await organizationNames(unit, entries.flatMap((e) => (e.organizationId === null ? [] : [e.organizationId])));
  const matters = await mattersById(unit, entries.flatMap((e) => (e.matterId === null ? [] : [e.matterId])));
  const events = new Map((await criticalEvents(unit, entries.flatMap((e) => (e.criticalEventId === null ? [] : [e.criticalEventId])))).map((e) => [e.id, e]));
  const figures = await judgeFigures(unit, entries);
  return entries.map((e) => {
    const matter = e.matterId === null ? undefined : matters.get(e.matterId);
    const event = e.criticalEventId === null ? undefined : events.get(e.criticalEventId);
    return {
      id: e.id,
      title: e.title,
      occurredOn: e.occurredOn,
      arena: e.arena,
      content: e.content,
      organization: e.organizationId === null ? null : { id: e.organizationId, name: organizations.get(e.organizationId) ?? '' },
      persons: e.persons.map((p) => ({ ...p, name: people.get(p.personId)?.name ?? '' })),
      matter: matter ? { id: matter.id, title: matter.title } : null,
      criticalEvent: event ? { id: event.id, name: event.name } : null,
      source: e.source,
      figures: e.figures.map((f, i) => {
        const judged = figures.get(figureKey(e.id, i + 1))!;
        return { ...f, number: i + 1, verification: judged.verification, flags: [...judged.flags] };
      }),
      attachments: e.attachments,
      state: e.state,
      correctsId: e.correctsId,
      leadMonths: e.content.kind === 'milestone' ? leadMonths(e.content.plannedOn, e.content.actualOn) : null,
      reportedAt: e.reportedAt.toISOString(),
      reportedBy: reporterHidden(unit, e) ? null : e.reportedBy,
    };
  });
}

/** Who reported a problem or observed a visit is kept from the person concerned, when that is all he is to the entry. */
function reporterHidden(unit: Unit, e: EntryNow): boolean {
  const { actor } = unit;
  if (e.content.kind !== 'problem' && e.content.kind !== 'observation') return false;
  const onlyCadre = actor.kind === 'account' && actor.grants.every((g) => g.role === 'cadre' || g.role === 'evaluator' || g.role === 'grid_head');
  return onlyCadre && (actor.accountId === null || e.reporterAccountId !== actor.accountId);
}
