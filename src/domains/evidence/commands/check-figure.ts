import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { appendLeaves, SEALER } from '../../../platform/ledger/index.ts';
import { reviewAsDepartment } from '../access.ts';
import type { EntryDetail } from '../contract/views.ts';
import { EVIDENCE_LOG } from '../log.ts';
import { entryDetailOf } from '../queries/entry-detail.ts';
import { canonicalCheck } from '../rules/canonical-entry.ts';
import { insertCheck } from '../store/review.ts';
import { entryFor } from './review-entry.ts';

/** M019: records that a figure was checked and what came of it. Whoever reported the entry or is named in it does not check its figures. */
export async function checkFigure(house: House, actor: Actor, id: string, figureNumber: number, body: { state: 'verified' | 'rejected'; note: string }): Promise<EntryDetail> {
  const detail = await house.unit(actor, async (unit) => {
    const entry = await entryFor(unit, id, reviewAsDepartment);
    if (!entry.figures[figureNumber - 1]) throw new Refusal('not_found', 'evidence.no_such_figure', { number: figureNumber });
    const own = (actor.accountId !== null && entry.reporterAccountId === actor.accountId) || entry.persons.some((p) => p.personId === actor.personId);
    if (own) throw new Refusal('rule', 'evidence.own_figure', {}, [{ code: 'evidence.own_figure', source: 'M019' }]);
    const check = { id: newId<'check'>() as string, entryId: id, figureNumber, state: body.state, note: body.note, at: unit.at, by: actor.name, accountId: actor.accountId };
    await insertCheck(unit, check);
    await appendLeaves(unit, EVIDENCE_LOG, 'figure_check', [{ id: check.id, content: canonicalCheck(check, actor.regionId) }]);
    unit.audit({ action: 'evidence.figure_checked', subjectKind: 'evidence', subjectId: id, detail: { figure: figureNumber, state: body.state } });
    return entryDetailOf(unit, entry);
  });
  house.wake(SEALER);
  return detail;
}
