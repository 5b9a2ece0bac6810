import { ApartmentOutlined, AuditOutlined, BulbOutlined, EyeOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';

const items = 'supervision.items.read';
const campaigns = 'supervision.campaigns.read';
const warnings = 'supervision.warnings.read';
const own = 'supervision.own_items.read';
const rollouts = 'supervision.rollouts.read';
const experiences = 'supervision.experiences.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'supervision', labelKey: 'supervision.nav.supervision', path: '/supervision', order: 120, icon: AuditOutlined, permission: [items, campaigns, warnings] },
    { key: 'own-supervision', labelKey: 'supervision.nav.own', path: '/supervision/own', order: 121, icon: EyeOutlined, permission: own },
    { key: 'guidance', labelKey: 'guidance.nav.guidance', path: '/guidance', under: 'supervision', order: 122, icon: ApartmentOutlined, permission: rollouts },
    { key: 'experiences', labelKey: 'guidance.nav.experiences', path: '/guidance/experiences', under: 'supervision', order: 123, icon: BulbOutlined, permission: experiences },
  ],
  routes: [
    { path: '/supervision', lazy: () => import('./HomePage.tsx'), permission: [items, campaigns, warnings] },
    { path: '/supervision/items', lazy: () => import('./ItemsPage.tsx'), permission: items },
    { path: '/supervision/items/:itemId', lazy: () => import('./ItemPage.tsx'), permission: items },
    { path: '/supervision/import', lazy: () => import('./ImportPage.tsx'), permission: 'supervision.items.supply' },
    { path: '/supervision/own', lazy: () => import('./OwnPage.tsx'), permission: own },
    { path: '/supervision/campaigns', lazy: () => import('./CampaignsPage.tsx'), permission: campaigns },
    { path: '/supervision/campaigns/:campaignId', lazy: () => import('./CampaignPage.tsx'), permission: campaigns },
    { path: '/supervision/leads', lazy: () => import('./LeadsPage.tsx'), permission: 'supervision.leads.read' },
    { path: '/supervision/statistics', lazy: () => import('./StatisticsPage.tsx'), permission: 'supervision.statistics.read' },
    { path: '/supervision/warnings', lazy: () => import('./WarningsPage.tsx'), permission: warnings },
    { path: '/guidance', lazy: () => import('./guidance/GuidancePage.tsx'), permission: rollouts },
    { path: '/guidance/:rolloutId', lazy: () => import('./guidance/RolloutPage.tsx'), permission: rollouts },
    { path: '/guidance/experiences', lazy: () => import('./guidance/ExperiencesPage.tsx'), permission: experiences },
    { path: '/guidance/experiences/:experienceId', lazy: () => import('./guidance/ExperiencePage.tsx'), permission: experiences },
  ],
  dossierTabs: [{ key: 'supervision', labelKey: 'supervision.dossier.tab', order: 46, permission: items, component: lazy(() => import('./SheetTab.tsx')) }],
};
