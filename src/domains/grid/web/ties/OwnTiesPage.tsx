import { Button, Form, Input, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, dateText, EmptyState, Page, RefusalNotice, Section, showInForm, StateTag } from '../../../../web/kit/index.ts';
import { readOwnTies, readTieBoard, sendEntries, settleDifficulty } from '../../ties/contract.ts';
import { entryKinds, type EntryKind } from '../../ties/model.ts';
import { PastDay } from '../parts.tsx';
import '../grid.css';

type Household = OutputOf<typeof readOwnTies>['households'][number];
const again = { invalidates: [readOwnTies, readTieBoard] };

/** 我的联系户: the cadre's own households, on the telephone. */
export default function OwnTiesPage() {
  const { t } = useTranslation('ties');
  const answer = useAnswer(readOwnTies);
  const [entering, enter] = useState<string | null>(null);
  return (
    <Page title={t('nav.own')} sub={t('ownSub')}>
      <Answered answer={answer}>
        {({ households }) => (
          <div className="dd-grid-stack">
            {households.length === 0 && <EmptyState title={t('noHouseholds')} />}
            {households.map((h) => <Home key={h.tieId} home={h} onEnter={() => enter(h.tieId)} />)}
            {entering && <EntryDialog tieId={entering} onClose={() => enter(null)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Home({ home, onEnter }: { readonly home: Household; readonly onEnter: () => void }) {
  const { t } = useTranslation('ties');
  const settle = useCommand(settleDifficulty, again);
  return (
    <Section title={home.address} extra={<Button type="primary" onClick={onEnter}>{t('act.enter')}</Button>}>
      {settle.error && <RefusalNotice error={settle.error} />}
      <ul className="dd-grid-list">
        {home.entries.map((e) => (
          <li key={e.id}>
            <span className="dd-grid-card"><span className="dd-grid-row"><strong>{t(`kind.${e.kind}`)}</strong><span className="dd-grid-quiet">{dateText(e.onDay)}</span></span><span>{e.words ?? t('gone')}</span></span>
            {e.kind === 'difficulty' && (e.settledOn ? <StateTag tone="good">{t('settledOn', { day: dateText(e.settledOn) })}</StateTag> : <Button size="small" loading={settle.isPending} onClick={() => settle.mutate({ params: { id: e.id } })}>{t('act.settle')}</Button>)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EntryDialog({ tieId, onClose }: { readonly tieId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('ties');
  const [form] = Form.useForm<{ kind: EntryKind; onDay: string; words: string }>();
  // One id for as long as the dialog is open: pressed again after a broken network, it is the same entry.
  const id = useRef(crypto.randomUUID());
  const send = useCommand(sendEntries, { ...again, onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.enter')} okText={t('act.enter')} confirmLoading={send.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {send.error && <RefusalNotice error={send.error} />}
      <Form form={form} layout="vertical" initialValues={{ kind: 'visit' }} onFinish={(v) => void send.mutateAsync({ body: { entries: [{ ...v, id: id.current, tieId }] } }).catch((e: unknown) => showInForm(form, t, e))}>
        <Form.Item name="kind" label={t('what')}><Radio.Group options={entryKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
        <Form.Item name="onDay" label={t('day')} rules={needed}><PastDay /></Form.Item>
        <Form.Item name="words" label={t('words')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
      </Form>
    </Modal>
  );
}
