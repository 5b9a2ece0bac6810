import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../../../../web/kit/index.ts';
import type { ReviewView } from '../../outcomes/contract.ts';

const tones: Record<ReviewView['state'], Tone> = { filed: 'waiting', accepted: 'running', not_accepted: 'closed', decided: 'good', withdrawn: 'closed' };

/** Where a request stands; a decided one says how. */
export function ReviewStateTag({ review }: { readonly review: Pick<ReviewView, 'state' | 'result' | 'late'> }) {
  const { t } = useTranslation('outcomes');
  return (
    <>
      <StateTag tone={tones[review.state]}>{review.result ? t(`result.${review.result}`) : t(`reviewState.${review.state}`)}</StateTag>
      {review.late && <StateTag tone="danger">{t('review.late')}</StateTag>}
    </>
  );
}
