import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, EmptyState, ExplanationTree, KeyValue, Page, Section } from '../../../web/kit/index.ts';
import { ownEligibility } from '../contract.ts';
import { OutcomeTag, useRankWords, WhenText } from './words.tsx';

/** The own line: where one stands with regard to the next rank, and every reason. */
export default function OwnEligibilityPage() {
  const { t } = useTranslation('personnel');
  const words = useRankWords();
  const answer = useAnswer(ownEligibility, { query: {} });
  return (
    <Page title={t('own.title')} sub={t('own.sub')}>
      <Answered answer={answer}>
        {({ row, explanation }) =>
          row === null || explanation === null ? (
            <EmptyState title={t('own.none')}>{t('own.noneNext')}</EmptyState>
          ) : (
            <>
              <Section title={t('panel.title')}>
                <KeyValue
                  columns={2}
                  facts={[
                    { key: 'rank', label: t('column.rank'), value: words.rank(row.rank) },
                    { key: 'target', label: t('column.target'), value: words.rank(row.target) },
                    { key: 'outcome', label: t('column.outcome'), value: <OutcomeTag outcome={row.outcome} /> },
                    { key: 'when', label: t('column.when'), value: <WhenText row={row} /> },
                  ]}
                />
              </Section>
              <Section>
                <ExplanationTree explanation={explanation} />
              </Section>
            </>
          )
        }
      </Answered>
    </Page>
  );
}
