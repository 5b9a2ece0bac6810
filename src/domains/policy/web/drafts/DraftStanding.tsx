import { useTranslation } from 'react-i18next';
import { StateTag, dateText, type Tone } from '../../../../web/kit/index.ts';
import type { DraftLine } from '../../contract/workbench.ts';

const tones: Record<DraftLine['state'], Tone> = { draft: 'running', submitted: 'waiting', approved: 'good', discarded: 'closed' };
const standings: Record<NonNullable<DraftLine['standing']>, Tone> = { coming: 'caution', in_force: 'good', withdrawn: 'danger' };

/** Where a draft stands; of an approved one whether it binds yet, or no longer. */
export function DraftStanding({ draft }: { readonly draft: Pick<DraftLine, 'state' | 'standing' | 'withdrawnFrom'> }) {
  const { t } = useTranslation('policy');
  if (draft.standing) return <StateTag tone={standings[draft.standing]}>{t(`draft.standing.${draft.standing}`, { day: dateText(draft.withdrawnFrom) })}</StateTag>;
  return <StateTag tone={tones[draft.state]}>{t(`draft.state.${draft.state}`)}</StateTag>;
}
