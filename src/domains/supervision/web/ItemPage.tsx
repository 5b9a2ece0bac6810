import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, momentText, Page, RefusalNotice, Section, StateTag } from '../../../web/kit/index.ts';
import { organizationTree } from '../../registry/contract.ts';
import { leadFromItem, listItems, readItem, settleDoubles, settleItemSubject, withdrawItem, withholdItem, type SubjectView } from '../contract.ts';
import { SourceLine, SubjectName } from './parts.tsx';
import './supervision.css';

type File = OutputOf<typeof readItem>;

/** One item: who is meant and why, what it may be one matter with, what the person says. */
export default function ItemPage() {
  const { t } = useTranslation('supervision');
  const { itemId } = useParams();
  const answer = useAnswer(readItem, { params: { id: itemId! } });
  return (
    <Page title={answer.data?.item.reference ?? t('nav.items')} sub={answer.data && t(`source.${answer.data.item.source}`)} width="reading" breadcrumb={[{ title: t('nav.items'), to: '/supervision/items' }]}>
      <Answered answer={answer}>{(file) => <Body file={file} />}</Answered>
    </Page>
  );
}

function Body({ file }: { readonly file: File }) {
  const { t } = useTranslation('supervision');
  const { item, can } = file;
  const [asking, setAsking] = useState<'withdraw' | 'withhold' | 'lead' | null>(null);
  const [subject, setSubject] = useState<SubjectView | null>(null);
  const [double, setDouble] = useState<{ readonly otherId: string; readonly state: 'joined' | 'apart' } | null>(null);
  const again = { invalidates: [readItem, listItems] };
  const withdraw = useCommand(withdrawItem, again);
  const withhold = useCommand(withholdItem, again);
  const join = useCommand(settleDoubles, again);
  const params = { id: item.id };
  return (
    <div className="dd-sup-stack">
      <Section title={t('item.heading')} extra={<span className="dd-sup-row">{can.lead && <Button type="primary" onClick={() => setAsking('lead')}>{t('item.openLead')}</Button>}{can.settle && <Button onClick={() => (item.withheldBy === null ? setAsking('withhold') : withhold.mutate({ params, body: { withheldBy: null } }))}>{t(item.withheldBy === null ? 'item.withhold' : 'item.show')}</Button>}{can.withdraw && <Button onClick={() => setAsking('withdraw')}>{t('item.withdrawIt')}</Button>}</span>}>
        <SourceLine item={item} plain />
        <p className="dd-sup-quiet">{t('item.recordedBy', { name: item.recordedBy })}{item.withheldBy && ` · ${t('item.withheld', { article: item.withheldBy })}`}</p>
      </Section>
      <Section title={t('item.subjects')}>
        <ul className="dd-sup-list">
          {item.subjects.map((s) => (
            <li key={s.position} className="dd-sup-matter">
              <span className="dd-sup-row"><SubjectName subject={s} />{can.settle && <Button size="small" onClick={() => setSubject(s)}>{t(s.state === 'open' ? 'subject.settle' : 'subject.change')}</Button>}</span>
              <small className="dd-sup-quiet">{t('subject.because', { written: s.namedUnit ? t('subject.written', { name: s.named, unit: s.namedUnit }) : s.named, reasons: s.reasons.map((r) => t(`reason.${r}`)).join(t('sep')) })}{s.decidedBy && ` · ${s.decidedBy}`}</small>
            </li>
          ))}
        </ul>
      </Section>
      {file.doubles.length > 0 && (
        <Section title={t('item.doublesHeading')}>
          <ul className="dd-sup-list">
            {file.doubles.map((d) => (
              <li key={d.item.id} className="dd-sup-matter">
                <SourceLine item={d.item} />
                <span className="dd-sup-row">
                  <StateTag tone={d.state === 'proposed' ? 'waiting' : d.state === 'joined' ? 'good' : 'closed'}>{t(`joining.${d.state}`)}</StateTag>
                  <small className="dd-sup-quiet">{t('joining.because', { reasons: d.reasons.map((r) => t(`joining.reason.${r}`)).join(t('sep')), percent: d.likeness })}{d.decidedBy && ` · ${d.decidedBy}：${d.decidedReason ?? ''}`}</small>
                </span>
                {can.settle && <span className="dd-sup-row">{d.state !== 'joined' && <Button size="small" type="primary" onClick={() => setDouble({ otherId: d.item.id, state: 'joined' })}>{t('joining.join')}</Button>}{d.state !== 'apart' && <Button size="small" onClick={() => setDouble({ otherId: d.item.id, state: 'apart' })}>{t('joining.keepApart')}</Button>}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {file.replies.length > 0 && <Section title={t('item.replies')}>{file.replies.map((r) => <p key={r.at} className="dd-sup-say"><small className="dd-sup-quiet">{t('item.replied', { name: r.name, at: momentText(r.at) })}</small><br />{r.reply}</p>)}</Section>}
      <ConfirmWithReason open={asking === 'withdraw'} title={t('item.withdrawIt')} confirmText={t('item.withdrawIt')} least={2} onConfirm={(reason) => withdraw.mutateAsync({ params, body: { reason } })} onClose={() => setAsking(null)}>{t('item.withdrawSays')}</ConfirmWithReason>
      <ConfirmWithReason open={asking === 'withhold'} title={t('item.withhold')} confirmText={t('item.withhold')} least={2} most={200} reasonHint={t('hint.withheldBy')} onConfirm={(withheldBy) => withhold.mutateAsync({ params, body: { withheldBy } })} onClose={() => setAsking(null)}>{t('item.withholdSays')}</ConfirmWithReason>
      <ConfirmWithReason open={double !== null} title={t(double?.state === 'apart' ? 'joining.keepApart' : 'joining.join')} confirmText={t(double?.state === 'apart' ? 'joining.keepApart' : 'joining.join')} least={2} onConfirm={(reason) => join.mutateAsync({ body: { itemId: item.id, ...double!, reason } })} onClose={() => setDouble(null)}>{t('joining.says')}</ConfirmWithReason>
      {subject && <SettleDialog file={file} subject={subject} onClose={() => setSubject(null)} />}
      {asking === 'lead' && <LeadDialog file={file} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** Who is meant: one of those of that name, or nobody on file. */
function SettleDialog({ file, subject, onClose }: { readonly file: File; readonly subject: SubjectView; readonly onClose: () => void }) {
  const { t } = useTranslation('supervision');
  const [form] = Form.useForm<{ who: string; reason: string }>();
  const settle = useCommand(settleItemSubject, { invalidates: [readItem, listItems], onDone: onClose });
  const candidates = file.candidates.find((c) => c.position === subject.position)?.candidates ?? [];
  return (
    <Modal open title={t('subject.who', { name: subject.named })} okText={t('subject.settle')} confirmLoading={settle.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {settle.error && <RefusalNotice error={settle.error} />}
      <Form form={form} layout="vertical" onFinish={({ who, reason }) => settle.mutate({ params: { id: file.item.id }, body: { position: subject.position, subjectId: who === 'nobody' ? null : who, reason } })}>
        <Form.Item name="who" label={t('subject.candidates')} rules={[{ required: true, message: t('needed') }]}>
          <Radio.Group className="dd-sup-list" options={[...candidates.map((c) => ({ value: c.id, label: [c.name, c.organizationName, c.title].filter(Boolean).join(' ') })), { value: 'nobody', label: t('subject.nobody') }]} />
        </Form.Item>
        <Form.Item name="reason" label={t('subject.reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={400} /></Form.Item>
      </Form>
    </Modal>
  );
}

function LeadDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { t } = useTranslation('supervision');
  const go = useNavigate();
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000 });
  const [form] = Form.useForm<{ title: string; organizationId: string }>();
  const open = useCommand(leadFromItem, { invalidates: [readItem, listItems], onDone: ({ id }) => void go(`/cases/${id}`) });
  const unit = file.item.subjects.find((s) => s.kind === 'unit' && s.subjectId)?.subjectId;
  return (
    <Modal open title={t('item.openLead')} okText={t('item.openLead')} confirmLoading={open.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {open.error && <RefusalNotice error={open.error} />}
      <p className="dd-sup-quiet">{t('item.leadSays')} <Link to="/cases/timetables">{t('item.leadTerms')}</Link></p>
      <Form form={form} layout="vertical" initialValues={{ title: file.item.summary.slice(0, 60), ...(unit ? { organizationId: unit } : {}) }} onFinish={(body) => open.mutate({ params: { id: file.item.id }, body })}>
        <Form.Item name="title" label={t('item.leadTitle')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="organizationId" label={t('item.leadUnit')} rules={[{ required: true, message: t('needed') }]}><Select showSearch={{ optionFilterProp: 'label' }} loading={units.isPending} options={(units.data ?? []).map((o) => ({ value: o.id as string, label: o.name }))} /></Form.Item>
      </Form>
    </Modal>
  );
}
