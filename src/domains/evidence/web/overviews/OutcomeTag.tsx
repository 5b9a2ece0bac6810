import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../../../../web/kit/index.ts';

type Outcome = 'achieved' | 'partly_achieved' | 'not_achieved' | 'open';
const tones: Record<Outcome, Tone> = { achieved: 'good', partly_achieved: 'caution', not_achieved: 'danger', open: 'running' };

export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('evidence');
  return <StateTag tone={tones[outcome]}>{t(`choice.outcome.${outcome}`)}</StateTag>;
}
