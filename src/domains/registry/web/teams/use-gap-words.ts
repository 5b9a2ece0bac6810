import { useTranslation } from 'react-i18next';
import type { Team } from './TeamPage.tsx';

/** A gap as a sentence. Steps of education come as numbers and are said by name. */
export function useGapWords(): (gap: Team['gaps'][number]) => string {
  const { t } = useTranslation('registry');
  return ({ code, params }) => {
    const step = (key: string) => t(`educationStep.${params[key]}`);
    return t(`gap.${code}`, code === 'education_below' ? { ...params, required: step('required'), actual: step('actual') } : params);
  };
}
