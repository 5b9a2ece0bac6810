import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Section, Timeline } from '../../../../web/kit/index.ts';
import { personHistory } from '../../contract.ts';
import { useKeyWords } from '../parts/words.ts';
import { useFileView } from './use-view.ts';

/** Who changed what, when and why; each line leads to the file as it was known then. */
export function HistoryTab({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const [, setView] = useFileView();
  const answer = useAnswer(personHistory, { params: { personId } });
  const printed = (field: string, value: string | null) => (field === 'sex' || field === 'staffCategory' ? word(field, value) : dateText(value));
  return (
    <Section title={t('dossier.tab.history')}>
      <Answered answer={answer}>
        {(versions) =>
          versions.length === 0 ? (
            <EmptyState title={t('history.none')} />
          ) : (
            <Timeline
              label={t('dossier.tab.history')}
              entries={versions.map((v) => ({
                key: v.versionId,
                at: v.recordedAt,
                title: (
                  <>
                    {v.reason ?? t('history.recorded')} <span className="dd-muted">{t('history.by', { by: v.recordedBy })}</span>{' '}
                    <button type="button" className="dd-plain" onClick={() => setView({ known: v.recordedAt, on: null, tab: '' })}>
                      {t('history.look')}
                    </button>
                  </>
                ),
                detail:
                  v.changes.length === 0 ? undefined : (
                    <ul>
                      {v.changes.map((c) => (
                        <li key={c.field}>
                          {t('history.change', { field: t(`field.${c.field}`, { defaultValue: c.field }), before: printed(c.field, c.before), after: printed(c.field, c.after) })}
                        </li>
                      ))}
                    </ul>
                  ),
              }))}
            />
          )
        }
      </Answered>
    </Section>
  );
}
