import { Alert, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DateText, dateText, KeyValue, Lazy, MomentText, Page, PersonLink, Section, StateTag } from '../../../web/kit/index.ts';
import { refusalText } from '../../../web/i18n/texts.ts';
import { useScreens } from '../../../web/screens-context.tsx';
import { listCases, readCase, takeCaseStep } from '../contract.ts';
import './cases.css';
import { CasePeople } from './CaseForm.tsx';
import { ClockActions } from './ClockActions.tsx';
import { FlowChart } from './FlowChart.tsx';
import { Opinions } from './Opinions.tsx';
import { Papers } from './Papers.tsx';
import { StepDialog } from './StepDialog.tsx';
import { Trail } from './Trail.tsx';
import { CaseState, TimeLeft, useWords } from './words.tsx';

type File = OutputOf<typeof readCase>;

/** A case reads like a file: who, what, clock, where it stands, what was said and decided, papers, and what it changed elsewhere. */
export default function CasePage() {
  const { t } = useTranslation('cases');
  const say = useWords();
  const { caseId = '' } = useParams();
  const answer = useAnswer(readCase, { params: { id: caseId } });
  const c = answer.data?.case;
  return (
    <Page title={c ? c.title : t('list.heading')} sub={c && <span className="dd-case-sub">{say(c.typeTitle)} <span className="dd-num">{c.number}</span> <CaseState line={c} /> <TimeLeft line={c} /></span>} breadcrumb={[{ title: t('list.heading'), to: '/cases' }]} actions={answer.data && <Steps file={answer.data} />}>
      <Answered answer={answer}>{(file) => <Body file={file} />}</Answered>
    </Page>
  );
}

/** Steps possible now; one that something stands against says why instead of hiding. */
function Steps({ file }: { readonly file: File }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const [taking, setTaking] = useState<File['can'][number] | null>(null);
  const take = useCommand(takeCaseStep, { invalidates: [readCase, listCases] });
  const main = file.can.find((s) => !s.aside && s.against.length === 0);
  return (
    <>
      <ClockActions file={file} />
      {[...file.can].sort((a, b) => Number(b.aside) - Number(a.aside) || Number(a === main) - Number(b === main)).map((s) => (
        <Tooltip key={s.action} title={s.against.map((r) => `${refusalText(t, r.code, r.params)?.what ?? r.code}${r.source ? `（${r.source}）` : ''}`).join('\n')}>
          <Button type={s === main ? 'primary' : 'default'} disabled={s.against.length > 0} onClick={() => setTaking(s)}>
            {say(s.title)}
          </Button>
        </Tooltip>
      ))}
      {taking && (
        <CasePeople value={file.case.people.filter((p) => p.role === 'subject').map((p) => p.personId)}>
        <StepDialog
          title={taking.title}
          {...(taking.to === file.case.state ? {} : { leadsTo: file.flow.states.find((s) => s.key === taking.to)!.title })}
          fields={taking.fields}
          needsReason={taking.needsReason}
          onTake={(facts, reason) => take.mutateAsync({ params: { id: file.case.id }, body: { action: taking.action, facts, ...(reason ? { reason } : {}), revision: file.case.revision } })}
          onClose={() => setTaking(null)}
        />
        </CasePeople>
      )}
    </>
  );
}

/** What the domain that declared the type shows beside the file. */
function Panels({ file }: { readonly file: File }) {
  const { casePanels } = useScreens();
  return (
    <>
      {casePanels
        .filter((p) => p.type === file.case.type)
        .map(({ key, component: Panel }) => (
          <Lazy key={key}>
            <Panel caseId={file.case.id} />
          </Lazy>
        ))}
    </>
  );
}

function Body({ file }: { readonly file: File }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const c = file.case;
  const people = (role: File['case']['people'][number]['role']) => c.people.filter((p) => p.role === role);
  return (
    <div className="dd-case-stack">
      {c.mergedInto && <Alert type="info" showIcon title={<Link to={`/cases/${c.mergedInto.id}`}>{t('file.mergedInto', { number: c.mergedInto.number })}</Link>} />}
      {c.policyVersion !== c.policyNow && c.closedOn === null && <Alert type="info" showIcon title={t('file.policyKept', { then: c.policyVersion, now: c.policyNow })} />}
      <Section>
        <KeyValue
          columns={3}
          facts={[
            { key: 'subject', label: t('role.subject'), value: people('subject').map((p, i) => <span key={p.personId} className="dd-case-person">{i > 0 && '，'}<PersonLink id={p.personId} name={p.name} /> <small>{p.title}</small></span>), wide: people('subject').length > 2 },
            ...(['applicant', 'helper', 'head'] as const).flatMap((role) => (people(role).length > 0 ? [{ key: role, label: t(`role.${role}`), value: people(role).map((p, i) => <span key={p.personId} className="dd-case-person">{i > 0 && '，'}<PersonLink id={p.personId} name={p.name} /></span>) }] : [])),
            { key: 'unit', label: t('list.unit'), value: c.organizationName },
            { key: 'opening', label: t('file.opening'), value: `${say(c.openingTitle)}　${dateText(c.openedOn)}　${c.openedBy}` },
            { key: 'due', label: t('list.due'), value: c.suspendedOn ? t('file.stands', { on: dateText(c.suspendedOn) }) : c.dueOn ? <><DateText value={c.dueOn} />{c.extended && ` ${t('file.extended')}`}</> : '—' },
            { key: 'assignee', label: t('list.assignee'), value: c.assignee ?? t('file.nobody') },
            { key: 'policy', label: t('file.policy'), value: <code>{c.policyVersion}</code>, wide: true },
          ]}
        />
      </Section>
      <Section title={t('flow.title')}>
        <FlowChart flow={file.flow} walked={file.walked} />
      </Section>
      <div className="dd-case-two">
        <Section title={t('file.trail')}>
          <Trail caseId={c.id} lines={file.trail} />
        </Section>
        <div className="dd-case-stack">
          {file.consultations.length > 0 && <Opinions file={file} />}
          {file.consequences.length > 0 && (
            <Section title={t('file.consequences')}>
              <ul className="dd-case-list">
                {file.consequences.map((x, i) => (
                  <li key={i}>
                    {people('subject').length > 1 && x.personId && <b>{c.people.find((p) => p.personId === x.personId)?.name} </b>}
                    {x.to ? <Link to={x.to}>{say(x.title)}</Link> : say(x.title)} {x.now ? <StateTag tone={x.now.tone}>{say(x.now.title)}</StateTag> : <small><MomentText value={x.at} /></small>}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Panels file={file} />
          <Papers file={file} />
          {file.avoidances.length > 0 && (
            <Section title={t('file.avoidances')}>
              <ul className="dd-case-list">
                {file.avoidances.map((a, i) => (
                  <li key={i}>{a.account} {t(`avoidance.${a.finding}`)}：{a.reason} <small>{a.foundBy} <MomentText value={a.at} /></small></li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </div>
    </div>
  );
}
