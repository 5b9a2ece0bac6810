import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSessionControl } from './SessionProvider.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Asks to sign in again over the page as it stands, so nothing typed is lost; requests that waited go on after it. */
export function ExpiredDialog() {
  const { t } = useTranslation();
  const { state, signOut } = useSessionControl();
  const open = state.status === 'expired';
  return (
    <Modal
      open={open}
      title={t('expired.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      width={400}
      destroyOnHidden
    >
      <p className="dd-signin-lead">{t('expired.lead')}</p>
      {open && <SignInForm fixedAccount={state.session.account.name} />}
      <Button type="link" block onClick={() => void signOut().catch(() => location.assign('/'))}>
        {t('expired.leave')}
      </Button>
    </Modal>
  );
}
