import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, DateText, EmptyState, Page, RefusalNotice, Section, StateTag, type Column } from '../../../web/kit/index.ts';
import { readBoard, readCallbacks, readFigures, seeContact, settleOneCallback } from '../contract.ts';
import { DemandBar } from './parts.tsx';

type Callback = OutputOf<typeof readCallbacks>['open'][number];

/** Whom the region's desk calls: drawn by key, unknown to those who handled it. */
export default function CallbacksPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readCallbacks);
  const [calling, call] = useState<Callback | null>(null);
  const words: Column<Callback> = { key: 'words', title: t('line.words'), width: 300, grow: true, pinned: true, render: (c) => <Link to={`/demands/${c.demandId}`}>{c.words}</Link> };
  const due: Column<Callback> = { key: 'due', title: t('callback.due'), width: 130, sortBy: (c) => c.dueOn, render: (c) => <DateText value={c.dueOn} /> };
  const verdict = (c: Callback) => <StateTag tone={c.satisfied ? 'good' : 'danger'}>{t(c.satisfied ? 'callback.satisfied' : 'callback.unsatisfied')}</StateTag>;
  const button = (c: Callback) => <Button size="small" type="primary" onClick={() => call(c)}>{t('callback.record')}</Button>;
  return (
    <Page title={t('nav.callbacks')} sub={answer.data && t('callback.sub', { percent: answer.data.percent })} bar={<DemandBar />}>
      <Answered answer={answer}>
        {(list) => (
          <div className="dd-demand-stack">
            <Section title={t('callback.open')} flush><DataTable name="demands.callbacks" label={t('callback.open')} columns={[words, due, { key: 'act', title: t('callback.record'), width: 140, render: button }]} rows={list.open} rowKey={(c) => `${c.demandId} ${c.round}`} empty={<EmptyState title={t('callback.none')} />} card={(c) => <span className="dd-demand-card"><strong>{c.words}</strong><DateText value={c.dueOn} />{button(c)}</span>} /></Section>
            <Section title={t('callback.done')} flush><DataTable name="demands.called" label={t('callback.done')} columns={[words, { key: 'result', title: t('callback.result'), width: 120, render: verdict }, { key: 'said', title: t('callback.said'), width: 240, grow: true, render: (c) => c.said ?? '—' }, { key: 'by', title: t('callback.by'), width: 140, render: (c) => c.doneBy ?? '—' }]} rows={list.done} rowKey={(c) => `${c.demandId} ${c.round}`} empty={<EmptyState title={t('callback.noneDone')} />} card={(c) => <span className="dd-demand-card"><strong>{c.words}</strong>{verdict(c)}{c.said}</span>} /></Section>
            {calling && <CallDialog callback={calling} onClose={() => call(null)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function CallDialog({ callback, onClose }: { readonly callback: Callback; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<{ satisfied: boolean; words: string }>();
  const contact = useCommand(seeContact);
  const settle = useCommand(settleOneCallback, { invalidates: [readCallbacks, readBoard, readFigures], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('callback.record')} okText={t('callback.record')} confirmLoading={settle.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {(settle.error ?? contact.error) !== null && <RefusalNotice error={settle.error ?? contact.error} />}
      <p>{callback.words}</p>
      {callback.answer !== null && <p className="dd-demand-quiet">{t('one.answer')}{t('colon')}{callback.answer}</p>}
      <p>{contact.data ? <strong className="dd-num">{contact.data.contact ?? '—'}</strong> : <Button onClick={() => contact.mutate({ params: { id: callback.demandId } })}>{t('act.contact')}</Button>}</p>
      <Form form={form} layout="vertical" onFinish={(f) => settle.mutate({ params: { id: callback.demandId }, body: { round: callback.round, ...f } })}>
        <Form.Item name="satisfied" label={t('callback.result')} rules={needed}><Radio.Group options={[{ value: true, label: t('callback.satisfied') }, { value: false, label: t('callback.unsatisfied') }]} /></Form.Item>
        <Form.Item name="words" label={t('callback.said')} rules={[...needed, { min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  );
}
