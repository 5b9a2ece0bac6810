import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../../../web/kit/index.ts';
import type { WeightSum } from '../../contract.ts';
import type { IndicatorDefinition, SchemeDefinition } from '../../scheme-format.ts';
import { ofClass, percentText, tenThousandths } from '../../rules/weights.ts';
import { subjectOfScheme, useGradeWord, useName } from '../words.tsx';

interface Props {
  readonly definition: SchemeDefinition;
  readonly sums: readonly WeightSum[];
  readonly classKey: string;
}

/** Dimensions, indicators and groups of raters with their weights; each level shows its sum. */
export function SchemeTree({ definition, sums, classKey }: Props) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const sumAt = (at: string) => sums.find((s) => s.at === at && s.classKey === classKey);
  const whole = sumAt('');
  return (
    <div className="dd-assess-scroll">
      <table className="dd-assess-tree" aria-label={t('scheme.list')}>
        <thead>
          <tr>
            <th scope="col">{t('scheme.dimension')}</th>
            <th scope="col" className="dd-assess-weight">
              {t('scheme.weight')}
            </th>
            <th scope="col">{t('scheme.source')}</th>
            <th scope="col">{t('scheme.scoring')}</th>
            <th scope="col">{t('scheme.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {definition.dimensions.map((d) => (
            <Fragment key={d.key}>
              <tr data-level="0">
                <th scope="row">{name(d.name)}</th>
                <td className="dd-num dd-assess-weight">{weightText(ofClass<number>(d.weight, classKey))}</td>
                <td colSpan={3}>
                  <Sum sum={sumAt(d.key)} />
                </td>
              </tr>
              {d.indicators.map((i) => (
                <IndicatorRows key={i.key} indicator={i} definition={definition} classKey={classKey} sum={sumAt(`${d.key}.${i.key}`)} />
              ))}
            </Fragment>
          ))}
          <tr data-level="0">
            <th scope="row">{t('scheme.sum')}</th>
            <td className="dd-num dd-assess-weight">{whole?.percent}%</td>
            <td colSpan={3}>
              <Sum sum={whole} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const weightText = (percent: number | undefined): string => `${percentText(tenThousandths(percent))}%`;

function Sum({ sum }: { readonly sum: WeightSum | undefined }) {
  const { t } = useTranslation('assessment');
  if (!sum) return null;
  if (sum.holds && sum.percent === '0') return <StateTag tone="closed">{t('scheme.noWeight')}</StateTag>;
  return <StateTag tone={sum.holds ? 'good' : 'danger'}>{sum.holds ? t('scheme.holds') : t('scheme.fails', { sum: sum.percent })}</StateTag>;
}

function IndicatorRows({ indicator, definition, classKey, sum }: { readonly indicator: IndicatorDefinition; readonly definition: SchemeDefinition; readonly classKey: string; readonly sum: WeightSum | undefined }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const { source, scoring, missing, hard } = indicator;
  const word = useGradeWord(subjectOfScheme(definition));
  const scoringText =
    scoring.method === 'attainment' ? t('scheme.target', { target: ofClass(scoring.target, classKey) ?? '—', cap: scoring.cap }) : scoring.method === 'bands' ? t('scheme.bands', { count: scoring.bands.length }) : t(`scoring.${scoring.method}`);
  return (
    <>
      <tr data-level="1">
        <th scope="row">
          {name(indicator.name)}
          {indicator.definition && <small>{name(indicator.definition)}</small>}
          {hard && <small className="dd-caution">{t('scheme.hard', { minimum: hard.minimum, grade: word(hard.ceiling) })}</small>}
        </th>
        <td className="dd-num dd-assess-weight">{weightText(ofClass<number>(indicator.weight, classKey))}</td>
        <td>
          {t(`source.${source.from}`)}
          {source.from === 'computed' && <small><code>{source.formula}</code></small>}
          {source.from === 'ballot' && <small><code>{source.form} · {source.result}</code></small>}
          {source.from === 'fact' && <small>{t('scheme.fact', { fact: source.fact })}</small>}
          {sum && !sum.holds && <Sum sum={sum} />}
        </td>
        <td>
          {scoringText}
          {scoring.method === 'bands' && <small className="dd-num">{scoring.bands.map((b) => `${b.from}→${b.score}`).join(' · ')}</small>}
        </td>
        <td>{t(`missing.${missing.policy}`, { score: missing.policy === 'neutral' ? missing.score : '' })}</td>
      </tr>
      {source.from === 'rating' &&
        source.raters
          .filter((r) => (ofClass<number>(r.weight, classKey) ?? 0) > 0)
          .map((r) => {
            const rater = definition.raters.find((x) => x.key === r.rater);
            return (
              <tr key={r.rater} data-level="2">
                <th scope="row">{rater ? name(rater.name) : r.rater}</th>
                <td className="dd-num dd-assess-weight">{weightText(ofClass<number>(r.weight, classKey))}</td>
                <td colSpan={3} />
              </tr>
            );
          })}
    </>
  );
}
