import { DownOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/texts.ts';
import { describeError } from '../kit/describe-error.ts';
import { useToast } from '../kit/toast.ts';
import { ChangePasswordDialog } from '../session/ChangePasswordDialog.tsx';
import { useScreens } from '../screens-context.tsx';
import { useMayAny, useSession, useSessionControl } from '../session/SessionProvider.tsx';

/** Who I am and in which roles; change password, sign out. */
export function PersonMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const { signOut } = useSessionControl();
  const toast = useToast();
  const say = useTexts();
  const may = useMayAny();
  const navigate = useNavigate();
  const { personMenu } = useScreens();
  const [changing, setChanging] = useState(false);

  const roles = session.grants.map((grant) => ({
    key: `${grant.role}-${grant.organizationPath ?? ''}`,
    text: [t(`role.${grant.role}`), grant.organizationName].filter(Boolean).join(' · '),
  }));

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'who',
              type: 'group',
              label: (
                <div className="dd-who-card">
                  <b>{session.account.displayName}</b>
                  {roles.map(({ key, text }) => (
                    <div key={key}>{text}</div>
                  ))}
                </div>
              ),
            },
            { type: 'divider' },
            ...personMenu
              .filter((item) => may(item.permission))
              .map(({ key, labelKey, path }) => ({ key, label: say(labelKey), onClick: () => void navigate(path) })),
            { key: 'password', label: t('password.title'), onClick: () => setChanging(true) },
            {
              key: 'out',
              label: t('bar.signOut'),
              onClick: () => void signOut().catch((error: unknown) => toast.failed(describeError(t, error))),
            },
          ],
        }}
      >
        <button type="button" className="dd-bar-button dd-who">
          <span className="dd-who-name">{session.account.displayName}</span> <DownOutlined />
        </button>
      </Dropdown>
      {changing && <ChangePasswordDialog open onClose={() => setChanging(false)} />}
    </>
  );
}
