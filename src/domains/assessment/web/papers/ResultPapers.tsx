import { useTranslation } from 'react-i18next';
import { download } from '../../../../web/api/index.ts';
import { useMay, useSession } from '../../../../web/session/index.ts';
import { feedbackLetter, ownForm, ownLetter, registrationForm } from '../../papers/contract.ts';
import type { ResultDetail } from '../../contract.ts';
import { PaperButton } from './PaperButton.tsx';

/** 登记表 and 反馈意见书 of one result: on the result page, in the dossier, and on the person's own page. */
export function ResultPapers({ detail, size }: { readonly detail: ResultDetail; readonly size?: 'small' }) {
  const { t } = useTranslation('papers');
  const mayPrint = useMay('assessment.papers.print');
  const own = useSession().personId === detail.row.personId;
  const { runId, row } = detail;
  if (!mayPrint && !own) return null;
  const params = { id: runId, personId: row.personId };
  const annual = detail.purpose === 'annual' && detail.subject === 'person';
  return (
    <PaperButton
      {...(size ? { size } : {})}
      papers={[
        ...(annual ? [{ key: 'form', title: t('form'), get: (format: 'docx' | 'pdf') => (mayPrint ? download(registrationForm, { params, query: { format } }) : download(ownForm, { params: { id: runId }, query: { format } })) }] : []),
        ...(detail.confirmed ? [{ key: 'letter', title: t('letter'), get: (format: 'docx' | 'pdf') => (mayPrint ? download(feedbackLetter, { params, query: { format } }) : download(ownLetter, { params: { id: runId }, query: { format } })) }] : []),
      ]}
    />
  );
}
