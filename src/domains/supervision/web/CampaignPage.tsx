import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Bars, HeatMap } from '../../../web/charts/index.ts';
import { Answered, ConfirmWithReason, DataTable, dateText, EmptyState, Page, Section, StateTag, type Column } from '../../../web/kit/index.ts';
import { endCampaign, listCampaigns, problemChecked, problemDone, readCampaign } from '../contract.ts';
import { MeasuresMap } from './MeasuresMap.tsx';
import { ProblemDialog, ProblemLeadDialog } from './ProblemDialogs.tsx';
import './supervision.css';

type Board = OutputOf<typeof readCampaign>;
type Problem = Board['problems'][number];
type Asking = { readonly what: 'done' | 'accept' | 'back' | 'lead'; readonly problem: Problem } | { readonly what: 'report' | 'close' } | null;

/** The board of a campaign: by unit, by type, by measure, and its problems. */
export default function CampaignPage() {
  const { t } = useTranslation('supervision');
  const { campaignId } = useParams();
  const answer = useAnswer(readCampaign, { params: { id: campaignId! } });
  const [asking, setAsking] = useState<Asking>(null);
  const c = answer.data?.campaign;
  return (
    <Page
      title={c?.title ?? t('nav.campaigns')}
      sub={c && t('campaign.fromToBasis', { from: dateText(c.opensOn), to: dateText(c.endsOn), basis: c.basis })}
      breadcrumb={[{ title: t('nav.campaigns'), to: '/supervision/campaigns' }]}
      actions={answer.data && <>{answer.data.can.run && !c?.closedOn && <Button onClick={() => setAsking({ what: 'close' })}>{t('campaign.close')}</Button>}{answer.data.can.report && <Button type="primary" onClick={() => setAsking({ what: 'report' })}>{t('problem.report')}</Button>}</>}
    >
      <Answered answer={answer}>{(board) => <BoardBody board={board} asking={asking} ask={setAsking} />}</Answered>
    </Page>
  );
}

function BoardBody({ board, asking, ask }: { readonly board: Board; readonly asking: Asking; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('supervision');
  const { counts, campaign } = board;
  const again = { invalidates: [readCampaign, listCampaigns] };
  const done = useCommand(problemDone, again);
  const check = useCommand(problemChecked, again);
  const close = useCommand(endCampaign, again);
  const problem = asking && 'problem' in asking ? asking.problem : null;
  const figures = [['found', counts.found], ['closedCount', counts.closed], ['overdue', counts.overdue], ['repeats', counts.repeats], ['newAfter', counts.newAfter]] as const;
  const most = counts.units[0];
  const columns: Column<Problem>[] = [
    { key: 'unit', title: t('problem.unit'), width: 160, pinned: true, sortBy: (p) => p.organizationName, render: (p) => p.organizationName },
    { key: 'type', title: t('problem.type'), width: 100, filter: { choices: campaign.types.map((x) => ({ value: x, label: x })), valueOf: (p) => p.type }, render: (p) => p.type },
    { key: 'summary', title: t('problem.summary'), width: 260, grow: true, render: (p) => <>{p.summary}{p.repeat && <> <StateTag tone="danger">{t('problem.repeat')}</StateTag></>}</> },
    { key: 'measure', title: t('problem.measure'), width: 200, grow: true, render: (p) => p.measure },
    { key: 'found', title: t('problem.foundOn'), width: 110, optional: true, sortBy: (p) => p.foundOn, render: (p) => dateText(p.foundOn) },
    { key: 'due', title: t('problem.dueOn'), width: 110, sortBy: (p) => p.dueOn, render: (p) => dateText(p.dueOn) },
    { key: 'state', title: t('problem.state'), width: 110, sortBy: (p) => p.state, render: (p) => <ProblemState problem={p} /> },
    { key: 'act', title: t('problem.act'), width: 210, render: (p) => <Acts board={board} problem={p} ask={ask} /> },
  ];
  return (
    <div className="dd-sup-stack">
      <Section title={t('campaign.board')}>
        <div className="dd-sup-figures">
          {figures.map(([key, n]) => <div key={key}><b>{n}</b><span>{t(`campaign.${key}`)}</span></div>)}
          <div><b>{counts.closedPercent === null ? '—' : `${counts.closedPercent}%`}</b><span>{t('campaign.closure')}</span></div>
        </div>
        {campaign.conclusion && <p className="dd-sup-say">{campaign.conclusion}</p>}
      </Section>
      {counts.found > 0 && (
        <div className="dd-sup-two">
          <Section title={t('campaign.byUnit')}>
            <Bars lying stacked categoryTitle={t('problem.unit')} summary={t('campaign.unitSays', { unit: most!.name, found: most!.found, closed: most!.closed })} categories={counts.units.slice(0, 15).map((u) => u.name)} series={[{ name: t('campaign.closedCount'), values: counts.units.slice(0, 15).map((u) => u.closed) }, { name: t('campaign.openCount'), values: counts.units.slice(0, 15).map((u) => u.found - u.closed) }]} />
          </Section>
          <Section title={t('campaign.unitByType')}>
            <HeatMap rowTitle={t('problem.unit')} summary={t('campaign.heatSays')} rows={counts.units.slice(0, 15).map((u) => ({ key: u.organizationId, name: u.name }))} columns={campaign.types.map((x) => ({ key: x, name: x }))} cell={(unit, type) => ({ value: board.problems.filter((p) => p.organizationId === unit && p.type === type && p.foundOn <= campaign.endsOn).length })} />
          </Section>
        </div>
      )}
      {board.handled && board.handled.persons > 0 && <Section title={t('campaign.handled', { persons: board.handled.persons, cases: board.handled.cases })}><MeasuresMap counted={board.handled} /></Section>}
      <Section title={t('problem.heading')} flush>
        <DataTable name="supervision.problems" label={t('problem.heading')} columns={columns} rows={board.problems} rowKey={(p) => p.id} searchHint={t('problem.search')} searchBy={(p) => `${p.organizationName} ${p.summary} ${p.measure}`} empty={<EmptyState title={t('problem.none')} />} card={(p) => <span className="dd-sup-card"><strong>{p.organizationName} · {p.type}</strong><span>{p.summary}</span><span className="dd-sup-row"><ProblemState problem={p} />{p.repeat && <StateTag tone="danger">{t('problem.repeat')}</StateTag>}</span><Acts board={board} problem={p} ask={ask} /></span>} />
      </Section>
      <ConfirmWithReason open={asking?.what === 'done'} title={t('problem.done')} confirmText={t('problem.done')} reasonHint={t('problem.doneHint')} least={2} onConfirm={(report) => done.mutateAsync({ params: { id: problem!.id }, body: { report } })} onClose={() => ask(null)}>{problem?.summary}</ConfirmWithReason>
      <ConfirmWithReason open={asking?.what === 'accept' || asking?.what === 'back'} title={t(asking?.what === 'back' ? 'problem.back' : 'problem.accept')} confirmText={t(asking?.what === 'back' ? 'problem.back' : 'problem.accept')} least={2} onConfirm={(reason) => check.mutateAsync({ params: { id: problem!.id }, body: { accepted: asking?.what === 'accept', reason } })} onClose={() => ask(null)}>{problem?.report}</ConfirmWithReason>
      <ConfirmWithReason open={asking?.what === 'close'} title={t('campaign.close')} confirmText={t('campaign.close')} reasonHint={t('campaign.conclusion')} least={2} onConfirm={(conclusion) => close.mutateAsync({ params: { id: campaign.id }, body: { conclusion } })} onClose={() => ask(null)}>{t('campaign.closeSays')}</ConfirmWithReason>
      {asking?.what === 'report' && <ProblemDialog board={board} onClose={() => ask(null)} />}
      {asking?.what === 'lead' && problem && <ProblemLeadDialog id={problem.id} summary={problem.summary} onClose={() => ask(null)} />}
    </div>
  );
}

function ProblemState({ problem: p }: { readonly problem: Problem }) {
  const { t } = useTranslation('supervision');
  return <StateTag tone={p.state === 'closed' ? 'good' : p.overdue ? 'danger' : p.state === 'reported' ? 'waiting' : 'running'}>{t(p.overdue ? 'problem.states.overdue' : `problem.states.${p.state}`)}</StateTag>;
}

function Acts({ board, problem: p, ask }: { readonly board: Board; readonly problem: Problem; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('supervision');
  const button = (what: 'done' | 'accept' | 'back' | 'lead') => <Button key={what} size="small" onClick={() => ask({ what, problem: p })}>{t(`problem.${what}`)}</Button>;
  return (
    <span className="dd-sup-row">
      {p.state === 'open' && board.can.report && button('done')}
      {p.state === 'reported' && board.can.run && [button('accept'), button('back')]}
      {p.caseId ? <Link to={`/cases/${p.caseId}`}>{t('problem.toLead')}</Link> : board.can.run && button('lead')}
    </span>
  );
}
