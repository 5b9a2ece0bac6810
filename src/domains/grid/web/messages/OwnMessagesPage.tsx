import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, momentText, Page, RefusalNotice, Section, showInForm, StateTag, useToast } from '../../../../web/kit/index.ts';
import { readOwn, readOwnMessages, sendOwn } from '../../messages/contract.ts';
import type { Direction } from '../../messages/model.ts';
import '../grid.css';

type Inbox = OutputOf<typeof readOwnMessages>;

/** What came to a head, on the telephone; down to those below, up to the next. */
export default function OwnMessagesPage() {
  const { t } = useTranslation('messages');
  const answer = useAnswer(readOwnMessages);
  const read = useCommand(readOwn, { invalidates: [readOwnMessages] });
  const [sending, send] = useState<Direction | null>(null);
  const patches = answer.data?.patches ?? [];
  const leads = patches.filter((p) => p.level !== 'neighbour');
  return (
    <Page title={t('nav.own')} sub={t('ownSub')} actions={<>{leads.length > 0 && <Button onClick={() => send('down')}>{t('act.send')}</Button>}{patches.length > 0 && <Button type="primary" onClick={() => send('up')}>{t('act.report')}</Button>}</>}>
      <Answered answer={answer}>
        {(inbox) => (
          <div className="dd-grid-stack">
            {read.error && <RefusalNotice error={read.error} />}
            {inbox.patches.length === 0 ? <EmptyState title={t('notServing')} /> : inbox.messages.length === 0 && <EmptyState title={t('noneOwn')} />}
            {inbox.messages.map((m) => (
              <Section key={m.id} title={m.title} extra={m.readAt === null ? <Button type="primary" loading={read.isPending && read.variables?.params.id === m.id} onClick={() => read.mutate({ params: { id: m.id } })}>{t('act.read')}</Button> : <StateTag tone="good">{t('state.read')}</StateTag>}>
                <p className="dd-grid-words">{m.words}</p>
                <p className="dd-grid-quiet">{t(`direction.${m.direction}`)} · {m.sentBy} · {momentText(m.sentAt)}</p>
              </Section>
            ))}
            {inbox.sent.length > 0 && (
              <Section title={t('ownSent')}>
                <ul className="dd-grid-list">{inbox.sent.map((m) => <li key={m.id}><span>{m.title} <span className="dd-grid-quiet">{t(`direction.${m.direction}`)} · {momentText(m.sentAt)}</span></span>{m.deskRead === null ? <span className="dd-num">{t('readBy', m)}</span> : <StateTag tone={m.deskRead ? 'good' : 'waiting'}>{t(m.deskRead ? 'deskRead' : 'deskUnread')}</StateTag>}</li>)}</ul>
              </Section>
            )}
            {sending && <OwnDialog direction={sending} patches={sending === 'down' ? leads : patches} onClose={() => send(null)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

interface Words {
  readonly patchId: string;
  readonly title: string;
  readonly words: string;
  readonly publicUntil?: Dayjs | null;
}
function OwnDialog({ direction, patches, onClose }: { readonly direction: Direction; readonly patches: Inbox['patches']; readonly onClose: () => void }) {
  const { t } = useTranslation('messages');
  const toast = useToast();
  const [form] = Form.useForm<Words>();
  const clientId = useRef(crypto.randomUUID());
  const send = useCommand(sendOwn, { invalidates: [readOwnMessages], onDone: ({ sent }) => { toast.done(sent === 0 ? t('toDesk') : t('sent', { count: sent })); onClose(); } });
  const needed = [{ required: true, message: t('needed') }];
  const title = t(direction === 'down' ? 'act.send' : 'act.report');
  const submit = ({ publicUntil, ...v }: Words) => void send.mutateAsync({ body: { ...v, direction, clientId: clientId.current, publicUntil: publicUntil ? publicUntil.format('YYYY-MM-DD') : null } }).catch((e: unknown) => showInForm(form, t, e));
  return (
    <Modal open title={title} okText={title} confirmLoading={send.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {send.error && <RefusalNotice error={send.error} />}
      <Form form={form} layout="vertical" initialValues={{ patchId: patches[0]?.id }} onFinish={submit}>
        <Form.Item name="patchId" label={t('patch')} rules={needed}><Select options={patches.map((p) => ({ value: p.id, label: `${t(`level.${p.level}`)} · ${p.name}` }))} /></Form.Item>
        <Form.Item name="title" label={t('col.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="words" label={t('words')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
        {direction === 'down' && <Form.Item name="publicUntil" label={t('publicUntil')} extra={t('publicSays')}><DatePicker disabledDate={(d) => d.isBefore(dayjs(), 'day')} /></Form.Item>}
      </Form>
    </Modal>
  );
}
