import './analysis.css';
import { useTranslation } from 'react-i18next';
import { Label, ReasonList, Section, ThingLink } from '../../../web/kit/index.ts';
import type { FindingDetail, SignalView } from '../contract.ts';
import { pointsOf } from '../rules/points.ts';
import { MeasureList } from './MeasureList.tsx';
import { signed, SignalText } from './words.tsx';

/** A signal that gives less than this is neither for nor against. */
const SPEAKS = 0.05;

/** What a finding rests on, the same for those who decide and for the person concerned. */
export function FindingBody({ finding: f }: { readonly finding: FindingDetail }) {
  const { t } = useTranslation('analysis');
  const [category = '', unitType = ''] = f.group.key.split('/');
  const group = `${t(`category.${category}`)}${unitType ? ` · ${t(`registry:organizationType.${unitType}`, { defaultValue: unitType })}` : ''}`;
  const problem = t(`problem.${f.problem}`);
  const confidence = f.confidence ? t(`confidence.${f.confidence}`) : '—';
  const sum = f.signals.reduce((total, s) => total + pointsOf(s), 0);
  const even = f.signals.filter((s) => Math.abs(pointsOf(s)) < SPEAKS).length;
  const most = Math.max(1, ...f.signals.map((s) => Math.abs(pointsOf(s))));
  return (
    <>
      <Section title={t('finding.inShort')}>
        <p>
          <b>{t(`finding.sentence.${f.state}`, { problem, strength: f.strength === null ? '—' : signed(f.strength), confidence })}</b>
        </p>
        {f.rightInTen !== null && <p>{t('finding.rightInTen', { confidence, count: f.rightInTen })}</p>}
        {f.reasons.length > 0 && <ReasonList reasons={f.reasons} refusals />}
        {f.state === 'abstained' && <p>{t('finding.abstainNext')}</p>}
        <p>{t('finding.group', { group, size: f.group.size })}</p>
      </Section>
      <Section title={t('finding.for', { problem })}>
        <SignalList signals={f.signals.filter((s) => pointsOf(s) >= SPEAKS)} most={most} />
      </Section>
      <Section title={t('finding.against')}>
        <SignalList signals={f.signals.filter((s) => pointsOf(s) <= -SPEAKS).toReversed()} most={most} />
        <p className="dd-page-sub">{even > 0 && t('finding.even', { count: even })} {t('finding.signalsHow')}</p>
        {f.start !== null && f.strength !== null && <p className="dd-page-sub">{t('finding.sum', { start: signed(f.start), signals: signed(sum), total: signed(f.strength) })}</p>}
      </Section>
      {f.decision?.decision === 'confirmed' && (
        <Section title={t('measure.title', { count: f.measures.length })}>
          <MeasureList measures={f.measures} />
        </Section>
      )}
    </>
  );
}

function SignalList({ signals, most }: { readonly signals: readonly SignalView[]; readonly most: number }) {
  const { t } = useTranslation('analysis');
  if (signals.length === 0) return <p>{t('finding.noneFor')}</p>;
  return <ul className="dd-signals">{signals.map((s) => <SignalRow key={s.id} signal={s} most={most} />)}</ul>;
}

/** A signal in words, with its evidence, and its points as a bar: to the right toward the problem, to the left away from it. */
function SignalRow({ signal, most }: { readonly signal: SignalView; readonly most: number }) {
  const { t } = useTranslation('analysis');
  const points = pointsOf(signal);
  const width = Math.min(50, (Math.abs(points) / most) * 50);
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
        <i className={points >= 0 ? 'dd-signal-for' : 'dd-signal-against'} style={points >= 0 ? { insetInlineStart: '50%', width: `${width}%` } : { insetInlineEnd: '50%', width: `${width}%` }} />
      </div>
      <span className="dd-num">{t('finding.points', { points: signed(points) })}</span>
    </li>
  );
}
