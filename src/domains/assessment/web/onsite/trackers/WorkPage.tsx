import { Button, Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DateText, Figure, Page, RefusalNotice, Section, StateTag, useToast } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { checkFile, checkStage, endTracking, listTrackedWorks, openTrackedWork } from '../../../onsite/trackers/contract.ts';
import '../../assessment.css';
import { AttachmentLinks, AttachmentsField, type Attachment } from '../Attachments.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';

type Detail = OutputOf<typeof openTrackedWork>;
type Stage = Detail['stages'][number];
const refresh = [openTrackedWork, listTrackedWorks];

/** One tracked work: the full-course score, and every stage with its checks. */
export default function WorkPage() {
  const { t } = useTranslation('onsite');
  const { workId = '' } = useParams();
  const answer = useAnswer(openTrackedWork, { params: { id: workId } });
  const work = answer.data?.work;
  return (
    <Page title={work?.title ?? t('works.title')} sub={work && t('works.who', { unit: work.unitName, person: work.personName, tracker: work.trackerName })} bar={<OnsiteBar />} breadcrumb={[{ title: t('works.title'), to: '/assessment/on-site/tracking' }, { title: work?.title ?? '' }]}>
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const { work, stages } = detail;
  const mayManage = useMay('assessment.tracking.manage');
  const [checking, setChecking] = useState<Stage | null>(null);
  const [ending, setEnding] = useState(false);
  const end = useCommand(endTracking, { invalidates: refresh });
  const open = (hash: string) => download(checkFile, { params: { id: work.id, hash } });
  return (
    <div className="dd-assess-stack">
      <Section title={t('works.score')} extra={mayManage && work.endedOn === null && <Button onClick={() => setEnding(true)}>{t('works.giveUp')}</Button>}>
        {work.endedOn === null ? <Figure size="large" value={detail.score ?? t('works.noScore')} {...(detail.score === null ? {} : { unit: t('point') })} explanation={detail.explanation} title={work.title} /> : <p className="dd-onsite-said">{t('works.endedBecause', { reason: detail.endReason ?? '' })}</p>}
        {work.endedOn === null && detail.missing.length > 0 && <p className="dd-onsite-quiet">{t('works.waitsFor', { stages: detail.missing.join(t('separator')) })}</p>}
      </Section>
      <Section title={t('works.stages')}>
        {stages.map((s) => (
          <div key={s.key} className="dd-onsite-stage">
            <div className="dd-onsite-head">
              <strong>{s.name}</strong>
              <StateTag tone={s.finishedOn !== null ? (s.lateWeeks > 0 ? 'caution' : 'good') : s.checks.length > 0 ? 'running' : 'waiting'}>{t(s.finishedOn !== null ? (s.lateWeeks > 0 ? 'works.finishedLate' : 'works.finishedInTime') : s.checks.length > 0 ? 'works.checked' : 'works.unchecked', { weeks: s.lateWeeks })}</StateTag>
              <small>
                {t('works.weightOf', { weight: s.weight })} · {t('works.due')} <DateText value={s.dueOn} />
              </small>
              {s.score !== null && <span className="dd-num">{t('works.stageScore', { score: s.score })}</span>}
              {detail.mayCheck && s.finishedOn === null && (
                <Button size="small" type="primary" onClick={() => setChecking(s)}>
                  {t('works.check')}
                </Button>
              )}
            </div>
            <ul className="dd-onsite-list">
              {s.checks.map((c) => (
                <li key={c.id}>
                  <div className="dd-onsite-head">
                    <span className="dd-num">{t('works.stageScore', { score: c.mark })}</span>
                    <small>
                      <DateText value={c.checkedOn} /> · {c.by}
                      {c.finished && ` · ${t('works.finishing')}`}
                    </small>
                    <AttachmentLinks files={c.attachments} open={open} />
                  </div>
                  <p>{c.finding}</p>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Section>
      {checking && <CheckDialog workId={work.id} stage={checking} onClose={() => setChecking(null)} />}
      <ConfirmWithReason open={ending} title={t('works.giveUpTitle', { title: work.title })} confirmText={t('works.giveUp')} least={2} most={500} onClose={() => setEnding(false)} onConfirm={(reason) => end.mutateAsync({ params: { id: work.id }, body: { reason } })} />
    </div>
  );
}

interface Fields {
  readonly checkedOn: Dayjs;
  readonly mark: string;
  readonly finding: string;
  readonly finished?: boolean;
  readonly attachments?: Attachment[];
}

function CheckDialog({ workId, stage, onClose }: { readonly workId: string; readonly stage: Stage; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const [form] = Form.useForm<Fields>();
  const toast = useToast();
  const check = useCommand(checkStage, {
    invalidates: refresh,
    onDone: () => {
      toast.done(t('works.checkDone', { stage: stage.name }));
      onClose();
    },
  });
  const send = (f: Fields) => check.mutate({ params: { id: workId }, body: { stage: stage.key, checkedOn: f.checkedOn.format('YYYY-MM-DD'), mark: f.mark, finding: f.finding, finished: f.finished ?? false, attachments: f.attachments ?? [] } });
  return (
    <Modal open title={t('works.checkOf', { stage: stage.name })} okText={t('works.check')} confirmLoading={check.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {check.error && <RefusalNotice error={check.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ checkedOn: dayjs() }} onFinish={send}>
        <Form.Item name="mark" label={t('works.mark')} rules={[{ required: true, pattern: /^\d{1,3}(\.\d{1,2})?$/ }]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="finding" label={t('works.finding')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="checkedOn" label={t('works.checkedOn')} rules={[{ required: true }]}>
          <DatePicker allowClear={false} disabledDate={(d) => d.isAfter(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="finished" valuePropName="checked">
          <Checkbox>{t('works.finishes')}</Checkbox>
        </Form.Item>
        <Form.Item name="attachments" label={t('files.title')}>
          <AttachmentsField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
