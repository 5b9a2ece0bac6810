import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../../web/kit/index.ts';
import type { RuleView } from '../../contract.ts';
import { Cite, useBilingual, Verified } from '../parts.tsx';

interface Props {
  readonly rule: RuleView;
  /** Rows to mark after a trial. */
  readonly lit?: ReadonlyMap<number, 'lit' | 'undetermined'>;
  /** Only rows that cite this document. */
  readonly document?: string;
}

/** A decision table as an officer reads it: conditions, conclusion, reason, article and verification of each row. */
export function RuleTable({ rule, lit, document }: Props) {
  const { t, i18n } = useTranslation('policy');
  const say = useBilingual();
  const rows = document === undefined ? rule.rows : rule.rows.filter((r) => r.source.document === document || r.also.some((s) => s.document === document));
  // In an extract, conditions that none of its rows makes are left out.
  const asked = rule.inputs.map((_input, i) => document === undefined || rows.some((row) => row.when[i] !== '-'));
  return (
    <div className="dd-decision-box" tabIndex={0} role="region" aria-label={say(rule.title)}>
      <table className="dd-decision">
        <thead>
          <tr>
            <th scope="col">#</th>
            {rule.inputs.map(
              (input, i) =>
                asked[i] && (
                  <th key={i} scope="col" title={input.name}>
                    {i18n.language === 'en' ? input.en : input.name}
                    {input.unit ? `（${t(`unit.${input.unit}`, { defaultValue: input.unit })}）` : ''}
                  </th>
                ),
            )}
            {rule.outputs.map((output) => (
              <th key={output.name} scope="col" className="dd-decision-out">
                {output.name}
              </th>
            ))}
            <th scope="col">{t('rule.reason')}</th>
            <th scope="col">{t('rule.article')}</th>
            <th scope="col">{t('document.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const state = lit?.get(row.row);
            return (
              <tr key={row.row} className={state === 'lit' ? 'dd-decision-lit' : state === 'undetermined' ? 'dd-decision-open' : undefined}>
                <th scope="row">{row.row}</th>
                {row.when.map(
                  (cell, i) =>
                    asked[i] && (
                      <td key={i} className={cell === '-' ? undefined : 'dd-decision-cell'}>
                        {cell === '-' ? <span className="dd-decision-any">{t('rule.any')}</span> : <code title={cell}>{cellText(cell, t)}</code>}
                      </td>
                    ),
                )}
                {row.outputs.map((value, i) => (
                  <td key={i} className="dd-decision-out">
                    {value}
                  </td>
                ))}
                <td className="dd-decision-words">{say(row.reason)}</td>
                <td className="dd-decision-words">
                  {[row.source, ...row.also].map((source) => (
                    <div key={`${source.document} ${source.article}`}>
                      <Cite source={source} />
                    </div>
                  ))}
                </td>
                <td>
                  <Verified verified={row.verified} note={row.note} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A cell as people write it: `"记过","记大过"` reads 记过、记大过; the cell itself stands in its title. */
function cellText(cell: string, t: TFunction<'policy'>): string {
  const words = /^not\((.*)\)$/.exec(cell);
  if (words) return t('rule.not', { words: cellText(words[1]!, t) });
  if (/^("[^"]*")(\s*,\s*"[^"]*")*$/.test(cell)) return cell.split(/\s*,\s*/).map((w) => w.slice(1, -1)).join('、');
  return cell === 'true' ? t('yes') : cell === 'false' ? t('no') : cell;
}

/** The worked examples under a table, green or red as they come out now. */
export function Examples({ rule }: { readonly rule: RuleView }) {
  const { t } = useTranslation('policy');
  if (rule.examples.length === 0) return <p>{t('rule.noExamples')}</p>;
  return (
    <ul className="dd-policy-examples" aria-label={t('rule.examples')}>
      {rule.examples.map((e) => (
        <li key={e.name}>
          <StateTag tone={e.passed ? 'good' : 'danger'}>{e.passed ? e.name : t('rule.exampleDiffers', { name: e.name, expected: JSON.stringify(e.expected), actual: JSON.stringify(e.actual) })}</StateTag>
        </li>
      ))}
    </ul>
  );
}
