import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, DateText, EmptyState, Page, RefusalNotice, Section, StateTag } from '../../../../../web/kit/index.ts';
import { useMay } from '../../../../../web/session/index.ts';
import { addOrigin, listTraces, openTrace, originFile, withdrawOrigin } from '../../../onsite/traces/contract.ts';
import { originKinds, type OriginKind } from '../../../onsite/traces/model.ts';
import '../../assessment.css';
import { AttachmentLinks, AttachmentsField, type Attachment } from '../Attachments.tsx';
import { OnsiteBar } from '../OnsiteBar.tsx';
import { ChainPicture } from './ChainPicture.tsx';

type Detail = OutputOf<typeof openTrace>;
const refresh = [openTrace, listTraces];

/** One claimed result and the chain behind it. */
export default function TracePage() {
  const { t } = useTranslation('onsite');
  const { traceId = '' } = useParams();
  const answer = useAnswer(openTrace, { params: { id: traceId } });
  const trace = answer.data?.trace;
  return (
    <Page title={trace?.title ?? t('traces.title')} sub={trace && [t(`claimKind.${trace.claim}`), trace.person].filter(Boolean).join(' · ')} bar={<OnsiteBar />} breadcrumb={[{ title: t('traces.title'), to: '/assessment/on-site/traces' }, { title: trace?.title ?? '' }]}>
      <Answered answer={answer}>{(detail) => <Body detail={detail} />}</Answered>
    </Page>
  );
}

function Body({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('onsite');
  const mayManage = useMay('assessment.traces.manage');
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Detail['origins'][number] | null>(null);
  const withdraw = useCommand(withdrawOrigin, { invalidates: refresh });
  const { trace, origins } = detail;
  const open = (hash: string) => download(originFile, { params: { id: trace.id, hash } });
  return (
    <div className="dd-assess-stack">
      <Section title={t('traces.chain')} extra={<StateTag tone={trace.missing === 0 ? 'good' : 'danger'}>{t(trace.missing === 0 ? 'traces.whole' : 'traces.gaps', { count: trace.missing })}</StateTag>}>
        {detail.value !== null && <p className="dd-num">{t('traces.value', { value: detail.value })}</p>}
        <ChainPicture nodes={detail.nodes} />
      </Section>
      <Section title={t('traces.origins')} extra={mayManage && <Button onClick={() => setAdding(true)}>{t('traces.add')}</Button>}>
        <p className="dd-onsite-quiet">{t('traces.originsWords')}</p>
        {origins.length === 0 && <EmptyState title={t('traces.noOrigins')} />}
        <ul className="dd-onsite-list">
          {origins.map((o) => (
            <li key={o.id}>
              <div className="dd-onsite-head">
                <StateTag tone={o.withdrawalReason === null ? 'running' : 'closed'}>{t(o.withdrawalReason === null ? `originKind.${o.kind}` : 'traces.withdrawn')}</StateTag>
                <strong>{o.title}</strong>
                <small>
                  {o.reference} · {o.issuer} · <DateText value={o.issuedOn} /> · {o.by}
                </small>
                <AttachmentLinks files={o.attachments} open={open} />
                {mayManage && o.withdrawalReason === null && (
                  <Button size="small" onClick={() => setLeaving(o)}>
                    {t('traces.withdraw')}
                  </Button>
                )}
              </div>
              {o.withdrawalReason !== null && <p className="dd-onsite-said">{o.withdrawalReason}</p>}
            </li>
          ))}
        </ul>
      </Section>
      {adding && <AddDialog traceId={trace.id} expected={detail.expected} onClose={() => setAdding(false)} />}
      <ConfirmWithReason open={leaving !== null} title={leaving?.title ?? ''} confirmText={t('traces.withdraw')} least={2} most={500} onClose={() => setLeaving(null)} onConfirm={(reason) => withdraw.mutateAsync({ params: { id: leaving!.id }, body: { reason } })} />
    </div>
  );
}

interface Fields {
  readonly kind: OriginKind;
  readonly title: string;
  readonly reference: string;
  readonly issuer: string;
  readonly issuedOn: Dayjs;
  readonly attachments?: Attachment[];
}

function AddDialog({ traceId, expected, onClose }: { readonly traceId: string; readonly expected: readonly OriginKind[]; readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const [form] = Form.useForm<Fields>();
  const add = useCommand(addOrigin, { invalidates: refresh, onDone: onClose });
  return (
    <Modal open title={t('traces.add')} okText={t('traces.add')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: expected[0] ?? 'project' }} onFinish={(f) => add.mutate({ params: { id: traceId }, body: { ...f, issuedOn: f.issuedOn.format('YYYY-MM-DD'), attachments: f.attachments ?? [] } })}>
        <Form.Item name="kind" label={t('traces.originKind')}>
          <Select options={originKinds.map((value) => ({ value, label: t(`originKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('traces.originTitle')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="reference" label={t('traces.reference')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="issuer" label={t('traces.issuer')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('traces.issuedOn')} rules={[{ required: true }]}>
          <DatePicker disabledDate={(d) => d.isAfter(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="attachments" label={t('files.title')} extra={t('traces.paperHint')}>
          <AttachmentsField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
