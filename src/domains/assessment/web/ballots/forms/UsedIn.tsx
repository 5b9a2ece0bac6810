import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../../web/api/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listElections } from '../../../ballots/contract/elections.ts';
import type { FormView } from '../../../ballots/contract/forms.ts';

/** Elections on this version by name, where one may see them; the rest (observations, matches) as a number. */
export function UsedIn({ form }: { readonly form: FormView }) {
  const { t } = useTranslation(['forms', 'ballots']);
  const elections = useAnswer(listElections, {}, { enabled: useMay('assessment.ballots.read') });
  const mine = (elections.data ?? []).filter((e) => e.formId === form.id);
  const others = form.used - mine.length;
  if (form.used === 0) return <span className="dd-ballot-quiet">{t('list.unused')}</span>;
  return (
    <>
      {mine.map((e, i) => (
        <span key={e.id}>
          {i > 0 && t('ballots:comma')}
          <Link to={`/assessment/ballots/elections/${e.id}`}>{e.title}</Link>
        </span>
      ))}
      {others > 0 && <span>{mine.length > 0 && t('ballots:comma')}{t('list.usedOther', { count: others })}</span>}
    </>
  );
}
