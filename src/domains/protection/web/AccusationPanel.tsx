import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, momentText, Section, StateTag } from '../../../web/kit/index.ts';
import { accusationFile } from '../contract.ts';
import './protection.css';

/** Elements with their evidence, and what was served on the reporter whose name is sealed. */
export default function AccusationPanel({ caseId }: { readonly caseId: string }) {
  const { t, i18n } = useTranslation('protection');
  const answer = useAnswer(accusationFile, { params: { id: caseId } });
  return (
    <Section title={t('accusation.elements')}>
      <Answered answer={answer}>
        {(a) => (
          <>
            <ul className="dd-plain">
              {a.elements.map((e) => <li key={e.key}>{i18n.language.startsWith('zh') ? e.title.zh : e.title.en} <StateTag tone={e.proofs > 0 ? 'good' : 'waiting'}>{t('accusation.proofs', { count: e.proofs })}</StateTag></li>)}
            </ul>
            <p><Link to={`/cases/${a.reportId}`}>{t('accusation.report')}</Link></p>
            {a.notices.length > 0 && <ul className="dd-plain">{a.notices.map((n) => <li key={n.id}>{t(`accusation.notice.${n.action}`)} <small>{n.deliveredAt ? t('accusation.delivered', { at: momentText(n.deliveredAt) }) : t('accusation.notDelivered')}</small></li>)}</ul>}
          </>
        )}
      </Answered>
    </Section>
  );
}
