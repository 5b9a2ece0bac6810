import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';

export const screens: DomainScreens = {
  nav: [],
  routes: [],
  dossierTabs: [{ key: 'protection', labelKey: 'protection.dossier.tab', order: 45, permission: 'protection.effects.read', component: lazy(() => import('./EffectsTab.tsx')) }],
  casePanels: [{ key: 'similar', type: 'tolerance', component: lazy(() => import('./SimilarCases.tsx')) }],
};
