import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../../web/api/index.ts';
import { ConfirmWithReason, describeError, useToast } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { appointmentForm, exportPersonFiles } from '../../exporting/contract.ts';

/** 任免审批表 in one press, as Word or PDF; the person file (lrmx) for a stated purpose. */
export function DocumentButtons({ personId, name }: { readonly personId: string; readonly name: string }) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const may = useMay('registry.people.export');
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!may) return null;
  const form = async (format: 'docx' | 'pdf') => {
    setBusy(true);
    try {
      await download(appointmentForm, { params: { personId }, query: { format } });
    } catch (error) {
      toast.failed(describeError(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'docx', label: t('documents.docx') },
            { key: 'pdf', label: t('documents.pdf') },
            { key: 'lrmx', label: t('documents.lrmx') },
          ],
          onClick: ({ key }) => (key === 'lrmx' ? setAsking(true) : void form(key as 'docx' | 'pdf')),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={busy}>
          {t('documents.form')}
        </Button>
      </Dropdown>
      {asking && (
        <ConfirmWithReason
          open
          title={t('documents.lrmxTitle', { name })}
          confirmText={t('documents.take')}
          reasonHint={t('documents.purposeHint')}
          most={200}
          onConfirm={(purpose) => download(exportPersonFiles, { body: { people: [personId], purpose } })}
          onClose={() => setAsking(false)}
        >
          {t('documents.lrmxWords')}
        </ConfirmWithReason>
      )}
    </>
  );
}
