import { HeatMapOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';

const read = 'analysis.findings.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'insight', labelKey: 'analysis.nav.insight', path: '/insight', order: 60, icon: HeatMapOutlined, permission: read },
    { key: 'own-findings', labelKey: 'analysis.nav.own', path: '/insight/own', order: 61, icon: HeatMapOutlined, permission: 'analysis.own_findings.read' },
  ],
  routes: [
    { path: '/insight', lazy: () => import('./MapPage.tsx'), permission: read },
    { path: '/insight/findings', lazy: () => import('./FindingsPage.tsx'), permission: read },
    { path: '/insight/findings/:findingId', lazy: () => import('./FindingPage.tsx'), permission: read },
    { path: '/insight/own', lazy: () => import('./OwnFindingsPage.tsx'), permission: 'analysis.own_findings.read' },
  ],
  dossierPanels: [{ key: 'findings', labelKey: 'analysis.panel.findings', order: 30, place: 'side', permission: read, component: lazy(() => import('./FindingsPanel.tsx')) }],
  workbenchCards: [
    { key: 'undecided-findings', titleKey: 'analysis.card.undecided', order: 40, part: 'today', permission: 'analysis.findings.decide', component: lazy(() => import('./UndecidedCard.tsx')) },
    { key: 'four-problems', titleKey: 'analysis.card.problems', order: 4, part: 'pictures', permission: read, component: lazy(() => import('./ProblemsCard.tsx')) },
  ],
};
