import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, KeyValue, MomentText, Page, Section, StateTag } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listBallotForms, openBallotForm } from '../../../ballots/contract/forms.ts';
import '../../assessment.css';
import { useName } from '../../words.tsx';
import '../ballots.css';
import { FormOutline } from './FormOutline.tsx';
import { FormPreview } from './FormPreview.tsx';
import './forms.css';
import { UsedIn } from './UsedIn.tsx';
import { useStartDraft } from './use-start-draft.ts';

type Opened = OutputOf<typeof openBallotForm>;

/** One version of a form, to read and to try. It never changes; the next version is written from it. */
export default function FormPage() {
  const { t } = useTranslation(['forms', 'ballots']);
  const name = useName();
  const { formId = '' } = useParams();
  const answer = useAnswer(openBallotForm, { params: { id: formId } });
  const d = answer.data;
  return (
    <Page
      title={d ? name(d.form.title) || d.form.title.zh : t('list.title')}
      sub={
        d && (
          <>
            {t('ballots:form.version', { version: d.form.version })} · {t(`ballots:kind.${d.form.kind}`)} <StateTag tone={d.form.latest ? 'good' : 'closed'}>{t(d.form.latest ? 'list.latest' : 'list.old')}</StateTag>
          </>
        )
      }
      breadcrumb={[{ title: t('ballots:list.title'), to: '/assessment/ballots' }, { title: t('list.title'), to: '/assessment/ballots/forms' }]}
      actions={d && <Actions opened={d} />}
    >
      <Answered answer={answer}>{(opened) => <Detail opened={opened} />}</Answered>
    </Page>
  );
}

function Actions({ opened: { form, definition } }: { readonly opened: Opened }) {
  const { t } = useTranslation('forms');
  const start = useStartDraft();
  const mayPlan = useMay('assessment.ballots.manage');
  if (!useMay('assessment.ballot_forms.manage')) return null;
  return (
    <>
      <Button onClick={() => start.copy(definition)}>{t('list.copy')}</Button>
      {form.latest && <Button onClick={() => start.next(definition, form.version)}>{t('list.next', { version: form.version + 1 })}</Button>}
      {mayPlan && form.latest && form.kind !== 'political_quality' && (
        <Link to={`/assessment/ballots/new?form=${form.id}`}>
          <Button type="primary">{t('list.use')}</Button>
        </Link>
      )}
    </>
  );
}

function Detail({ opened: { form, definition } }: { readonly opened: Opened }) {
  const { t } = useTranslation(['forms', 'ballots']);
  const versions = (useAnswer(listBallotForms).data ?? []).filter((f) => f.key === form.key);
  return (
    <div className="dd-form-builder">
      <div className="dd-form-edit">
        <Section>
          <KeyValue
            columns={2}
            facts={[
              { key: 'key', label: t('edit.formKey'), value: <code>{form.key}</code> },
              { key: 'by', label: t('list.recorded'), value: <>{form.recordedBy} <MomentText value={form.recordedAt} /></> },
              { key: 'layout', label: t('edit.layout'), value: t(`layout.${definition.layout}`) },
              { key: 'places', label: t('edit.places'), value: `${definition.places} · ${t(`rounding.${definition.rounding}`)}` },
              { key: 'used', label: t('list.used'), value: <UsedIn form={form} />, wide: true },
              {
                key: 'versions',
                label: t('list.versions'),
                wide: true,
                value: (
                  <ul className="dd-form-versions">
                    {versions.map((v) => (
                      <li key={v.id}>
                        {v.id === form.id ? <b>{t('ballots:form.version', { version: v.version })}</b> : <Link to={`/assessment/ballots/forms/${v.id}`}>{t('ballots:form.version', { version: v.version })}</Link>} · {v.recordedBy} <MomentText value={v.recordedAt} />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
          <p className="dd-ballot-quiet">{t('list.never')}</p>
        </Section>
        <Section title={t('edit.questions')}>
          <FormOutline form={definition} />
        </Section>
      </div>
      <FormPreview form={definition} item={null} />
    </div>
  );
}
