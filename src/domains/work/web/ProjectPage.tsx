import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, Figure, KeyValue, Page, RefusalNotice, Section } from '../../../web/kit/index.ts';
import { announceNow, claimProject, decideNow, finishNow, ownWork, publishNow, readProject, readWorkBoard, reconsiderNow, withdrawNow } from '../contract/index.ts';
import { ClaimList } from './ClaimList.tsx';
import { EnterClaimDialog } from './EnterClaimDialog.tsx';
import { ProjectTag, Track } from './parts.tsx';

type Answer = OutputOf<typeof readProject>;
type Asking = 'withdraw' | 'finish' | 'reconsider' | 'claim' | 'enter' | 'decide' | null;
const again = { invalidates: [readProject, readWorkBoard, ownWork] };

/** One project: its terms, its claims side by side, and the steps open to the reader. */
export default function ProjectPage() {
  const { t } = useTranslation('work');
  const { projectId } = useParams();
  const answer = useAnswer(readProject, { params: { id: projectId! } });
  const p = answer.data?.project;
  return (
    <Page title={p?.title ?? t('nav.board')} sub={p && <span className="dd-work-row"><ProjectTag state={p.state} />{p.organizationName} · {p.goal.title}</span>} breadcrumb={[{ title: t('nav.board'), to: '/projects' }]}>
      <Answered answer={answer}>{(data) => <Body data={data} />}</Answered>
    </Page>
  );
}

function Body({ data }: { readonly data: Answer }) {
  const { t } = useTranslation('work');
  const [asking, ask] = useState<Asking>(null);
  const { project: p, can } = data;
  const params = { id: p.id };
  const publish = useCommand(publishNow, again);
  const announce = useCommand(announceNow, again);
  const withdraw = useCommand(withdrawNow, again);
  const finish = useCommand(finishNow, again);
  const reconsider = useCommand(reconsiderNow, again);
  const claim = useCommand(claimProject, again);
  const acts = (['claim', 'enter', 'decide', 'reconsider', 'finish', 'withdraw'] as const).filter((a) => can[a]);
  const close = () => ask(null);
  return (
    <div className="dd-work-stack">
      {(publish.error ?? announce.error) && <RefusalNotice error={(publish.error ?? announce.error)!} />}
      {(acts.length > 0 || can.publish || can.announce || data.ownClaimId) && (
        <div className="dd-work-row">
          {can.publish && <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ params })}>{t('act.publish')}</Button>}
          {can.announce && <Button type="primary" loading={announce.isPending} onClick={() => announce.mutate({ params })}>{t('act.announce')}</Button>}
          {acts.map((a) => <Button key={a} {...(a === 'claim' || a === 'decide' ? { type: 'primary' as const } : {})} onClick={() => ask(a)}>{t(`act.${a}`)}</Button>)}
          {data.ownClaimId && <Link to="/projects/own">{t('act.toOwn')}</Link>}
        </div>
      )}
      {p.decidedOn && (
        <Section title={t('project.result')}>
          <p className="dd-work-text">{data.chosen.length > 0 ? t('project.chosenAre', { names: data.chosen.map((c) => (c.organizationName ? t('project.nameUnit', { name: c.name, unit: c.organizationName }) : c.name)).join(t('sep')) }) : t('project.notOut')}</p>
          {p.decidedReason && <p className="dd-work-say">{p.decidedReason}<br /><small className="dd-work-quiet">{t('project.decidedBy', { name: p.decidedBy ?? '', day: dateText(p.decidedOn) })}</small></p>}
          {data.progress.percent !== null && <p>{t('project.progress')} <Figure value={data.progress.percent} unit="%" explanation={data.progress.explanation} /></p>}
        </Section>
      )}
      {data.track.length > 0 && (
        <Section title={t('track.heading')}>
          <ol className="dd-work-list">
            {data.track.map((w) => (
              <li key={w.claimId} className="dd-work-lane">
                <span className="dd-num dd-work-rank">{w.rank}</span>
                <span><strong>{w.name}</strong> <span className="dd-work-quiet">{w.organizationName}</span></span>
                <Track percent={w.percent} label={w.name} />
                <span className="dd-num">{w.explanation ? <Figure value={w.percent} unit="%" explanation={w.explanation} /> : `${w.percent}%`}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {p.endedBecause && <Section title={t(`projectState.${p.state}`)}><p className="dd-work-text">{p.endedBecause}</p></Section>}
      <Section title={t('project.terms')}>
        <p className="dd-work-text">{p.about}</p>
        <KeyValue
          facts={[
            { key: 'period', label: t('project.period'), value: t('project.fromTo', { from: dateText(p.opensOn), to: dateText(p.closesOn) }) },
            { key: 'winners', label: t('project.winners'), value: String(p.winners) },
            { key: 'conditions', label: t('project.conditions'), value: <span className="dd-work-text">{p.conditions}</span> },
            ...(p.requirements.length > 0 ? [{ key: 'requirements', label: t('requirement.heading'), value: p.requirements.map((r) => `${r.fact} ${t(`requirement.${r.test}`)} ${r.value}`).join(t('sep')) }] : []),
            { key: 'commitment', label: t('project.commitment'), value: <span className="dd-work-text">{p.commitment}</span> },
          ]}
        />
      </Section>
      <Section title={t('plan.heading')} flush>
        <div className="dd-work-scroll">
          <table className="dd-work-table">
            <thead><tr><th>{t('plan.task')}</th><th>{t('plan.amount')}</th><th>{t('plan.when')}</th></tr></thead>
            <tbody>{p.plan.map((l, i) => <tr key={i}><td>{l.title}</td><td className="dd-num">{l.kind === 'done' ? t('taskKind.done') : `${l.amount} ${l.unit}`}</td><td>{t('plan.whenText', { start: p.startsOn.slice(0, 7), from: l.from, to: l.from + l.months - 1 })}</td></tr>)}</tbody>
          </table>
        </div>
      </Section>
      {data.claims.length > 0 && <ClaimList claims={data.claims} />}
      <ConfirmWithReason open={asking === 'claim'} title={t('act.claim')} confirmText={t('act.claim')} reasonHint={t('claim.statementHint')} least={2} onConfirm={(statement) => claim.mutateAsync({ params, body: { statement } })} onClose={close}>{t('claim.says')}</ConfirmWithReason>
      <ConfirmWithReason open={asking === 'withdraw'} title={t('act.withdraw')} confirmText={t('act.withdraw')} least={2} onConfirm={(reason) => withdraw.mutateAsync({ params, body: { reason } })} onClose={close}>{t('project.withdrawSays')}</ConfirmWithReason>
      <ConfirmWithReason open={asking === 'reconsider'} title={t('act.reconsider')} confirmText={t('act.reconsider')} least={2} onConfirm={(reason) => reconsider.mutateAsync({ params, body: { reason } })} onClose={close}>{t('project.reconsiderSays')}</ConfirmWithReason>
      <ConfirmWithReason open={asking === 'finish'} title={t('act.finish')} confirmText={t('act.finish')} reasonHint={t('project.finishHint')} least={2} onConfirm={(result) => finish.mutateAsync({ params, body: { result } })} onClose={close}>{t('project.finishSays')}</ConfirmWithReason>
      {asking === 'enter' && <EnterClaimDialog projectId={p.id} onClose={close} />}
      {asking === 'decide' && <DecideDialog data={data} onClose={close} />}
    </div>
  );
}

/** 定榜: one or several winners, and why. */
function DecideDialog({ data, onClose }: { readonly data: Answer; readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const decide = useCommand(decideNow, { ...again, onDone: onClose });
  const [form] = Form.useForm<{ claimIds: string[]; reason: string }>();
  const standing = data.claims.filter((c) => c.state === 'claimed');
  return (
    <Modal open title={t('act.decide')} okText={t('act.decide')} confirmLoading={decide.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {decide.error && <RefusalNotice error={decide.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => decide.mutate({ params: { id: data.project.id }, body })}>
        <Form.Item name="claimIds" label={t('claim.choose', { most: data.project.winners })} rules={[{ required: true, message: t('needed') }]}>
          <Checkbox.Group className="dd-work-card" options={standing.map((c) => ({ value: c.id, label: `${c.name} ${c.organizationName ?? ''}${c.average === null ? '' : ` · ${t('claim.averageOf', { score: c.average, count: c.comparisons.length })}`}` }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  );
}
