import { useTranslation } from 'react-i18next';
import { dateText, Section } from '../../../../web/kit/index.ts';
import type { Dossier } from '../../contract.ts';

/** What fills the printed sheet: résumé, education, rewards. On the screen these stand in the tab of the file. */
export function PaperFacts({ file }: { readonly file: Dossier }) {
  const { t } = useTranslation('registry');
  return (
    <div className="dd-paper-only">
      {file.careerLines.length > 0 && (
        <Section title={t('dossier.careerLines')}>
          <ul className="dd-paper-lines">
            {file.careerLines.map((l) => (
              <li key={l.id}>
                <span className="dd-num">{dateText(l.startedOn)}–{l.endedOn ? dateText(l.endedOn) : t('compare.now')}</span>
                <span>{l.text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('dossier.educations')}>
        <ul className="dd-paper-lines">
          {file.educations.map((e) => (
            <li key={e.id}>
              <span>{t(`education.${e.mode}`)}</span>
              <span>{[dateText(e.graduatedOn), e.school, e.major, e.level, e.degree].filter((x) => x && x !== '—').join(' ')}</span>
            </li>
          ))}
        </ul>
      </Section>
      {file.rewards.length > 0 && (
        <Section title={t('dossier.rewardsAndDisciplines')}>
          <ul className="dd-paper-lines">
            {file.rewards.map((r) => (
              <li key={r.id}>
                <span className="dd-num">{dateText(r.issuedOn)}</span>
                <span>{r.title}{r.issuer ? `（${r.issuer}）` : ''}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
