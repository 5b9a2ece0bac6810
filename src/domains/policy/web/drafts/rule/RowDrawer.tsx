import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../../../web/kit/index.ts';
import { put, type RowBody } from '../bodies.ts';
import { CitedFields, WordsField } from '../fields.tsx';

/** What a row says when it applies: reason in both languages, document, article, compared or not. */
export function RowDrawer({ row, number, onChange, onClose }: { readonly row: RowBody; readonly number: number; readonly onChange: (row: RowBody) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const phone = usePhone();
  return (
    <Drawer open title={t('draft.rowTitle', { row: number })} onClose={onClose} size={phone ? 'default' : 460}>
      <div className="dd-draft-stack">
        <label className="dd-draft-field">
          <span>{t('rule.reason')}</span>
          <WordsField label={t('rule.reason')} lines={2} value={row.reason} onChange={(reason) => onChange(put(row, { reason }))} />
        </label>
        <CitedFields value={row} onChange={onChange} />
      </div>
    </Drawer>
  );
}
