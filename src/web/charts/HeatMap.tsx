import { useTranslation } from 'react-i18next';
import { heatColors } from '../theme.ts';

export interface HeatCell {
  /** Null: not enough evidence, or suppressed; shown hatched, never as zero. */
  readonly value: number | null;
  readonly text?: string;
  /** Said on hover and to screen readers. */
  readonly note?: string;
}
interface Props {
  readonly summary: string;
  readonly rowTitle: string;
  readonly rows: readonly { readonly key: string; readonly name: string }[];
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly cell: (row: string, column: string) => HeatCell;
  /** Value of the darkest colour; default the largest there is. */
  readonly most?: number;
  readonly onPick?: (row: string, column: string) => void;
}

/** Rows against columns, darker for more: a real table, so it reads, prints and opens by keyboard. */
export function HeatMap({ summary, rowTitle, rows, columns, cell, most, onPick }: Props) {
  const { t } = useTranslation();
  const cells = rows.map((row) => columns.map((column) => cell(row.key, column.key)));
  const top = most ?? Math.max(1, ...cells.flat().map((c) => c.value ?? 0));
  const step = (value: number) => Math.min(heatColors.length - 1, Math.floor((value / top) * heatColors.length));
  return (
    <figure className="dd-chart">
      <figcaption>
        <span>{summary}</span>
        <span className="dd-heat-scale" aria-hidden="true">
          {t('chart.less')} {heatColors.map((color) => <i key={color} style={{ background: color }} />)} {t('chart.more')}
        </span>
      </figcaption>
      <div className="dd-heat-box" tabIndex={0}>
        <table className="dd-heat">
          <thead>
            <tr>
              <th scope="col">{rowTitle}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {columns.map((column, j) => {
                  const { value, text, note } = cells[i]![j]!;
                  const at = value === null ? -1 : step(value);
                  const look = { background: heatColors[at], color: at >= 4 ? '#fff' : undefined };
                  const words = value === null ? t('chart.noData') : (text ?? String(value));
                  return (
                    <td key={column.key} style={look} className={value === null ? 'dd-heat-none' : undefined} title={note}>
                      {onPick ? (
                        <button type="button" onClick={() => onPick(row.key, column.key)} aria-label={`${row.name} ${column.name} ${words}${note ? ` ${note}` : ''}`}>
                          {value === null ? '—' : words}
                        </button>
                      ) : (
                        <span>{value === null ? '—' : words}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
