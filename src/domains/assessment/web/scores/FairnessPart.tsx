import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { useTexts } from '../../../../web/i18n/index.ts';
import { Answered, EmptyState, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { electionFairness, runFairness, type FairnessLine } from '../../fairness/contract.ts';
import './scores.css';

/** Fairness sheet of a year. */
export function RunFairness({ runId }: { readonly runId: string }) {
  const answer = useAnswer(runFairness, { params: { id: runId } });
  return <Answered answer={answer}>{(sheet) => <Sheet sheet={sheet} />}</Answered>;
}

/** Fairness sheet of an election, by raw or adjusted score. */
export function ElectionFairness({ electionId }: { readonly electionId: string }) {
  const { t } = useTranslation('scores');
  const [of, setOf] = useState<'raw' | 'adjusted'>('raw');
  const answer = useAnswer(electionFairness, { params: { id: electionId }, query: { of } }, { keepPrevious: true });
  return (
    <>
      <Segmented<'raw' | 'adjusted'> value={of} onChange={setOf} options={[{ value: 'raw', label: t('fairness.raw') }, { value: 'adjusted', label: t('fairness.adjusted') }]} />
      <Answered answer={answer}>{(sheet) => <Sheet sheet={sheet} />}</Answered>
    </>
  );
}

const tones: Record<FairnessLine['reading'], Tone> = { no_sign: 'good', small: 'waiting', look: 'caution', suppressed: 'closed' };

function Sheet({ sheet }: { readonly sheet: OutputOf<typeof runFairness> }) {
  const { t } = useTranslation('scores');
  const say = useTexts();
  const lines = sheet.by.flatMap((b) => b.lines);
  const kindName = (attribute: string, kind: string): string => {
    if (attribute === 'sex') return t(`fairness.${kind}`);
    if (attribute === 'unit') return say(`registry.organizationType.${kind}`);
    const [from, to] = kind.split('-');
    return from === '' ? t('fairness.age_under', { to }) : to === '' ? t('fairness.age_from', { from }) : t('fairness.age_between', { from, to });
  };
  if (lines.length === 0) return <EmptyState title={t('fairness.none')}>{t('fairness.noneNext')}</EmptyState>;
  return (
    <div className="dd-assess-stack">
      <p className="dd-scores-note">{t('fairness.help')}</p>
      <p>{t('fairness.summary', { look: lines.filter((l) => l.reading === 'look').length, suppressed: lines.filter((l) => l.reading === 'suppressed').length })}</p>
      {sheet.by
        .filter((b) => b.lines.length > 0)
        .map((b) => (
          <Section key={b.attribute} title={t(`fairness.by_${b.attribute}`)}>
            <div className="dd-scores-scroll" tabIndex={0}>
              <table className="dd-dots">
                <thead>
                  <tr>
                    {(['kind', 'says', 'people', 'mean', 'difference', 'interval', 'effect'] as const).map((c, i) => (
                      <th key={c} scope="col" className={i > 1 ? 'dd-num' : undefined}>
                        {t(`fairness.${c}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {b.lines.map((l) => (
                    <tr key={l.kind}>
                      <th scope="row">{kindName(b.attribute, l.kind)}</th>
                      <td>
                        <StateTag tone={tones[l.reading]}>{t(`fairness.${l.reading}`)}</StateTag>
                      </td>
                      <td className="dd-num">{l.people ?? '—'}</td>
                      <td className="dd-num">{l.mean ?? '—'}</td>
                      <td className="dd-num">{l.difference ?? '—'}</td>
                      <td className="dd-num">{l.low === null ? '—' : t('fairness.range', { low: l.low, high: l.high })}</td>
                      <td className="dd-num">{l.effect ?? '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        ))}
      <p className="dd-scores-note">
        {sheet.source} · {sheet.version}
      </p>
    </div>
  );
}
