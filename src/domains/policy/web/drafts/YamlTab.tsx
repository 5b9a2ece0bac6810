import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, ConnectionError, download, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, Section, useToast } from '../../../../web/kit/index.ts';
import { exportDraft, importDraft } from '../../contract/workbench.ts';
import { useDesk } from './desk.tsx';

/** The whole draft as a YAML file: read, edited, saved by import, downloaded and uploaded. A fault names its line; nothing is taken over then. */
export function YamlTab() {
  const { t } = useTranslation('policy');
  const { draft, saver } = useDesk();
  const toast = useToast();
  const [text, setText] = useState<string | null>(null);
  const [stored, setStored] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const put = useCommand(importDraft, {
    onDone: (view) => {
      saver.adopt(view);
      setStored(text ?? '');
      toast.done(t('draft.yamlTaken', { count: view.items.length }));
    },
  });
  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      await saver.flush();
      const answer = await fetch(addressOf(exportDraft, { params: { id: draft.id } }), { signal: stop.signal });
      if (!answer.ok) throw new ConnectionError(`status ${answer.status}`);
      const yaml = await answer.text();
      setStored(yaml);
      setText((typed) => typed ?? yaml);
    })().catch((error: unknown) => {
      if (!stop.signal.aborted) setFailed(error);
    });
    return () => stop.abort();
  }, [draft.id, saver]);
  const changed = text !== null && text !== stored;
  const read = async (file: File | undefined) => {
    if (file) setText(await file.text());
  };
  return (
    <Section
      title={t('draft.yamlTitle')}
      extra={
        <span className="dd-draft-buttons">
          <Button size="small" icon={<DownloadOutlined />} onClick={() => void saver.flush().then(() => download(exportDraft, { params: { id: draft.id } }))}>
            {t('draft.yamlDownload')}
          </Button>
          {draft.may.edit && (
            <label className="ant-btn ant-btn-default ant-btn-sm">
              <UploadOutlined /> {t('draft.yamlUpload')}
              <input type="file" accept=".yaml,.yml" hidden onChange={(e) => void read(e.target.files?.[0]).finally(() => (e.target.value = ''))} />
            </label>
          )}
        </span>
      }
    >
      <p>{t('draft.yamlLead')}</p>
      {failed !== null && <RefusalNotice error={failed} />}
      <RefusalNotice error={put.error} />
      {changed && !put.error && <Alert type="info" title={t('draft.yamlChanged')} />}
      <Input.TextArea aria-label={t('draft.yamlTitle')} className="dd-code dd-draft-yaml" autoSize={{ minRows: 16, maxRows: 40 }} spellCheck={false} readOnly={!draft.may.edit} value={text ?? ''} onChange={(e) => setText(e.target.value)} />
      {draft.may.edit && (
        <p className="dd-draft-buttons">
          <Button type="primary" disabled={!changed || text?.trim() === ''} loading={put.isPending} onClick={() => put.mutate({ params: { id: draft.id }, body: { revision: saver.read().view.revision, yaml: text ?? '' } })}>
            {t('draft.yamlSave')}
          </Button>
          {changed && <Button onClick={() => setText(stored)}>{t('draft.yamlBack')}</Button>}
        </p>
      )}
    </Section>
  );
}
