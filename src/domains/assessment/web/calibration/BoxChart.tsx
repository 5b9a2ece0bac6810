import { useTranslation } from 'react-i18next';
import { Section } from '../../../../web/kit/index.ts';
import type { BoardRow } from '../../calibration/contract.ts';

const performances = ['high', 'middle', 'low'] as const;
const growths = ['low', 'middle', 'high'] as const;
const NAMED = 4;

interface Props {
  readonly rows: readonly BoardRow[];
  readonly bands: { readonly upper: number; readonly lower: number; readonly source: string };
  readonly onPick: (ids: readonly string[]) => void;
}

/** 九宫格: score within the comparable group against progress within it. People without a band are counted beside it, never put in a corner. */
export function BoxChart({ rows, bands, onPick }: Props) {
  const { t } = useTranslation('calibration');
  const placed = rows.filter((r) => r.performance !== null && r.growth !== null);
  const within = (p: string, g: string) => placed.filter((r) => r.performance === p && r.growth === g);
  const most = Math.max(1, ...performances.flatMap((p) => growths.map((g) => within(p, g).length)));
  return (
    <Section title={t('boxTitle', { count: placed.length, beside: rows.length - placed.length })}>
      <p>{t('boxWords', bands)}</p>
      <div className="dd-assess-scroll">
        <table className="dd-cal-boxes">
          <thead>
            <tr>
              <td />
              {growths.map((g) => (
                <th key={g} scope="col">
                  {t(`growth.${g}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {performances.map((p) => (
              <tr key={p}>
                <th scope="row">{t(`performance.${p}`)}</th>
                {growths.map((g) => {
                  const people = within(p, g);
                  return (
                    <td key={g} style={{ ['--share' as string]: `${Math.round((people.length / most) * 100)}%` }}>
                      <button type="button" disabled={people.length === 0} onClick={() => onPick(people.map((r) => r.personId))}>
                        <b className="dd-num">{people.length}</b>
                        <small>{t('boxOutstanding', { count: people.filter((r) => r.now === 'outstanding').length })}</small>
                        <small>
                          {people.slice(0, NAMED).map((r) => r.name).join('，')}
                          {people.length > NAMED ? '…' : ''}
                        </small>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
