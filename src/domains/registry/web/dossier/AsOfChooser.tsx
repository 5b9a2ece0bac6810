import { HistoryOutlined } from '@ant-design/icons';
import { Button, Form, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../../../../web/kit/index.ts';
import { DayInput } from '../parts/DateFields.tsx';
import type { FileView } from './use-view.ts';

/** Shows the file as it stood on another day, or as it was known on another day. */
export function AsOfChooser({ view, onChange }: { readonly view: FileView; readonly onChange: (change: Partial<FileView>) => void }) {
  const { t } = useTranslation('registry');
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState<string | null>(view.on);
  const [known, setKnown] = useState<string | null>(view.known ? momentText(view.known).slice(0, 10).replaceAll('.', '-') : null);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Form
          layout="vertical"
          className="dd-condition-form"
          onFinish={() => {
            // The whole of that day in China counts as known.
            onChange({ on, known: known ? `${known}T23:59:59+08:00` : null });
            setOpen(false);
          }}
        >
          <Form.Item label={t('dossier.validOn')} extra={t('dossier.validOnHint')}>
            <DayInput value={on} onChange={setOn} label={t('dossier.validOn')} />
          </Form.Item>
          <Form.Item label={t('dossier.knownOn')} extra={t('dossier.knownOnHint')}>
            <DayInput value={known} onChange={setKnown} label={t('dossier.knownOn')} />
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {t('dossier.showThen')}
          </Button>
        </Form>
      }
    >
      <Button icon={<HistoryOutlined />}>{t('dossier.then')}</Button>
    </Popover>
  );
}
