import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly confirmText: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more and says what will happen; a refusal shows inside. */
export function ConfirmAct({ title, confirmText, danger = false, busy, children, onConfirm, onClose }: Props) {
  const { t } = useTranslation('shell');
  return (
    <Modal open title={title} okText={confirmText} cancelText={t('action.cancel')} okButtonProps={danger ? { danger: true, type: 'default' } : {}} confirmLoading={busy} onOk={onConfirm} onCancel={onClose} mask={{ closable: false }}>
      <div className="dd-confirm-words">{children}</div>
    </Modal>
  );
}
