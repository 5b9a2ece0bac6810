import './analysis.css';
import { useTranslation } from 'react-i18next';
import { Label, ReasonList, Section, ThingLink } from '../../../web/kit/index.ts';
import type { FindingDetail, SignalView } from '../contract.ts';
import { MeasureList } from './MeasureList.tsx';
import { SignalText } from './words.tsx';

/** What a finding rests on, the same for those who decide and for the person concerned. */
export function FindingBody({ finding: f }: { readonly finding: FindingDetail }) {
  const { t } = useTranslation('analysis');
  const [category = '', unitType = ''] = f.group.key.split('/');
  const group = `${t(`category.${category}`)}${unitType ? ` · ${t(`registry:organizationType.${unitType}`, { defaultValue: unitType })}` : ''}`;
  return (
    <>
      <Section title={t('finding.inShort')}>
        <p>
          <b>{t(`finding.sentence.${f.state}`, { problem: t(`problem.${f.problem}`), strength: f.strength?.toFixed(2) ?? '—', confidence: f.confidence ? t(`confidence.${f.confidence}`) : '—' })}</b>
        </p>
        <p>{t('finding.group', { group, size: f.group.size })}</p>
        {f.reasons.length > 0 && <ReasonList reasons={f.reasons} refusals />}
        <p>{f.counterEvidence ? <>{t('finding.counter')} <SignalText signal={f.counterEvidence} /></> : t('finding.noCounter')}</p>
      </Section>
      <Section title={t('finding.signals')}>
        <p>{t('finding.signalsHow')}</p>
        <ul className="dd-signals">
          {f.signals.map((s) => (
            <SignalRow key={s.id} signal={s} />
          ))}
        </ul>
      </Section>
      {f.decision?.decision === 'confirmed' && (
        <Section title={t('measure.title', { count: f.measures.length })}>
          <MeasureList measures={f.measures} />
        </Section>
      )}
    </>
  );
}

/** How far from the group, as a bar from the middle: to the right toward the problem, to the left away from it. */
function SignalRow({ signal }: { readonly signal: SignalView }) {
  const { t } = useTranslation('analysis');
  const width = Math.min(50, (Math.abs(signal.z) / 3) * 50);
  return (
    <li>
      <div className="dd-signal-words">
        <SignalText signal={signal} /> <Label>{t(`source.${signal.source}`)}</Label>
        {signal.evidenceIds.slice(0, 3).map((id, i) => (
          <ThingLink key={id} kind="evidence" id={id} name={t('finding.evidence', { number: i + 1 })} />
        ))}
        {signal.evidenceIds.length > 3 && <span className="dd-num">{t('finding.more', { count: signal.evidenceIds.length - 3 })}</span>}
      </div>
      <div className="dd-signal-bar" aria-hidden="true">
        <i className={signal.z >= 0 ? 'dd-signal-for' : 'dd-signal-against'} style={signal.z >= 0 ? { insetInlineStart: '50%', width: `${width}%` } : { insetInlineEnd: '50%', width: `${width}%` }} />
      </div>
      <span className="dd-num">{`${signal.z >= 0 ? '+' : ''}${signal.z.toFixed(1)}`}</span>
    </li>
  );
}
