import { useTranslation } from 'react-i18next';
import { Figure, StateTag } from '../../../web/kit/index.ts';
import type { ShareView } from '../contract.ts';

/** Two places are enough to read; the finding is made on the whole share. */
export const round = (share: number | null): number | null => (share === null ? null : Math.round(share * 100) / 100);

export function ShareFigure({ share }: { share: ShareView }) {
  const { t } = useTranslation('personnel');
  return share.share === null ? <>{t('shares.none')}</> : <Figure value={String(round(share.share))} unit="%" title={t('shares.share')} {...(share.explanation ? { explanation: share.explanation } : {})} />;
}

export function FindingTag({ share }: { share: ShareView }) {
  const { t } = useTranslation('personnel');
  if (share.promoted === 0) return <StateTag tone="closed">{t('shares.none')}</StateTag>;
  return share.met === null ? <StateTag tone="closed">{t('shares.unjudged')}</StateTag> : share.met ? <StateTag tone="good">{t('shares.met')}</StateTag> : <StateTag tone="danger">{t('shares.below')}</StateTag>;
}
