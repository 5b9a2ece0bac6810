import { Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DataTable, EmptyState, KeyValue, MomentText, PersonLink, ReasonList, RefusalNotice, Section, StateTag, useToast, type Column, type Tone } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { openRun, type RunView } from '../../contract.ts';
import { noticePaper } from '../../papers/contract.ts';
import { PaperButton } from '../papers/PaperButton.tsx';
import { GradeText, useName } from '../words.tsx';
import { answerNotice, markUse, openOutcomes, withdrawNotice, type UseView } from '../../outcomes/contract.ts';
import type { UseState } from '../../outcomes/model.ts';
import { PublishDialog } from './PublishDialog.tsx';

type Outcomes = OutputOf<typeof openOutcomes>;
type Notice = Outcomes['publicities'][number];

/** What became of a year: the notice of 优秀, who was told and agreed, and what the grades led to. */
export function OutcomesPart({ run }: { readonly run: RunView }) {
  const answer = useAnswer(openOutcomes, { params: { id: run.id } });
  return <Answered answer={answer}>{(outcomes) => <Parts run={run} outcomes={outcomes} />}</Answered>;
}

function Parts({ run, outcomes }: { readonly run: RunView; readonly outcomes: Outcomes }) {
  const { t } = useTranslation('outcomes');
  const mayPublish = useMay('assessment.publicity.manage');
  const [publishing, setPublishing] = useState(false);
  const inForce = outcomes.publicities.find((p) => p.withdrawnAt === null);
  return (
    <div className="dd-assess-stack">
      <Section
        title={t('publicity.title')}
        extra={
          mayPublish && run.state === 'proposed' && run.decided === run.people && !inForce ? (
            <Button type="primary" onClick={() => setPublishing(true)}>
              {t('publicity.publish')}
            </Button>
          ) : undefined
        }
      >
        {outcomes.owed.length > 0 && <ReasonList reasons={outcomes.owed.map(({ code, params, source }) => ({ code, ...(params ? { params } : {}), ...(source ? { source } : {}) }))} />}
        {outcomes.publicities.length === 0 ? <p>{t(run.state === 'confirmed' ? 'publicity.none' : 'publicity.notYet')}</p> : outcomes.publicities.map((p) => <NoticePart key={p.id} notice={p} open={run.state !== 'confirmed'} />)}
      </Section>
      {run.state === 'confirmed' && (
        <>
          <ToldPart outcomes={outcomes} runId={run.id} />
          <UsesPart outcomes={outcomes} />
        </>
      )}
      <PublishDialog run={run} open={publishing} onClose={() => setPublishing(false)} />
    </div>
  );
}

function NoticePart({ notice, open }: { readonly notice: Notice; readonly open: boolean }) {
  const { t } = useTranslation(['outcomes', 'papers']);
  const mayPublish = useMay('assessment.publicity.manage');
  const [taking, setTaking] = useState(false);
  const withdraw = useCommand(withdrawNotice, { invalidates: [openOutcomes] });
  const gone = notice.withdrawnAt !== null;
  return (
    <article className="dd-outcome-notice" data-gone={gone}>
      <KeyValue
        columns={4}
        facts={[
          { key: 'state', label: t('publicity.state'), value: <StateTag tone={gone ? 'closed' : 'running'}>{t(gone ? 'publicity.withdrawn' : notice.document ? 'publicity.onPaper' : 'publicity.here')}</StateTag> },
          { key: 'term', label: t('publicity.term'), value: t('publicity.dates', { from: notice.openedOn, to: notice.closesOn, days: notice.workingDays }) },
          { key: 'contact', label: t('publicity.contact'), value: notice.document ?? notice.contact },
          { key: 'people', label: t('publicity.people', { count: notice.people.length }), wide: true, value: notice.people.map((p) => (notice.subject === 'team' ? p.organizationName : `${p.organizationName} ${p.name}`)).join('，') },
          ...(gone ? [{ key: 'why', label: t('publicity.withdrawalReason'), value: notice.withdrawalReason, wide: true }] : []),
        ]}
      />
      {notice.objections.map((o) => (
        <ObjectionPart key={o.id} objection={o} />
      ))}
      {!gone && (
        <div className="dd-assess-actions">
          <PaperButton size="small" papers={[{ key: 'notice', title: t('papers:notice'), get: (format) => download(noticePaper, { params: { id: notice.id }, query: { format } }) }]} />
          {mayPublish && open && (
            <Button size="small" onClick={() => setTaking(true)}>
              {t('publicity.withdraw')}
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        open={taking}
        title={t('publicity.withdraw')}
        confirmText={t('publicity.withdraw')}
        least={2}
        most={500}
        onConfirm={(reason) => withdraw.mutateAsync({ params: { id: notice.id }, body: { reason } })}
        onClose={() => setTaking(false)}
      >
        {t('publicity.withdrawWords')}
      </ConfirmWithReason>
    </article>
  );
}

function ObjectionPart({ objection }: { readonly objection: Notice['objections'][number] }) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const mayAnswer = useMay('assessment.publicity.answer');
  const [answering, setAnswering] = useState(false);
  const [finding, setFinding] = useState<'unfounded' | 'upheld'>('unfounded');
  const [words, setWords] = useState('');
  const send = useCommand(answerNotice, {
    invalidates: [openOutcomes],
    onDone: () => {
      toast.done(t('objection.answered'));
      setAnswering(false);
    },
  });
  return (
    <section className="dd-outcome-objection">
      <h4>
        {t('objection.title', { on: objection.receivedOn, who: objection.objector ?? t('objection.unnamed'), about: objection.about ?? t('objection.whole') })}
      </h4>
      <p>{objection.content}</p>
      {objection.finding ? (
        <p>
          <StateTag tone={objection.finding === 'upheld' ? 'caution' : 'good'}>{t(`objection.${objection.finding}`)}</StateTag> {objection.answer} <small>{objection.answeredBy}</small>
        </p>
      ) : (
        mayAnswer && (
          <Button size="small" onClick={() => setAnswering(true)}>
            {t('objection.answer')}
          </Button>
        )
      )}
      <Modal
        open={answering}
        title={t('objection.answer')}
        okText={t('objection.answer')}
        confirmLoading={send.isPending}
        okButtonProps={{ disabled: words.trim().length < 2 }}
        onCancel={() => setAnswering(false)}
        onOk={() => send.mutate({ params: { id: objection.id }, body: { finding, answer: words } })}
      >
        {send.error && <RefusalNotice error={send.error} />}
        <Radio.Group value={finding} onChange={(e) => setFinding(e.target.value as typeof finding)} options={(['unfounded', 'upheld'] as const).map((value) => ({ value, label: t(`objection.${value}`) }))} />
        <Input.TextArea aria-label={t('objection.words')} placeholder={t('objection.words')} rows={4} maxLength={4000} value={words} onChange={(e) => setWords(e.target.value)} style={{ marginBlockStart: 12 }} />
        {finding === 'upheld' && <p>{t('objection.upheldNext')}</p>}
      </Modal>
    </section>
  );
}

function ToldPart({ outcomes, runId }: { readonly outcomes: Outcomes; readonly runId: string }) {
  const { t } = useTranslation('outcomes');
  const { told, disagreements } = outcomes;
  return (
    <Section title={t('told.title')} extra={<Link to={`/assessment/reviews?runId=${runId}`}>{t('told.reviews')}</Link>}>
      <dl className="dd-assess-head">
        {(['served', 'read', 'agreed', 'disagreed', 'silent'] as const).map((k) => (
          <div key={k}>
            <dt>{t(`told.${k}`)}</dt>
            <dd className="dd-num">{told[k]}</dd>
          </div>
        ))}
      </dl>
      {disagreements.length > 0 && (
        <ul className="dd-outcome-list">
          {disagreements.map((d) => (
            <li key={d.personId}>
              <PersonLink id={d.personId} name={d.name} /> {d.organizationName} <GradeText grade={d.grade} proposed={null} /> {d.reason} <small><MomentText value={d.at} /></small>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const useTones: Record<UseState, Tone> = { open: 'waiting', used: 'good', void: 'closed', to_reverse: 'danger', reversed: 'closed' };

/** 结果运用 (M062): done and not done, and what must be reversed. */
function UsesPart({ outcomes }: { readonly outcomes: Outcomes }) {
  const { t } = useTranslation('outcomes');
  const name = useName();
  const mayMark = useMay('assessment.reviews.handle');
  const [marking, setMarking] = useState<UseView | null>(null);
  const [state, setState] = useState<UseState | 'all'>('all');
  const mark = useCommand(markUse, { invalidates: [openOutcomes, openRun] });
  const columns: Column<UseView>[] = [
    { key: 'name', title: t('uses.person'), width: 110, pinned: true, sortBy: (u) => u.name, render: (u) => <PersonLink id={u.personId} name={u.name} /> },
    { key: 'unit', title: t('uses.unit'), width: 160, sortBy: (u) => u.organizationName, render: (u) => u.organizationName },
    { key: 'what', title: t('uses.what'), width: 190, sortBy: (u) => u.consequence, render: (u) => (u.months > 0 ? t('uses.months', { what: u.consequence, months: u.months }) : u.consequence) },
    { key: 'why', title: t('uses.why'), width: 260, grow: true, render: (u) => `${name(u.reason)}（${u.source}）` },
    { key: 'state', title: t('uses.state'), width: 100, sortBy: (u) => u.state, render: (u) => <StateTag tone={useTones[u.state]}>{t(`useState.${u.state}`)}</StateTag> },
    {
      key: 'note',
      title: t('uses.note'),
      width: 200,
      render: (u) =>
        mayMark && (u.state === 'open' || u.state === 'to_reverse') ? (
          <Button size="small" onClick={() => setMarking(u)}>
            {t(u.state === 'open' ? 'uses.markUsed' : 'uses.markReversed')}
          </Button>
        ) : (
          u.note
        ),
    },
  ];
  const rows = outcomes.uses.rows.filter((u) => state === 'all' || u.state === state);
  return (
    <Section
      title={t('uses.title', { used: outcomes.uses.byState.used, open: outcomes.uses.byState.open })}
      extra={<Select aria-label={t('uses.state')} value={state} style={{ width: 140 }} onChange={setState} options={(['all', 'open', 'used', 'to_reverse', 'reversed', 'void'] as const).map((value) => ({ value, label: t(`useState.${value}`) }))} />}
    >
      {outcomes.uses.byState.to_reverse > 0 && <p className="dd-caution">{t('uses.toReverse', { count: outcomes.uses.byState.to_reverse })}</p>}
      <DataTable name="assessment.uses" label={t('uses.title', { used: outcomes.uses.byState.used, open: outcomes.uses.byState.open })} columns={columns} rows={rows} rowKey={(u) => u.id} prefix="u" empty={<EmptyState title={t('uses.none')} />} />
      <ConfirmWithReason
        open={marking !== null}
        title={marking?.state === 'to_reverse' ? t('uses.markReversed') : t('uses.markUsed')}
        confirmText={marking?.state === 'to_reverse' ? t('uses.markReversed') : t('uses.markUsed')}
        reasonHint={t('uses.noteHint')}
        least={2}
        most={500}
        onConfirm={(note) => mark.mutateAsync({ params: { id: marking!.id }, body: { state: marking!.state === 'to_reverse' ? 'reversed' : 'used', note } })}
        onClose={() => setMarking(null)}
      >
        {marking && `${marking.name}：${marking.consequence}`}
      </ConfirmWithReason>
    </Section>
  );
}
