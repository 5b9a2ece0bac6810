import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../../../web/kit/index.ts';
import type { AttachmentRow } from './entry-values.ts';

interface Props {
  readonly value?: readonly AttachmentRow[];
  readonly onChange?: (rows: AttachmentRow[]) => void;
  readonly onSending: (now: boolean) => void;
}

/** The attachments of a form. Nothing is sent while a file is still on its way: it would be left behind. */
export function AttachmentsItem({ label }: { readonly label?: string }) {
  const { t } = useTranslation('evidence');
  const sending = useRef(false);
  return (
    <Form.Item name="attachments" label={label} rules={[{ validator: () => (sending.current ? Promise.reject(new Error(t('file.stillSending'))) : Promise.resolve()) }]}>
      <AttachmentsField onSending={(now) => (sending.current = now)} />
    </Form.Item>
  );
}

/** Files are stored as soon as they are dropped; the entry names them by their hash. */
function AttachmentsField({ value = [], onChange, onSending }: Props) {
  const { t } = useTranslation('evidence');
  return (
    <div className="dd-evidence-files">
      {value.length > 0 && (
        <ul>
          {value.map((f) => (
            <li key={f.hash}>
              <PaperClipOutlined /> {f.name} {f.size !== undefined && <small className="dd-num dd-evidence-quiet">{t('file.size', { kilobytes: Math.max(1, Math.round(f.size / 1024)) })}</small>}
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('file.remove', { name: f.name })} onClick={() => onChange?.(value.filter((x) => x.hash !== f.hash))} />
            </li>
          ))}
        </ul>
      )}
      <FileDrop title={t('file.drop')} hint={t('file.hint')} onSending={onSending} onStored={(f) => onChange?.([...value.filter((x) => x.hash !== f.hash), { hash: f.hash, name: f.name, size: f.size }])} />
    </div>
  );
}
