import type { Unit } from '../../../../platform/house/index.ts';
import type { BallotFigures } from '../../rules/ballot-for-period.ts';
import { allForms, countedOnForm } from '../store/index.ts';
import { itemsOf } from '../rules/check-form.ts';

/** What of a form a scheme may read: the weighted score, or the mean of a question that gives points. */
export const SCORE = 'score';

/** Figures over all groups of every counted election on a form key that closed within the days. In: `score` or the key of an item. Suppressed elections have none. */
export async function ballotFigures(unit: Unit, source: { readonly form: string; readonly result: string }, window: { readonly from: string; readonly to: string }): Promise<BallotFigures[]> {
  return (await countedOnForm(unit, source.form, window)).map((e) => ({
    electionId: e.id,
    title: e.title,
    closedOn: e.closedOn,
    figures: new Map(
      e.report.subjects.flatMap((s) => {
        if (s.subject === null) return [];
        const total = s.cells.find((c) => c.cell === 'total');
        return [[s.subject, (source.result === SCORE ? total?.score : total?.items.find((i) => i.item === source.result)?.mean) ?? null] as const];
      }),
    ),
  }));
}

/** Forms with what may be read of them, newest version of each key. Observation forms are never voted on. */
export async function readableForms(unit: Unit): Promise<{ key: string; title: { zh: string; en: string }; results: { key: string; title: { zh: string; en: string } }[] }[]> {
  const all = await allForms(unit);
  return all
    .filter((f) => f.definition.kind !== 'political_quality' && all.find((o) => o.key === f.key)!.id === f.id)
    .map((f) => {
      const asked = itemsOf(f.definition).filter((p) => p.section.about === 'person' && p.section.side !== 'negative');
      const results = asked.filter(({ item }) => item.kind === 'score' || (item.kind === 'choice' && item.options.every((o) => o.meaning !== 'counts' || o.points !== null))).map(({ item }) => ({ key: item.key, title: item.title }));
      return { key: f.key, title: f.definition.title, results: [...(asked.some((p) => p.item.weight > 0) ? [{ key: SCORE, title: { zh: '加权得分', en: 'Weighted score' } }] : []), ...results] };
    })
    .filter((f) => f.results.length > 0);
}
