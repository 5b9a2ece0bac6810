import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../../../../web/kit/index.ts';
import type { ElectionState } from '../../ballots/model.ts';

const tones: Record<ElectionState, Tone> = { draft: 'waiting', open: 'running', closed: 'caution', counted: 'caution', published: 'good' };
export function ElectionStateTag({ state }: { readonly state: ElectionState }) {
  const { t } = useTranslation('ballots');
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>;
}

/** Ten-thousandths as percent: 4000 → 40. */
export const percent = (tenThousandths: number): number => tenThousandths / 100;
/** How deep a group stands below others. */
export const depthOf = (groups: readonly { readonly group: string; readonly parent: string | null }[], key: string): number => {
  const parent = groups.find((g) => g.group === key)?.parent ?? null;
  return parent === null ? 0 : 1 + depthOf(groups, parent);
};
/** Shares of people, in percent with one decimal; a dash where nobody is asked. */
export const shareText = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)}%`);
