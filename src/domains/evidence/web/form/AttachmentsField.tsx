import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../../../web/kit/index.ts';
import type { AttachmentRow } from './entry-values.ts';

interface Props {
  readonly value?: readonly AttachmentRow[];
  readonly onChange?: (rows: AttachmentRow[]) => void;
}

/** Files are stored as soon as they are dropped; the entry names them by their hash. */
export function AttachmentsField({ value = [], onChange }: Props) {
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
      <FileDrop title={t('file.drop')} hint={t('file.hint')} onStored={(f) => onChange?.([...value.filter((x) => x.hash !== f.hash), { hash: f.hash, name: f.name, size: f.size }])} />
    </div>
  );
}
