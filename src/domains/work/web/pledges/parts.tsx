import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../../../../web/kit/index.ts';
import type { PledgeState } from '../../pledges/model.ts';

const tones: Record<PledgeState, Tone> = { owed: 'waiting', submitted: 'running', published: 'good' };
export function PledgeTag({ pledge }: { readonly pledge: { readonly state: PledgeState; readonly overdue: boolean } }) {
  const { t } = useTranslation('pledges');
  return pledge.overdue ? <StateTag tone="danger">{t('overdue')}</StateTag> : <StateTag tone={tones[pledge.state]}>{t(`pledgeState.${pledge.state}`)}</StateTag>;
}
/** Whether the figure of a year was reached; of a year that runs nothing is said yet. */
export function MetTag({ year }: { readonly year: { readonly over: boolean; readonly actual: string | null; readonly met: boolean } }) {
  const { t } = useTranslation('pledges');
  if (!year.over) return <StateTag tone="running">{t('running')}</StateTag>;
  if (year.actual === null) return <StateTag tone="danger">{t('fulfilment.missing')}</StateTag>;
  return <StateTag tone={year.met ? 'good' : 'caution'}>{t(year.met ? 'fulfilment.met' : 'fulfilment.missed')}</StateTag>;
}
