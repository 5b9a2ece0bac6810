import './security.css';
import { Button, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** Shows a temporary password once; it is kept nowhere and cannot be shown again. */
export function HandOverPassword({ accountName, password, onClose }: { accountName: string; password: string | null; onClose: () => void }) {
  const { t } = useTranslation('security');
  return (
    <Modal open={password !== null} title={t('handOver.title')} closable={false} keyboard={false} mask={{ closable: false }} destroyOnHidden footer={<Button type="primary" onClick={onClose}>{t('handOver.done')}</Button>}>
      <p>{t('handOver.lead')}</p>
      <dl className="dd-facts dd-facts-1 dd-security-hand-over">
        <div>
          <dt>{t('account.name')}</dt>
          <dd>{accountName}</dd>
        </div>
        <div>
          <dt>{t('handOver.password')}</dt>
          <dd>
            <Typography.Text copyable code className="dd-security-password">
              {password ?? ''}
            </Typography.Text>
          </dd>
        </div>
      </dl>
    </Modal>
  );
}
