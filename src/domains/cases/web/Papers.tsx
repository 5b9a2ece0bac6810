import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { FileDrop, MomentText, RefusalNotice, Section, StateTag } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { caseDocument, ownCaseDocument, proveCaseNotice, readCase, type NoticeOfCase } from '../contract.ts';
import { FileLinks } from './FileLinks.tsx';
import { useWords } from './words.tsx';

type File = OutputOf<typeof readCase>;

/** Papers as issued, and to whom they were brought. */
export function Papers({ file }: { readonly file: File }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const mayProve = useMay('cases.run');
  const [proving, setProving] = useState<string | null>(null);
  if (file.documents.length === 0 && file.notices.length === 0) return null;
  return (
    <Section title={t('paper.heading')}>
      <ul className="dd-case-list">
        {file.documents.map((d) => (
          <li key={d.id}><PaperLinks id={d.id} title={d.title} /> <small>{d.issuedBy} <MomentText value={d.issuedAt} /></small></li>
        ))}
      </ul>
      {file.notices.length > 0 && (
        <>
          <h3>{t('paper.notices')}</h3>
          <ul className="dd-case-list">
            {file.notices.map((n) => (
              <li key={n.id}>
                {n.name}（{t(`role.${n.role}`)}）{n.actionTitle && ` ${say(n.actionTitle)}`} <small><MomentText value={n.servedAt} /></small> <Delivered notice={n} caseId={file.case.id} />
                {n.deliveredAt === null && mayProve && <Button size="small" type="link" onClick={() => setProving(n.id)}>{t('paper.prove')}</Button>}
              </li>
            ))}
          </ul>
        </>
      )}
      {proving && <ProveDialog id={proving} onClose={() => setProving(null)} />}
    </Section>
  );
}

/** Whether and how a notice arrived, with the paper that proves it. */
export function Delivered({ notice, caseId, own = false }: { readonly notice: Pick<NoticeOfCase, 'delivery' | 'deliveredAt' | 'proof'>; readonly caseId: string; readonly own?: boolean }) {
  const { t } = useTranslation('cases');
  if (notice.deliveredAt === null) return <StateTag tone="waiting">{t('paper.notDelivered')}</StateTag>;
  return (
    <>
      <StateTag tone="good">{t(`delivery.${notice.delivery}`)} <MomentText value={notice.deliveredAt} /></StateTag>
      {notice.proof && <FileLinks caseId={caseId} files={[notice.proof]} own={own} />}
    </>
  );
}

/** A paper to open as Word file or PDF. */
export function PaperLinks({ id, title, own = false }: { readonly id: string; readonly title: string; readonly own?: boolean }) {
  const { t } = useTranslation('cases');
  const [error, setError] = useState<unknown>(null);
  const get = (format: 'docx' | 'pdf') => download(own ? ownCaseDocument : caseDocument, { params: { id }, query: { format } }).catch(setError);
  return (
    <>
      {title} <Button size="small" type="link" onClick={() => void get('pdf')}>PDF</Button>
      <Button size="small" type="link" onClick={() => void get('docx')}>{t('paper.word')}</Button>
      {error !== null && <RefusalNotice error={error} />}
    </>
  );
}

function ProveDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('cases');
  const [delivery, setDelivery] = useState<'in_person' | 'post' | 'published'>('in_person');
  const [proof, setProof] = useState<{ hash: string; name: string } | null>(null);
  const prove = useCommand(proveCaseNotice, { invalidates: [readCase], onDone: onClose });
  return (
    <Modal open title={t('paper.prove')} okText={t('paper.prove')} cancelText={t('form.cancel')} confirmLoading={prove.isPending} okButtonProps={{ disabled: proof === null }} onOk={() => proof && prove.mutate({ params: { id }, body: { delivery, proof: proof.hash } })} onCancel={onClose}>
      {prove.error && <RefusalNotice error={prove.error} />}
      <Radio.Group value={delivery} onChange={(e) => setDelivery(e.target.value as typeof delivery)} options={(['in_person', 'post', 'published'] as const).map((value) => ({ value, label: t(`delivery.${value}`) }))} />
      <FileDrop title={proof ? proof.name : t('paper.proof')} accept=".pdf,.jpg,.jpeg,.png" onStored={setProof} />
    </Modal>
  );
}
