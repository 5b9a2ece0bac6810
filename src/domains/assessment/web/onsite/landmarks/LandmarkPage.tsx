import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DateText, EmptyState, KeyValue, MomentText, Page, PersonLink, RefusalNotice, Section, StateTag } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { listRuns } from '../../../contract.ts';
import { decideLandmark, judgeLandmark, landmarkFile, listLandmarks, openLandmark, useLandmark } from '../../../onsite/landmarks/contract.ts';
import { landmarkUses, type LandmarkUseKind } from '../../../onsite/landmarks/model.ts';
import '../../assessment.css';
import { useName } from '../../words.tsx';
import { AttachmentLinks } from '../Attachments.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { landmarkTone, useTone } from '../tones.ts';

type Detail = OutputOf<typeof openLandmark>;
const refresh = [openLandmark, listLandmarks];

/** One landmark result: proof, judgements, decision, and its use as three linked records. */
export default function LandmarkPage() {
  const { t } = useTranslation('onsite');
  const { landmarkId = '' } = useParams();
  const answer = useAnswer(openLandmark, { params: { id: landmarkId } });
  const l = answer.data?.landmark;
  return (
    <Page title={l?.title ?? t('landmarks.title')} sub={l && <>{l.section.name} · <DateText value={l.achievedOn} /></>} bar={<OnsiteBar />} breadcrumb={[{ title: t('landmarks.title'), to: '/assessment/on-site/landmarks' }, { title: l?.title ?? '' }]}>
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

type Act = 'favourable' | 'against' | 'recognize' | 'decline';

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const { landmark: l, opinions } = detail;
  const mayJudge = useMay('assessment.landmarks.judge') && l.state === 'declared';
  const mayDecide = useMay('assessment.landmarks.decide') && l.state === 'declared';
  const [act, setAct] = useState<Act | null>(null);
  const judge = useCommand(judgeLandmark, { invalidates: refresh });
  const decide = useCommand(decideLandmark, { invalidates: refresh });
  const params = { id: l.id };
  const send = (words: string): Promise<unknown> => (act === 'favourable' || act === 'against' ? judge.mutateAsync({ params, body: { favourable: act === 'favourable', opinion: words } }) : decide.mutateAsync({ params, body: { recognize: act === 'recognize', reason: words } }));
  const button = (what: Act, primary = false) => (
    <Button key={what} {...(primary ? { type: 'primary' as const } : {})} onClick={() => setAct(what)}>
      {t(`landmarks.${what}`)}
    </Button>
  );
  return (
    <div className="dd-assess-stack">
      <Section title={t('landmarks.about')} extra={<StateTag tone={landmarkTone[l.state]}>{t(`landmarkState.${l.state}`)}</StateTag>}>
        <p>{detail.description}</p>
        <KeyValue
          columns={2}
          facts={[
            { key: 'people', label: t('landmarks.people'), value: detail.people.map((p) => <div key={p.id}><PersonLink id={p.id} name={p.name} permission="registry.people.read" /> <span className="dd-num">{p.share === null ? t('landmarks.shareOpen') : `${(p.share / 100).toFixed(2)}%`}</span></div>) },
            { key: 'declared', label: t('landmarks.declaredBy'), value: <>{l.declaredBy} <MomentText value={l.declaredAt} /></> },
            { key: 'proof', label: t('landmarks.proof'), wide: true, value: <><AttachmentLinks files={detail.attachments} open={(hash) => download(landmarkFile, { params: { id: l.id, hash } })} />{detail.evidence.map((e) => <div key={e.id}><Link to={`/evidence/${e.id}`}>{e.title}</Link></div>)}</> },
          ]}
        />
      </Section>
      <Section title={t('landmarks.judging', { count: opinions.length })} extra={<div className="dd-assess-actions">{mayJudge && [button('favourable'), button('against')]}{mayDecide && [button('decline'), button('recognize', true)]}</div>}>
        <p className="dd-onsite-quiet">{t('landmarks.minimum', { count: detail.minimum.judges, source: detail.minimum.source })}</p>
        {opinions.length === 0 && <EmptyState title={t('landmarks.noOpinions')} />}
        <ul className="dd-onsite-list">
          {opinions.map((o) => (
            <li key={o.judge + o.at}>
              <div className="dd-onsite-head">
                <StateTag tone={o.favourable ? 'good' : 'caution'}>{t(o.favourable ? 'landmarks.favourable' : 'landmarks.against')}</StateTag>
                <strong>{o.judge}</strong>
                <small>
                  <MomentText value={o.at} />
                </small>
              </div>
              <p>{o.opinion}</p>
            </li>
          ))}
        </ul>
        {detail.decision && <p className="dd-onsite-said">{t('landmarks.decided', { by: detail.decision.by, reason: detail.decision.reason })} {detail.entryId !== null && <Link to={`/evidence/${detail.entryId}`}>{t('landmarks.toEntry')}</Link>}</p>}
      </Section>
      <Uses detail={detail} />
      <ConfirmWithReason open={act !== null} title={l.title} confirmText={act ? t(`landmarks.${act}`) : ''} least={2} onClose={() => setAct(null)} onConfirm={send} />
    </div>
  );
}

/** 考核评价、评先评优、选人用人: three records side by side; what another domain must decide says so. */
function Uses({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation(['onsite', 'assessment']);
  const mayUse = useMay('assessment.landmarks.use') && detail.landmark.state === 'recognized';
  const [adding, setAdding] = useState<LandmarkUseKind | null>(null);
  return (
    <Section title={t('landmarks.uses')}>
      <dl className="dd-onsite-levels">
        {landmarkUses.map((kind) => (
          <div key={kind}>
            <dt>{t(`landmarkUse.${kind}`)}</dt>
            <dd>
              {detail.uses
                .filter((u) => u.kind === kind)
                .map((u) => (
                  <div key={u.id} className="dd-onsite-said">
                    <div className="dd-onsite-head">
                      <StateTag tone={useTone[u.state]}>{t(`useState.${u.state}`)}</StateTag>
                      <strong>{u.person?.name ?? detail.landmark.section.name}</strong>
                      {u.year !== null && <span>{t('landmarks.inYear', { year: u.year, grade: u.grade === null ? t('landmarks.noGrade') : t(`assessment:grade.${u.grade}`) })}</span>}
                    </div>
                    {u.reason} <small className="dd-onsite-quiet">{u.by}</small>
                  </div>
                ))}
              {detail.uses.every((u) => u.kind !== kind) && <p className="dd-onsite-quiet">{t('landmarks.notUsed')}</p>}
              {mayUse && (
                <Button size="small" onClick={() => setAdding(kind)}>
                  {t(kind === 'appraisal' ? 'landmarks.record' : 'landmarks.propose')}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {adding && <UseDialog detail={detail} kind={adding} onClose={() => setAdding(null)} />}
    </Section>
  );
}

const SECTION = 'section';

function UseDialog({ detail, kind, onClose }: { readonly detail: Detail; readonly kind: LandmarkUseKind; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const name = useName();
  const [form] = Form.useForm<{ who: string; runId?: string; reason: string }>();
  const runs = useAnswer(listRuns, {}, { enabled: kind === 'appraisal' });
  const use = useCommand(useLandmark, { invalidates: refresh, onDone: onClose });
  const who = [...(kind === 'commendation' ? [{ value: SECTION, label: detail.landmark.section.name }] : []), ...detail.people.map((p) => ({ value: p.id, label: p.name }))];
  return (
    <Modal open title={t(`landmarkUse.${kind}`)} okText={t(kind === 'appraisal' ? 'landmarks.record' : 'landmarks.propose')} confirmLoading={use.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {use.error && <RefusalNotice error={use.error} />}
      <p className="dd-onsite-quiet">{t(`landmarks.useWords.${kind}`)}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ who: who[0]?.value }} onFinish={(f) => use.mutate({ params: { id: detail.landmark.id }, body: { kind, personId: f.who === SECTION ? null : f.who, runId: f.runId ?? null, reason: f.reason } })}>
        <Form.Item name="who" label={t('landmarks.who')} rules={[{ required: true }]}>
          <Radio.Group options={who} />
        </Form.Item>
        {kind === 'appraisal' && (
          <Form.Item name="runId" label={t('traces.year')} rules={[{ required: true }]}>
            <Select loading={runs.isPending} options={(runs.data ?? []).map((r) => ({ value: r.id, label: `${r.year} ${name(r.schemeTitle)}` }))} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('landmarks.reason')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
