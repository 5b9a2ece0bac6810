import { AuditOutlined, SafetyOutlined, SwapOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';

export const screens: DomainScreens = {
  nav: [
    { key: 'measures', labelKey: 'protection.nav.measures', path: '/protection/measures', under: 'cases', order: 81, icon: SwapOutlined, permission: 'protection.measures.read' },
    { key: 'followed-up', labelKey: 'protection.nav.followed', path: '/protection/followed-up', under: 'cases', order: 82, icon: UserSwitchOutlined, permission: 'protection.sanctions.read' },
    { key: 'accusations', labelKey: 'protection.nav.accusations', path: '/protection/accusations', under: 'cases', order: 83, icon: AuditOutlined, permission: 'protection.accusations.read' },
    { key: 'own-findings', labelKey: 'protection.nav.own', path: '/protection/own', order: 84, icon: SafetyOutlined, permission: 'protection.own_accusations' },
  ],
  routes: [
    { path: '/protection/measures', lazy: () => import('./MeasuresPage.tsx'), permission: 'protection.measures.read' },
    { path: '/protection/measures/import', lazy: () => import('./ImportMeasuresPage.tsx'), permission: 'protection.measures.record' },
    { path: '/protection/followed-up', lazy: () => import('./FollowedUpPage.tsx'), permission: 'protection.sanctions.read' },
    { path: '/protection/accusations', lazy: () => import('./AccusationsPage.tsx'), permission: 'protection.accusations.read' },
    { path: '/protection/own', lazy: () => import('./OwnFindingsPage.tsx'), permission: 'protection.own_accusations' },
  ],
  dossierTabs: [{ key: 'protection', labelKey: 'protection.dossier.tab', order: 45, permission: 'protection.effects.read', component: lazy(() => import('./EffectsTab.tsx')) }],
  casePanels: [
    { key: 'similar', type: 'tolerance', component: lazy(() => import('./SimilarCases.tsx')) },
    { key: 'reporter', type: 'report', component: lazy(() => import('./ReporterPanel.tsx')) },
    { key: 'accusation', type: 'false_accusation', component: lazy(() => import('./AccusationPanel.tsx')) },
  ],
};
