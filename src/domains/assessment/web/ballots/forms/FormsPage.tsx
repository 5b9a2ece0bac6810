import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call, useAnswer } from '../../../../../web/api/index.ts';
import { Answered, EmptyState, Gate, MomentText, Page, RefusalNotice, Section } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listBallotForms, listReadyForms, openBallotForm, type FormView } from '../../../ballots/contract/forms.ts';
import { itemsOf } from '../../../ballots/rules/check-form.ts';
import '../../assessment.css';
import { useName } from '../../words.tsx';
import '../ballots.css';
import './forms.css';
import { useFormDrafts } from './kept-drafts.ts';
import { UsedIn } from './UsedIn.tsx';
import { useStartDraft } from './use-start-draft.ts';

/** 测评表: what is being written, what is in use with all versions, and ready-made ones to begin with. */
export default function FormsPage() {
  const { t } = useTranslation(['forms', 'ballots']);
  const start = useStartDraft();
  return (
    <Page
      title={t('list.title')}
      sub={t('list.sub')}
      breadcrumb={[{ title: t('ballots:list.title'), to: '/assessment/ballots' }, { title: t('list.title') }]}
      actions={
        <Gate permission="assessment.ballot_forms.manage">
          <Button type="primary" onClick={start.blank}>
            {t('list.blank')}
          </Button>
        </Gate>
      }
    >
      <div className="dd-assess-stack">
        <Drafts />
        <Kept />
        <Ready />
      </div>
    </Page>
  );
}

function Drafts() {
  const { t } = useTranslation('forms');
  const name = useName();
  const { drafts, drop } = useFormDrafts();
  if (drafts.length === 0) return null;
  return (
    <Section title={t('list.drafts')}>
      <p className="dd-ballot-quiet">{t('list.draftsWords')}</p>
      <ul className="dd-outcome-list">
        {drafts.map((d) => (
          <li key={d.id} className="dd-form-row">
            <Link to={`/assessment/ballots/forms/drafts/${d.id}`}>{name(d.definition.title) || d.definition.title.zh || t('edit.unnamed')}</Link>
            <span className="dd-ballot-quiet">
              {t(d.after === 0 ? 'edit.subNew' : 'edit.subNext', { version: d.after, next: d.after + 1 })} · <MomentText value={d.at} />
            </span>
            <Button size="small" type="text" onClick={() => drop(d.id)}>
              {t('edit.drop')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Kept() {
  const { t } = useTranslation(['forms', 'ballots']);
  const answer = useAnswer(listBallotForms);
  return (
    <Section title={t('list.forms')}>
      <Answered answer={answer}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t('list.none')}>{t('list.noneNext')}</EmptyState>
          ) : (
            <div className="dd-assess-scroll">
              <table className="dd-assess-tree">
                <thead>
                  <tr>
                    {['form', 'kind', 'versions', 'used', 'act'].map((c) => (
                      <th key={c} scope="col">
                        {t(`list.${c}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {all
                    .filter((f) => f.latest)
                    .map((f) => (
                      <FormLine key={f.id} form={f} earlier={all.filter((o) => o.key === f.key && o.id !== f.id)} />
                    ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </Section>
  );
}

function FormLine({ form, earlier }: { readonly form: FormView; readonly earlier: readonly FormView[] }) {
  const { t } = useTranslation(['forms', 'ballots']);
  const name = useName();
  const start = useStartDraft();
  const mayManage = useMay('assessment.ballot_forms.manage');
  const [error, setError] = useState<unknown>(null);
  const begin = (how: 'copy' | 'next') => call(openBallotForm, { params: { id: form.id } }).then(({ definition }) => (how === 'copy' ? start.copy(definition) : start.next(definition, form.version)), setError);
  return (
    <tr>
      <th scope="row">
        <Link to={`/assessment/ballots/forms/${form.id}`}>{name(form.title) || form.title.zh}</Link>
        {error !== null && <RefusalNotice error={error} />}
      </th>
      <td>{t(`ballots:kind.${form.kind}`)}</td>
      <td>
        {t('ballots:form.version', { version: form.version })} <MomentText value={form.recordedAt} />
        <small>
          {earlier.map((e) => (
            <Link key={e.id} to={`/assessment/ballots/forms/${e.id}`}>
              {t('ballots:form.version', { version: e.version })}{' '}
            </Link>
          ))}
        </small>
      </td>
      <td>
        {[form, ...earlier.filter((e) => e.used > 0)].map((f) => (
          <div key={f.id}>
            {f !== form && `${t('ballots:form.version', { version: f.version })} `}
            <UsedIn form={f} />
          </div>
        ))}
      </td>
      <td>
        {mayManage && (
          <span className="dd-assess-actions">
            <Button size="small" onClick={() => void begin('next')} aria-label={`${name(form.title) || form.title.zh} ${t('list.change')}`}>
              {t('list.change')}
            </Button>
            <Button size="small" onClick={() => void begin('copy')} aria-label={`${name(form.title) || form.title.zh} ${t('list.copy')}`}>
              {t('list.copy')}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}

/** Ready-made forms of the policy packs. */
function Ready() {
  const { t } = useTranslation(['forms', 'ballots']);
  const name = useName();
  const answer = useAnswer(listReadyForms);
  const start = useStartDraft();
  const mayManage = useMay('assessment.ballot_forms.manage');
  return (
    <Section title={t('list.ready')}>
      <p className="dd-ballot-quiet">{t('list.readyWords')}</p>
      <Answered answer={answer}>
        {(ready) => (
          <div className="dd-form-cards">
            {ready.map((r) => (
              <article key={r.key} className="dd-form-card">
                <h3>{name(r.definition.title)}</h3>
                <p>{name(r.about)}</p>
                <p>
                  {t(`ballots:kind.${r.definition.kind}`)} · {t('list.items', { count: itemsOf(r.definition).length })}
                  {r.practice && <> · <Link to={`/policy/practices/${r.practice}`}>{r.practice}</Link></>}
                </p>
                {mayManage && (
                  <Button onClick={() => start.copy(r.definition)} aria-label={t('list.beginWith', { title: name(r.definition.title) })}>
                    {t('list.begin')}
                  </Button>
                )}
              </article>
            ))}
          </div>
        )}
      </Answered>
    </Section>
  );
}
