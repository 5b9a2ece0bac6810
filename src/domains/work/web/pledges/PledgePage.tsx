import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, Figure, FormDialog, KeyValue, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { decidePledge, enterActual, listPledges, readPledge, settleActual } from '../../pledges/contract.ts';
import { WritePledgeDialog } from './WritePledgeDialog.tsx';
import { MetTag, PledgeTag } from './parts.tsx';
import '../work.css';
import './pledges.css';

type View = OutputOf<typeof readPledge>;
type Objective = View['objectives'][number];
type Asking = { readonly what: 'write' | 'publish' | 'back' } | { readonly what: 'enter'; readonly objective: Objective; readonly year: number } | { readonly what: 'accept' | 'return'; readonly figureId: string; readonly says: string } | null;
const again = { invalidates: [readPledge, listPledges] };

/** One pledge: objectives, and year by year what was pledged against what was reached. */
export default function PledgePage() {
  const { t } = useTranslation('pledges');
  const { pledgeId } = useParams();
  const answer = useAnswer(readPledge, { params: { id: pledgeId! } });
  const [asking, ask] = useState<Asking>(null);
  const can = answer.data?.can;
  return (
    <Page title={answer.data?.pledge.organizationName ?? t('nav.pledges')} sub={answer.data?.pledge.termTitle} breadcrumb={[{ title: t('nav.pledges'), to: '/pledges' }]} actions={<>{can?.publish && <Button onClick={() => ask({ what: 'back' })}>{t('act.back')}</Button>}{can?.publish && <Button type="primary" onClick={() => ask({ what: 'publish' })}>{t('act.publish')}</Button>}{can?.write && <Button type="primary" onClick={() => ask({ what: 'write' })}>{t('act.write')}</Button>}</>}>
      <Answered answer={answer}>
        {(view) => (
          <div className="dd-work-stack">
            <About view={view} />
            <Section title={t('objectives')}>{view.objectives.length === 0 ? <EmptyState title={t('noObjectives')} /> : <ol className="dd-work-list">{view.objectives.map((o) => <ObjectiveItem key={o.id} objective={o} ask={ask} />)}</ol>}</Section>
            {asking?.what === 'write' && <WritePledgeDialog view={view} onClose={() => ask(null)} />}
            <Dialogs view={view} asking={asking} ask={ask} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function About({ view }: { readonly view: View }) {
  const { t } = useTranslation('pledges');
  const p = view.pledge;
  return (
    <Section title={t('pledge')}>
      <KeyValue
        facts={[
          { key: 'state', label: t('state'), value: <PledgeTag pledge={p} /> },
          { key: 'years', label: t('term.one'), value: t('term.years', { from: view.fromYear, to: view.toYear, due: dateText(p.dueOn) }) },
          { key: 'rate', label: t('fulfilment.rate'), value: p.fulfilment.rate === null ? t('term.noYear') : <Figure value={p.fulfilment.rate} unit="%" explanation={p.fulfilment.explanation} title={p.organizationName} /> },
          { key: 'submitted', label: t('submittedOn'), value: p.submittedOn && `${dateText(p.submittedOn)} ${view.submittedBy}` },
          { key: 'published', label: t('publishedOn'), value: p.publishedOn && `${dateText(p.publishedOn)} ${view.publishedBy}` },
          { key: 'public', label: t('publicPage'), value: view.publicPath && <Link to={view.publicPath}>{t('openPublic')}</Link> },
          ...(view.statement ? [{ key: 'statement', label: t('statement'), value: <p className="dd-work-text">{view.statement}</p>, wide: true }] : []),
          ...(view.opinion ? [{ key: 'opinion', label: t('opinion'), value: view.opinion, wide: true }] : []),
        ]}
      />
    </Section>
  );
}

function ObjectiveItem({ objective: o, ask }: { readonly objective: Objective; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('pledges');
  return (
    <li className="dd-work-item">
      <span className="dd-work-row"><strong>{o.position}. {o.title}</strong><span className="dd-work-quiet">{t('measured', { unit: o.unit, better: t(`better.${o.better}`) })}</span></span>
      <div className="dd-pledge-scroll">
        <table className="dd-pledge-table dd-pledge-years-table">
          <thead><tr><th>{t('year')}</th><th>{t('target')}</th><th>{t('actual')}</th><th>{t('state')}</th><th>{t('figures')}</th></tr></thead>
          <tbody>
            {o.years.map((y) => (
              <tr key={y.year}>
                <td className="dd-num">{y.year}</td>
                <td className="dd-num">{y.target}</td>
                <td className="dd-num">{y.actual ?? '—'}</td>
                <td><MetTag year={y} /></td>
                <td>
                  {y.figures.map((f) => (
                    <div key={f.id} className="dd-work-card">
                      <span className="dd-work-row"><StateTag tone={f.state === 'waiting' ? 'waiting' : f.state === 'confirmed' ? 'good' : 'caution'}>{t(`figureState.${f.state}`)}</StateTag><span>{t('figure', { actual: f.actual, source: f.source, name: f.enteredBy, day: dateText(f.enteredOn) })}</span></span>
                      {f.opinion && <span className="dd-work-quiet">{t('said', { name: f.decidedBy, opinion: f.opinion })}</span>}
                      {f.can.settle && <span className="dd-work-row"><Button size="small" type="primary" onClick={() => ask({ what: 'accept', figureId: f.id, says: f.source })}>{t('act.accept')}</Button><Button size="small" onClick={() => ask({ what: 'return', figureId: f.id, says: f.source })}>{t('act.return')}</Button></span>}
                    </div>
                  ))}
                  {y.can.enter && <Button size="small" onClick={() => ask({ what: 'enter', objective: o, year: y.year })}>{t('act.enter')}</Button>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </li>
  );
}

function Dialogs({ view, asking, ask }: { readonly view: View; readonly asking: Asking; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('pledges');
  const [decide, settle, enter] = [useCommand(decidePledge, again), useCommand(settleActual, again), useCommand(enterActual, again)];
  const close = () => ask(null);
  const needed = [{ required: true, message: t('needed') }];
  if (asking?.what === 'enter')
    return (
      <FormDialog<{ actual: string; source: string }> texts="pledges" title={t('act.enterOf', { title: asking.objective.title, year: asking.year })} error={enter.error} busy={enter.isPending} onSend={(body) => enter.mutateAsync({ params: { id: asking.objective.id }, body: { ...body, year: asking.year } })} onClose={close}>
        <Form.Item name="actual" label={t('actualIn', { unit: asking.objective.unit })} rules={needed}><Input maxLength={17} inputMode="decimal" /></Form.Item>
        <Form.Item name="source" label={t('source')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      </FormDialog>
    );
  const word = asking === null || asking.what === 'write' ? 'publish' : asking.what;
  const act = (opinion: string): Promise<unknown> => (asking !== null && 'figureId' in asking ? settle.mutateAsync({ params: { id: asking.figureId }, body: { accepted: asking.what === 'accept', opinion } }) : decide.mutateAsync({ params: { id: view.pledge.id }, body: { accepted: asking?.what === 'publish', opinion } }));
  return <ConfirmWithReason open={asking !== null && asking.what !== 'write'} title={t(`act.${word}`)} confirmText={t(`act.${word}`)} reasonHint={t('hint')} least={2} onConfirm={act} onClose={close}>{asking !== null && 'says' in asking ? asking.says : view.pledge.organizationName}</ConfirmWithReason>;
}
