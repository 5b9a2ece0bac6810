import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Bars } from '../../../../web/charts/index.ts';
import { Answered, ConfirmWithReason, dateText, EmptyState, Figure, FormDialog, KeyValue, Page, Section, StateTag } from '../../../../web/kit/index.ts';
import { endRollout, listRollouts, readRollout, remindDuty, reportDuty, settleDuty, withdrawDuty } from '../../guidance/contract.ts';
import { dutyStandings } from '../../guidance/rules/execution.ts';
import { DayInput } from '../ItemFields.tsx';
import { GiveDutyDialog } from './GiveDutyDialog.tsx';
import { DutyTag } from './parts.tsx';

type View = OutputOf<typeof readRollout>;
type Duty = View['duties'][number];
type Asking = { readonly what: 'end' | 'first' } | { readonly what: 'passOn' | 'report' | 'accept' | 'back' | 'remind' | 'withdraw'; readonly duty: Duty } | null;
const again = { invalidates: [readRollout, listRollouts] };

/** One measure on its way down: execution by level, and the chain of duties. */
export default function RolloutPage() {
  const { t } = useTranslation('guidance');
  const { rolloutId } = useParams();
  const answer = useAnswer(readRollout, { params: { id: rolloutId! } });
  const [asking, ask] = useState<Asking>(null);
  const can = answer.data?.can;
  return (
    <Page title={answer.data?.rollout.title ?? t('nav.guidance')} sub={answer.data?.rollout.basis} breadcrumb={[{ title: t('nav.guidance'), to: '/guidance' }]} actions={<>{can?.run && <Button onClick={() => ask({ what: 'end' })}>{t('rollout.end')}</Button>}{can?.give && <Button type="primary" onClick={() => ask({ what: 'first' })}>{t('act.give')}</Button>}</>}>
      <Answered answer={answer}>
        {(view) => (
          <div className="dd-sup-stack">
            <About view={view} />
            {view.execution.length > 0 && <Execution view={view} />}
            <Section title={t('rollout.chain')}>{view.duties.length === 0 ? <EmptyState title={t('duty.none')}>{t('duty.noneHint')}</EmptyState> : <Chain view={view} under={null} ask={ask} />}</Section>
            {(asking?.what === 'first' || asking?.what === 'passOn') && <GiveDutyDialog view={view} parent={asking.what === 'passOn' ? asking.duty : null} onClose={() => ask(null)} />}
            <Dialogs view={view} asking={asking} ask={ask} />
          </div>
        )}
      </Answered>
    </Page>
  );
}

function About({ view: { rollout: r, partial } }: { readonly view: View }) {
  const { t } = useTranslation('guidance');
  return (
    <Section title={t('rollout.one')}>
      <KeyValue
        facts={[
          { key: 'state', label: t('experience.state'), value: <StateTag tone={r.endedOn === null ? 'running' : 'closed'}>{t(r.endedOn === null ? 'rollout.running' : 'rollout.ended')}</StateTag> },
          { key: 'started', label: t('rollout.startedOn'), value: `${dateText(r.startedOn)} ${r.startedBy}` },
          { key: 'to', label: t('rollout.reachesTo'), value: t(`level.${r.reachesTo}`) },
          ...(r.measure === null ? [] : [{ key: 'measure', label: t('rollout.measure'), value: r.measure }]),
          ...(r.endedOn === null ? [] : [{ key: 'ended', label: t('rollout.endedOn'), value: `${dateText(r.endedOn)} ${r.endedBecause}`, wide: true }]),
        ]}
      />
      {partial && <p className="dd-sup-quiet">{t('rollout.partial')}</p>}
    </Section>
  );
}

const shown = ['inTime', 'late', 'waiting', 'running', 'overdue'] as const;
const tones = { inTime: 'good', late: 'caution', waiting: 'waiting', running: 'running', overdue: 'danger' } as const;
function Execution({ view }: { readonly view: View }) {
  const { t } = useTranslation('guidance');
  const rows = view.execution;
  const worst = rows.reduce((a, l) => (l.overdue > a.overdue ? l : a), rows[0]!);
  return (
    <Section title={t('rollout.execution')}>
      <Bars lying stacked categoryTitle={t('col.level')} summary={`${t(`level.${worst.level}`)}：${t('col.overdue')} ${worst.overdue}`} categories={rows.map((l) => t(`level.${l.level}`))} series={shown.map((key) => ({ name: t(`col.${key}`), tone: tones[key], values: rows.map((l) => l[key]) }))} />
      <div className="dd-sup-scroll" tabIndex={0} role="region" aria-label={t('rollout.execution')}>
        <table className="dd-sup-table">
          <thead><tr><th>{t('col.level')}</th><th className="dd-num">{t('col.duties')}</th>{shown.map((key) => <th key={key} className="dd-num">{t(`col.${key}`)}</th>)}<th className="dd-num">{t('col.notPassedOn')}</th><th className="dd-num">{t('col.rate')}</th></tr></thead>
          <tbody>
            {rows.map((l) => (
              <tr key={l.level}>
                <th>{t(`level.${l.level}`)}</th>
                <td className="dd-num">{l.duties}</td>
                {shown.map((key) => <td key={key} className="dd-num">{l[key]}</td>)}
                <td className="dd-num">{l.notPassedOn}</td>
                <td className="dd-num">{l.rate === null ? '—' : <Figure value={l.rate} unit="%" explanation={l.explanation} title={t(`level.${l.level}`)} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Chain({ view, under, ask }: { readonly view: View; readonly under: string | null; readonly ask: (asking: Asking) => void }) {
  const own = view.duties.filter((d) => d.parentId === under);
  // What needs doing first, by day.
  const order = (d: Duty): number => (d.standing === null ? dutyStandings.length : ['overdue', 'waiting', 'running', 'late', 'in_time'].indexOf(d.standing));
  return (
    <ol className="dd-guide-chain">
      {own.sort((a, b) => order(a) - order(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.name.localeCompare(b.name, 'zh'))).map((d) => (
        <li key={d.id}>
          <DutyCard duty={d} ask={ask} />
          {view.duties.some((x) => x.parentId === d.id) && <Chain view={view} under={d.id} ask={ask} />}
        </li>
      ))}
    </ol>
  );
}

function DutyCard({ duty: d, ask }: { readonly duty: Duty; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('guidance');
  const button = (what: 'passOn' | 'report' | 'accept' | 'back' | 'remind' | 'withdraw', main = false) => <Button key={what} size="small" {...(main ? { type: 'primary' as const } : {})} onClick={() => ask({ what, duty: d })}>{t(`act.${what}`)}</Button>;
  const last = d.reminders.at(-1);
  return (
    <div className="dd-guide-duty" data-standing={d.standing}>
      <span className="dd-sup-row"><strong>{d.name}</strong><span className="dd-sup-quiet">{t(`level.${d.level}`)} · {t('duty.keeper')} {d.keeper}</span><DutyTag standing={d.standing} />{d.notPassedOn && <StateTag tone="caution">{t('duty.notPassedOn')}</StateTag>}</span>
      <p>{d.task}</p>
      <span className="dd-sup-quiet">{t('duty.dueOn')} {dateText(d.dueOn)} · {t('duty.given', { name: d.givenBy, day: dateText(d.givenOn) })}{last && ` · ${t('duty.reminded', { count: d.reminders.length, day: dateText(last.onDay) })}`}</span>
      {d.report && <p className="dd-sup-say">{t('duty.report', { name: d.reportedBy, day: dateText(d.doneOn!), text: d.report })}</p>}
      {d.opinion && <span className="dd-sup-quiet">{t('duty.opinion', { name: d.decidedBy, opinion: d.opinion })}</span>}
      {Object.values(d.can).some(Boolean) && <span className="dd-sup-row">{d.can.report && button('report', true)}{d.can.settle && [button('accept', true), button('back')]}{d.can.passOn && button('passOn')}{d.can.remind && button('remind')}{d.can.withdraw && button('withdraw')}</span>}
    </div>
  );
}

function Dialogs({ view, asking, ask }: { readonly view: View; readonly asking: Asking; readonly ask: (asking: Asking) => void }) {
  const { t } = useTranslation('guidance');
  const [report, settle, remind, withdraw, end] = [useCommand(reportDuty, again), useCommand(settleDuty, again), useCommand(remindDuty, again), useCommand(withdrawDuty, again), useCommand(endRollout, again)];
  const close = () => ask(null);
  const needed = [{ required: true, message: t('needed') }];
  if (asking?.what === 'report')
    return (
      <FormDialog<{ doneOn: string; report: string }> texts="guidance" title={t('act.report')} error={report.error} busy={report.isPending} onSend={(body) => report.mutateAsync({ params: { id: asking.duty.id }, body })} onClose={close}>
        <Form.Item name="doneOn" label={t('duty.doneOn')} rules={needed}><DayInput /></Form.Item>
        <Form.Item name="report" label={t('duty.how')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </FormDialog>
    );
  const duty = asking !== null && 'duty' in asking ? asking.duty : null;
  const params = { id: duty?.id ?? view.rollout.id };
  const act = (text: string): Promise<unknown> => {
    switch (asking?.what) {
      case 'accept':
      case 'back':
        return settle.mutateAsync({ params, body: { accepted: asking.what === 'accept', opinion: text } });
      case 'remind':
        return remind.mutateAsync({ params, body: { note: text } });
      case 'withdraw':
        return withdraw.mutateAsync({ params, body: { reason: text } });
      default:
        return end.mutateAsync({ params, body: { reason: text } });
    }
  };
  const word = asking?.what === 'end' || asking === null ? t('rollout.end') : t(`act.${asking.what as 'accept'}`);
  const hint = asking?.what === 'remind' ? t('remindHint') : asking?.what === 'withdraw' ? t('withdrawHint') : t('hint');
  return <ConfirmWithReason open={asking !== null && asking.what !== 'first' && asking.what !== 'passOn'} title={word} confirmText={word} reasonHint={hint} least={2} onConfirm={act} onClose={close}>{asking?.what === 'end' ? t('rollout.endSays') : duty && `${duty.name}：${duty.report ?? duty.task}`}</ConfirmWithReason>;
}
