import { FolderOpenOutlined, SolutionOutlined } from '@ant-design/icons';
import type { DomainScreens } from '../../../web/screens.ts';

const read = 'cases.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'cases', labelKey: 'cases.nav.cases', path: '/cases', order: 80, icon: FolderOpenOutlined, permission: read },
    { key: 'own-cases', labelKey: 'cases.nav.own', path: '/cases/own', order: 81, icon: SolutionOutlined, permission: 'cases.read_own' },
  ],
  routes: [
    { path: '/cases', lazy: () => import('./CasesPage.tsx'), permission: read },
    { path: '/cases/new', lazy: () => import('./NewCasePage.tsx'), permission: 'cases.act' },
    { path: '/cases/own', lazy: () => import('./OwnCasesPage.tsx'), permission: 'cases.read_own' },
    { path: '/cases/timetables', lazy: () => import('./TimetablesPage.tsx'), permission: 'cases.read_timetables' },
    { path: '/cases/:caseId', lazy: () => import('./CasePage.tsx'), permission: read },
  ],
  links: { case: (id) => `/cases/${id}` },
};
