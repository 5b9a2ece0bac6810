import { FileDoneOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';
import { useDeeds } from './dossier/use-deeds.ts';

const read = 'evidence.read';
const overviews = 'evidence.overviews.read';
const report = 'evidence.report';
const reviewers = ['evidence.review.unit', 'evidence.review.department'];

export const screens: DomainScreens = {
  nav: [
    { key: 'evidence', labelKey: 'evidence.nav.evidence', path: '/evidence', order: 40, icon: FileDoneOutlined, permission: read },
    // The department reaches it from its own tabs; the auditor, who sees no entries, from the rail.
    { key: 'evidence-verify', labelKey: 'evidence.nav.verify', path: '/evidence/verify', order: 142, icon: SafetyCertificateOutlined, permission: 'security.audit.read' },
  ],
  routes: [
    { path: '/evidence', lazy: () => import('./entries/EntriesPage.tsx'), permission: read },
    { path: '/evidence/new', lazy: () => import('./form/NewEntryPage.tsx'), permission: report },
    { path: '/evidence/verify', lazy: () => import('./verify/VerifyPage.tsx') },
    { path: '/evidence/matters', lazy: () => import('./overviews/MattersPage.tsx'), permission: overviews },
    { path: '/evidence/matters/:id', lazy: () => import('./overviews/MatterPage.tsx'), permission: overviews },
    { path: '/evidence/critical-events', lazy: () => import('./overviews/EventsPage.tsx'), permission: overviews },
    { path: '/evidence/critical-events/:id', lazy: () => import('./overviews/EventPage.tsx'), permission: overviews },
    { path: '/evidence/observations', lazy: () => import('./overviews/ObservationsPage.tsx'), permission: overviews },
    { path: '/evidence/merit-lists', lazy: () => import('./overviews/MeritsPage.tsx'), permission: overviews },
    { path: '/evidence/front-line', lazy: () => import('./overviews/FrontLinePage.tsx'), permission: overviews },
    { path: '/evidence/performance-files', lazy: () => import('./performance/FilesPage.tsx'), permission: overviews },
    { path: '/evidence/performance-files/:id', lazy: () => import('./performance/FilePage.tsx'), permission: read },
    { path: '/evidence/:id', lazy: () => import('./entries/EntryPage.tsx'), permission: read },
  ],
  dossierTabs: [{ key: 'evidence', labelKey: 'evidence.deeds.tab', order: 20, permission: read, component: lazy(() => import('./dossier/DeedsTab.tsx')) }],
  careerDeeds: [{ key: 'evidence', permission: read, useDeeds }],
  workbenchCards: [{ key: 'evidence-waiting', titleKey: 'evidence.card.waiting', order: 20, part: 'today', permission: reviewers, component: lazy(() => import('./entries/WaitingCard.tsx')) }],
  personMenu: [{ key: 'evidence-receipt', labelKey: 'evidence.nav.receipt', path: '/evidence/verify', order: 40 }],
  links: { evidence: (id) => `/evidence/${id}` },
};
