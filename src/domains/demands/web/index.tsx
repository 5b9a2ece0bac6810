import { FileTextOutlined, MessageOutlined, MobileOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';

const read = 'demands.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'demands', labelKey: 'demands.nav.board', path: '/demands', order: 112, icon: MessageOutlined, permission: read },
    { key: 'own-demands', labelKey: 'demands.nav.own', path: '/demands/own', order: 113, icon: MobileOutlined, permission: 'demands.heads_own' },
    { key: 'bulletins', labelKey: 'bulletins.nav.bulletins', path: '/bulletins', order: 111.9, icon: FileTextOutlined, permission: 'demands.bulletins.read', under: 'grid' },
  ],
  routes: [
    { path: '/demands', lazy: () => import('./BoardPage.tsx'), permission: read },
    { path: '/demands/own', lazy: () => import('./OwnPage.tsx'), permission: 'demands.heads_own' },
    { path: '/demands/figures', lazy: () => import('./FiguresPage.tsx'), permission: read },
    { path: '/demands/callbacks', lazy: () => import('./CallbacksPage.tsx'), permission: 'demands.call_back' },
    { path: '/demands/firms', lazy: () => import('./FirmsPage.tsx'), permission: 'demands.firms' },
    { path: '/demands/services', lazy: () => import('./ServicesPage.tsx'), permission: 'demands.services.read' },
    { path: '/demands/import', lazy: () => import('./ImportPage.tsx'), permission: 'demands.firms' },
    { path: '/bulletins', lazy: () => import('./bulletins/BulletinsPage.tsx'), permission: 'demands.bulletins.read' },
    { path: '/bulletins/:reportId', lazy: () => import('./bulletins/BulletinPage.tsx'), permission: 'demands.bulletins.read' },
    { path: '/demands/open311', lazy: () => import('./open311/Open311Page.tsx'), permission: 'demands.open311' },
    { path: '/demands/map', lazy: () => import('./map/MapPage.tsx'), permission: read },
    { path: '/demands/roots', lazy: () => import('./roots/RootsPage.tsx'), permission: 'demands.roots.read' },
    { path: '/demands/roots/:rootId', lazy: () => import('./roots/RootPage.tsx'), permission: 'demands.roots.read' },
    { path: '/public/heard/:region', lazy: () => import('./heard/PublicHeardPage.tsx'), frame: 'public' },
    { path: '/demands/:demandId', lazy: () => import('./DemandPage.tsx'), permission: 'demands.open' },
  ],
  workbenchCards: [{ key: 'demand-figures', titleKey: 'demands.card.title', order: 6, part: 'pictures', permission: read, component: lazy(() => import('./FiguresCard.tsx')) }],
};
