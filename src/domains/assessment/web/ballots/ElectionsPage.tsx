import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState, MomentText, Page, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listBallotForms } from '../../ballots/contract/forms.ts';
import { listElections } from '../../ballots/contract/elections.ts';
import '../assessment.css';
import { useName } from '../words.tsx';
import './ballots.css';
import { ElectionStateTag, shareText } from './words.tsx';

/** 测评投票: elections with their turnout, and the forms they use. */
export default function ElectionsPage() {
  const { t } = useTranslation('ballots');
  const name = useName();
  const elections = useAnswer(listElections);
  const forms = useAnswer(listBallotForms);
  const mayManage = useMay('assessment.ballots.manage');
  return (
    <Page
      title={t('list.title')}
      sub={t('list.sub')}
      actions={
        <>
          <Link to="/assessment/ballots/forms">
            <Button>{t('list.forms')}</Button>
          </Link>
          <Link to="/assessment/ballots/verify">
            <Button>{t('verify.title')}</Button>
          </Link>
          {mayManage && (
            <Link to="/assessment/ballots/new">
              <Button type="primary">{t('list.new')}</Button>
            </Link>
          )}
        </>
      }
    >
      <div className="dd-assess-stack">
        <Section title={t('list.elections')}>
          <Answered answer={elections}>
            {(list) =>
              list.length === 0 ? (
                <EmptyState title={t('list.none')}>{t('list.noneNext')}</EmptyState>
              ) : (
                <div className="dd-assess-scroll">
                  <table className="dd-assess-tree">
                    <thead>
                      <tr>
                        {['election', 'stateColumn', 'closes', 'subjects', 'eligible', 'taken', 'votes'].map((c) => (
                          <th key={c} scope="col">
                            {t(`list.${c}`)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {list.map((e) => (
                        <tr key={e.id}>
                          <th scope="row">
                            <Link to={`/assessment/ballots/elections/${e.id}`}>{e.title}</Link>
                            <small>{name(e.formTitle) || e.formTitle.zh}</small>
                          </th>
                          <td>
                            <ElectionStateTag state={e.state} />
                          </td>
                          <td>
                            <MomentText value={e.closesAt} />
                          </td>
                          <td className="dd-num">{e.subjects}</td>
                          <td className="dd-num">{e.eligible}</td>
                          <td className="dd-num">{e.taken}</td>
                          <td className="dd-num">
                            {e.votes} <small>{shareText(e.votes, e.eligible)}</small>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )
            }
          </Answered>
        </Section>
        <Section title={t('list.forms')}>
          <Answered answer={forms}>
            {(list) =>
              list.length === 0 ? (
                <EmptyState title={t('list.noForms')}>
                  <Link to="/assessment/ballots/forms">{t('list.noFormsNext')}</Link>
                </EmptyState>
              ) : (
                <ul className="dd-outcome-list">
                  {list
                    .filter((f) => f.latest)
                    .map((f) => (
                      <li key={f.id}>
                        <Link to={`/assessment/ballots/forms/${f.id}`}>{name(f.title) || f.title.zh}</Link> {t('form.version', { version: f.version })} · {t(`kind.${f.kind}`)} · {t('form.used', { count: f.used })}
                      </li>
                    ))}
                </ul>
              )
            }
          </Answered>
        </Section>
      </div>
    </Page>
  );
}
