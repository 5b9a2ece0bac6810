import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../../web/api/index.ts';
import { ConfirmWithReason, dateText, momentText, RefusalNotice, StateTag, type Tone } from '../../../web/kit/index.ts';
import { checkMeasureLine, listMeasures, measureDifferences, withdrawMeasureLine, type MeasureView } from '../contract.ts';

type State = 'withdrawn' | 'unconfirmed' | 'confirmed' | 'disputed';
export const checkTones: Readonly<Record<State, Tone>> = { unconfirmed: 'waiting', confirmed: 'good', disputed: 'danger', withdrawn: 'closed' };
export const measureState = (m: MeasureView): State => (m.withdrawn ? 'withdrawn' : (m.check?.finding ?? 'unconfirmed'));

/** What the other body says to a line, who said it and why. */
export function CheckState({ measure: m }: { readonly measure: MeasureView }) {
  const { t } = useTranslation('protection');
  return (
    <span className="dd-measure-matter">
      <span><StateTag tone={checkTones[measureState(m)]}>{t(`measures.state.${measureState(m)}`)}</StateTag></span>
      {m.check?.reason && <span>{m.check.reason}</span>}
      {m.check && <small className="dd-measure-quiet">{t('measures.checkedBy', { by: m.check.by, at: momentText(m.check.at) })}</small>}
      {m.withdrawn && <small className="dd-measure-quiet">{m.withdrawn.because === null ? t('measures.withdrawnHidden', { on: dateText(m.withdrawn.on) }) : t('measures.withdrawnOn', { on: dateText(m.withdrawn.on), because: m.withdrawn.because })}</small>}
    </span>
  );
}

/** What it was about, as far as it is shown, with the number of the lead, the paper or case, and why it is another matter. */
export function MatterText({ measure: m }: { readonly measure: MeasureView }) {
  const { t } = useTranslation('protection');
  if (m.hidden) return <span className="dd-measure-quiet">{t('measures.hidden')}</span>;
  return (
    <span className="dd-measure-matter">
      <span>{m.matter} {m.restricted && <StateTag tone="caution">{t('measures.restricted')}</StateTag>}</span>
      {m.differs && <small>{t('measures.differs', { why: m.differs })}</small>}
      <small className="dd-measure-quiet">
        {[m.lead && t('measures.leadIs', { number: m.lead }), m.case ? null : m.document, m.recordedBy].filter(Boolean).join(' · ')} {m.case && <Link to={`/cases/${m.case.id}`}>{m.case.number}</Link>}
      </small>
    </span>
  );
}

/** Confirming, disputing and withdrawing, where the reader may. */
export function MeasureActs({ measure: m }: { readonly measure: MeasureView }) {
  const { t } = useTranslation('protection');
  const [asking, setAsking] = useState<'dispute' | 'withdraw' | null>(null);
  const invalidates = { invalidates: [listMeasures, measureDifferences] };
  const check = useCommand(checkMeasureLine, invalidates);
  const withdraw = useCommand(withdrawMeasureLine, invalidates);
  if (!m.can.check && !m.can.withdraw) return null;
  const params = { id: m.id };
  return (
    <span className="dd-measure-row">
      {m.can.check && measureState(m) !== 'confirmed' && <Button size="small" type="primary" loading={check.isPending} onClick={() => check.mutate({ params, body: { finding: 'confirmed', reason: null } })}>{t('measures.confirm')}</Button>}
      {m.can.check && <Button size="small" onClick={() => setAsking('dispute')}>{t('measures.dispute')}</Button>}
      {m.can.withdraw && <Button size="small" onClick={() => setAsking('withdraw')}>{t('measures.withdraw')}</Button>}
      {check.error && asking === null && <RefusalNotice error={check.error} />}
      {asking === 'dispute' && <ConfirmWithReason open title={t('measures.disputeTitle')} confirmText={t('measures.dispute')} least={2} most={2000} onClose={() => setAsking(null)} onConfirm={(reason) => check.mutateAsync({ params, body: { finding: 'disputed', reason } })}>{t('measures.disputeHint')}</ConfirmWithReason>}
      {asking === 'withdraw' && <ConfirmWithReason open title={t('measures.withdrawTitle')} confirmText={t('measures.withdraw')} least={2} most={2000} onClose={() => setAsking(null)} onConfirm={(reason) => withdraw.mutateAsync({ params, body: { reason } })}>{t('measures.withdrawHint')}</ConfirmWithReason>}
    </span>
  );
}
