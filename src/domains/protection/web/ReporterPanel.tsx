import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, KeyValue, momentText, RefusalNotice, Section } from '../../../web/kit/index.ts';
import { dismissReporterReader, examineReport, nameReporterReader, openReporterIdentity, reporterSeal, sealReporterIdentity } from '../contract.ts';
import './protection.css';

type Identity = OutputOf<typeof openReporterIdentity>;
type Asking = 'open' | 'name' | 'examine' | 'seal' | null;

/** 反映人身份: sealed; opened by those named, with a reason; who looked is listed for those who watch over it. */
export default function ReporterPanel({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('protection');
  const go = useNavigate();
  const params = { id: caseId };
  const answer = useAnswer(reporterSeal, { params });
  const [asking, setAsking] = useState<Asking>(null);
  const [reader, setReader] = useState<string | null>(null);
  const [identity, setIdentity] = useState<Identity | null>(null);
  const invalidates = { invalidates: [reporterSeal] };
  const look = useCommand(openReporterIdentity, invalidates);
  const name = useCommand(nameReporterReader, invalidates);
  const dismiss = useCommand(dismissReporterReader, invalidates);
  const examine = useCommand(examineReport, invalidates);
  const close = (): void => setAsking(null);
  return (
    <Section title={t('reporter.heading')}>
      <Answered answer={answer}>
        {(s) => (
          <div className="dd-reporter">
            <p>{t(s.sealed ? 'reporter.sealed' : 'reporter.none')}</p>
            {identity && <KeyValue columns={1} facts={[{ key: 'name', label: t('reporter.name'), value: identity.name }, { key: 'contact', label: t('reporter.contact'), value: identity.contact || '—' }]} />}
            <div className="dd-reporter-acts">
              {s.maySeal && <Button onClick={() => setAsking('seal')}>{t('reporter.seal')}</Button>}
              {s.mayOpen && !identity && <Button onClick={() => setAsking('open')}>{t('reporter.open')}</Button>}
              {identity && <Button onClick={() => setIdentity(null)}>{t('reporter.hide')}</Button>}
              {s.mayExamine && <Button onClick={() => setAsking('examine')}>{t('reporter.examine')}</Button>}
              {s.examinedBy && <Link to={`/cases/${s.examinedBy}`}>{t('reporter.examined')}</Link>}
            </div>
            {s.mayName && (
              <div className="dd-reporter-acts">
                <Select aria-label={t('reporter.whom')} placeholder={t('reporter.whom')} style={{ minWidth: 180 }} value={reader} onChange={setReader} options={s.colleagues.map((c) => ({ value: c.id, label: c.name }))} />
                <Button disabled={reader === null} onClick={() => setAsking('name')}>{t('reporter.nameReader')}</Button>
              </div>
            )}
            {s.readers.length > 0 && (
              <>
                <h3>{t('reporter.readers')}</h3>
                <ul className="dd-plain">
                  {s.readers.map((r) => (
                    <li key={`${r.accountId}${r.at}`}>
                      {r.name} <small>{r.ended ? t('reporter.ended') : t('reporter.by', { by: r.grantedBy, reason: r.reason })}</small>{' '}
                      {s.mayName && !r.ended && <Button size="small" type="link" onClick={() => dismiss.mutate({ params: { id: caseId, accountId: r.accountId } })}>{t('reporter.dismiss')}</Button>}
                    </li>
                  ))}
                </ul>
                {dismiss.error && <RefusalNotice error={dismiss.error} />}
                <h3>{t('reporter.looks')}</h3>
                {s.looks.length === 0 ? <p className="dd-effect-quiet">{t('reporter.noLooks')}</p> : <ul className="dd-plain">{s.looks.map((l) => <li key={`${l.account}${l.at}`}>{l.account}：{l.reason} <small>{momentText(l.at)}</small></li>)}</ul>}
              </>
            )}
            <ConfirmWithReason open={asking === 'open'} title={t('reporter.open')} confirmText={t('reporter.open')} reasonHint={t('reporter.whyHint')} least={2} onClose={close} onConfirm={async (reason) => setIdentity(await look.mutateAsync({ params, body: { reason } }))}>{t('reporter.openWhat')}</ConfirmWithReason>
            <ConfirmWithReason open={asking === 'name'} title={t('reporter.nameReader')} confirmText={t('reporter.nameReader')} least={2} onClose={close} onConfirm={async (reason) => { await name.mutateAsync({ params, body: { accountId: reader!, reason } }); setReader(null); }}>{s.colleagues.find((c) => c.id === reader)?.name}</ConfirmWithReason>
            <ConfirmWithReason open={asking === 'examine'} title={t('reporter.examine')} confirmText={t('reporter.examine')} least={2} onClose={close} onConfirm={async (grounds) => go(`/cases/${(await examine.mutateAsync({ params, body: { grounds } })).id}`)}>{t('reporter.examineWhat')}</ConfirmWithReason>
            {asking === 'seal' && <Seal caseId={caseId} onClose={close} />}
          </div>
        )}
      </Answered>
    </Section>
  );
}

function Seal({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('protection');
  const [form] = Form.useForm<{ name: string; contact?: string }>();
  const seal = useCommand(sealReporterIdentity, { invalidates: [reporterSeal], onDone: onClose });
  return (
    <Modal open title={t('reporter.seal')} okText={t('reporter.seal')} confirmLoading={seal.isPending} onCancel={onClose} onOk={() => void form.submit()}>
      <p>{t('reporter.sealWhat')}</p>
      <Form form={form} layout="vertical" autoComplete="off" onFinish={(v) => seal.mutate({ params: { id: caseId }, body: { name: v.name, contact: v.contact ?? '', personId: null } })}>
        <Form.Item name="name" label={t('reporter.name')} rules={[{ required: true, whitespace: true, message: t('reporter.nameNeeded') }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="contact" label={t('reporter.contact')}><Input maxLength={200} /></Form.Item>
      </Form>
      {seal.error && <RefusalNotice error={seal.error} />}
    </Modal>
  );
}
