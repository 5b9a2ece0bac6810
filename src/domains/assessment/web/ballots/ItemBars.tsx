import { useTranslation } from 'react-i18next';
import type { BallotItem } from '../../ballots/contract/form.ts';
import type { ItemFigures } from '../../ballots/contract/report.ts';
import { optionsOf } from '../../ballots/rules/check-form.ts';
import { useName } from '../words.tsx';
import { shareText } from './words.tsx';

/** How often each answer to one item was given; a table that draws itself, so print and screen readers get the same. */
export function ItemBars({ item, figures }: { readonly item: BallotItem; readonly figures: ItemFigures }) {
  const { t } = useTranslation('ballots');
  const name = useName();
  const labels: readonly (readonly [string, string])[] =
    item.kind === 'negative_list'
      ? item.entries.map((e) => [e.key, name(e.label) || e.label.zh])
      : [...(item.kind === 'score' ? bands(item) : []), ...optionsOf(item).map((o) => [o.key, name(o.label) || o.label.zh] as const)];
  const most = Math.max(1, ...Object.values(figures.distribution));
  return (
    <section>
      <h3>
        {name(item.title) || item.title.zh}
        {figures.mean !== null && <small> {t('report.mean', { mean: figures.mean })}</small>}
      </h3>
      <table className="dd-ballot-bars">
        <tbody>
          {labels.map(([key, label]) => {
            const count = figures.distribution[key] ?? 0;
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td aria-hidden="true">
                  <i style={{ width: `${(count * 100) / most}%` }} />
                </td>
                <td className="dd-num">{count}</td>
                <td className="dd-num">{figures.shares[key] === undefined ? shareText(count, figures.asked) : `${figures.shares[key]}%`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="dd-ballot-quiet">{t('report.answers', { asked: figures.asked, counted: figures.counted, excluded: figures.excluded, blank: figures.blank })}</p>
    </section>
  );
}

/** Ten bands of a score from its least to its most, as the count makes them. */
function bands(item: Extract<BallotItem, { kind: 'score' }>): [string, string][] {
  const from = Number(item.minimum);
  const step = (Number(item.maximum) - from) / 10;
  const edge = (n: number): string => String(Math.round((from + n * step) * 100) / 100);
  return Array.from({ length: 10 }, (_, b): [string, string] => [`b${b}`, `${edge(b)}–${edge(b + 1)}`]).toReversed();
}
