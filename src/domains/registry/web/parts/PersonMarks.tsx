import { useTranslation } from 'react-i18next';
import { Label, StateTag } from '../../../../web/kit/index.ts';
import type { PersonRow } from '../../contract.ts';

interface Props {
  readonly person: Pick<PersonRow, 'withinEffectPeriod' | 'awaitingPost' | 'tags'>;
  /** Tags beyond so many become a number, with their words on it. */
  readonly mostTags?: number;
}

/** What stands beside a name and must not be overlooked: effect period, waiting for a post; then the tags. */
export function PersonMarks({ person, mostTags = Number.POSITIVE_INFINITY }: Props) {
  const { t } = useTranslation('registry');
  const rest = person.tags.slice(mostTags);
  return (
    <span className="dd-person-marks">
      {person.withinEffectPeriod && <StateTag tone="danger">{t('mark.effectPeriod')}</StateTag>}
      {person.awaitingPost && <StateTag tone="caution">{t('mark.awaitingPost')}</StateTag>}
      {person.tags.slice(0, mostTags).map((tag) => (
        <Label key={tag}>{tag}</Label>
      ))}
      {rest.length > 0 && (
        <span className="dd-num dd-marks-rest" title={rest.join(t('chip.and'))}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
