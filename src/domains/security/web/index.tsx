import { AuditOutlined, SafetyOutlined } from '@ant-design/icons';
import type { DomainScreens } from '../../../web/screens.ts';

/** 系统: accounts and roles, the audit; and everybody's own account in the person menu. */
export const screens: DomainScreens = {
  nav: [
    { key: 'accounts', labelKey: 'security.nav.accounts', path: '/system/accounts', order: 140, icon: SafetyOutlined, permission: 'security.accounts.read' },
    { key: 'audit', labelKey: 'security.nav.audit', path: '/system/audit', order: 141, icon: AuditOutlined, permission: 'security.audit.read' },
  ],
  routes: [
    { path: '/system/accounts', lazy: () => import('./AccountsPage.tsx'), permission: 'security.accounts.read' },
    { path: '/system/audit', lazy: () => import('./AuditPage.tsx'), permission: 'security.audit.read' },
    { path: '/account', lazy: () => import('./OwnAccountPage.tsx') },
  ],
  personMenu: [{ key: 'account', labelKey: 'security.nav.own', path: '/account', order: 10 }],
};
