import { useTranslation } from 'react-i18next';
import { Count } from '../../../../web/kit/index.ts';
import type { ImportView } from '../../importing/contract.ts';

/** How many rows of each kind. */
export function Figures({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const { counts } = view;
  const skipped = Object.values(counts.skipped).reduce((a, b) => a + b, 0);
  const shown = (['new', 'changed', 'same', 'problems', 'ambiguous', 'repeats', 'leftOut'] as const).filter((k) => counts[k] > 0 || k === 'new' || k === 'changed');
  return (
    <div className="imp-figures">
      {shown.map((k) => (
        <div key={k}>
          <b>
            <Count value={counts[k]} />
          </b>
          <span>{t(`class.${k}`)}</span>
        </div>
      ))}
      {skipped > 0 && (
        <div>
          <b>
            <Count value={skipped} />
          </b>
          <span>{t('skipped')}</span>
        </div>
      )}
    </div>
  );
}
