import { Button, Dropdown, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { RefusalNotice, useDelayed } from '../../../web/kit/index.ts';
import { assignCaseFile, consultCaseBody, extendCaseFile, listCases, mergeCaseFile, readCase, recordCaseAvoidance, reopenCaseFile, resumeCaseFile, suspendCaseFile } from '../contract.ts';
import { useWords } from './words.tsx';

type File = OutputOf<typeof readCase>;
type Act = File['clock'][number];
interface Values {
  readonly reason: string;
  readonly accountId?: string;
  readonly finding?: 'recused' | 'no_relative';
  readonly into?: string;
  readonly body?: string;
}

/** What can be done with any case: give it to somebody, stop the clock, ask a body, join files. */
export function ClockActions({ file }: { readonly file: File }) {
  const { t } = useTranslation('cases');
  const [act, setAct] = useState<Act | null>(null);
  if (file.clock.length === 0) return null;
  return (
    <>
      <Dropdown menu={{ items: file.clock.map((key) => ({ key, label: t(`act.${key}`) })), onClick: ({ key }) => setAct(key as Act) }} trigger={['click']}>
        <Button>{t('file.more')}</Button>
      </Dropdown>
      {act && <ActDialog key={act} act={act} file={file} onClose={() => setAct(null)} />}
    </>
  );
}

function ActDialog({ act, file, onClose }: { readonly act: Act; readonly file: File; readonly onClose: () => void }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const [form] = Form.useForm<Values>();
  const id = { params: { id: file.case.id } };
  const done = { invalidates: [readCase, listCases], onDone: onClose };
  const assign = useCommand(assignCaseFile, done);
  const recuse = useCommand(recordCaseAvoidance, done);
  const suspend = useCommand(suspendCaseFile, done);
  const resume = useCommand(resumeCaseFile, done);
  const extend = useCommand(extendCaseFile, done);
  const merge = useCommand(mergeCaseFile, done);
  const reopen = useCommand(reopenCaseFile, done);
  const consult = useCommand(consultCaseBody, done);
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const others = useAnswer(listCases, { query: { type: file.case.type, open: 'true', ...(asked ? { text: asked } : {}) } }, { enabled: act === 'merge', keepPrevious: true });
  const running = { assign, recuse, suspend, resume, extend, merge, reopen, consult }[act];
  const go = (v: Values) => {
    const said = { revision: file.case.revision, reason: v.reason };
    switch (act) {
      case 'assign': return assign.mutate({ ...id, body: { ...said, accountId: v.accountId! } });
      case 'recuse': return recuse.mutate({ ...id, body: { ...said, accountId: v.accountId!, finding: v.finding! } });
      case 'merge': return merge.mutate({ ...id, body: { ...said, into: v.into! } });
      case 'consult': return consult.mutate({ ...id, body: { revision: said.revision, body: v.body!, question: v.reason } });
      case 'suspend': return suspend.mutate({ ...id, body: said });
      case 'resume': return resume.mutate({ ...id, body: said });
      case 'extend': return extend.mutate({ ...id, body: said });
      case 'reopen': return reopen.mutate({ ...id, body: said });
    }
  };
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <Modal open title={t(`act.${act}`)} okText={t(`act.${act}`)} cancelText={t('form.cancel')} confirmLoading={running.isPending} onOk={() => form.submit()} onCancel={onClose} maskClosable={false}>
      <p className="dd-case-quiet">{t(`actHint.${act}`)}</p>
      {running.error && <RefusalNotice error={running.error} />}
      <Form form={form} layout="vertical" onFinish={go}>
        {(act === 'assign' || act === 'recuse') && <Form.Item name="accountId" label={t('act.account')} rules={needed}><Select options={file.colleagues.map((c) => ({ value: c.id, label: c.name }))} /></Form.Item>}
        {act === 'recuse' && <Form.Item name="finding" label={t('act.finding')} rules={needed}><Select options={(['recused', 'no_relative'] as const).map((value) => ({ value, label: t(`avoidance.${value}`) }))} /></Form.Item>}
        {act === 'merge' && <Form.Item name="into" label={t('act.into')} rules={needed}><Select showSearch={{ filterOption: false, onSearch: setText }} placeholder={t('list.search')} loading={others.isFetching} options={(others.data?.cases ?? []).filter((c) => c.id !== file.case.id).map((c) => ({ value: c.id, label: `${c.number} ${c.title}` }))} /></Form.Item>}
        {act === 'consult' && <Form.Item name="body" label={t('act.body')} rules={needed}><Select options={file.bodies.filter((b) => !file.consultations.some((c) => c.body === b.key && c.opinion === null)).map((b) => ({ value: b.key, label: say(b.title) }))} /></Form.Item>}
        <Form.Item name="reason" label={act === 'consult' ? t('act.question') : t('step.reason')} rules={[{ required: true, min: 2, message: t('form.needed') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      </Form>
    </Modal>
  );
}
