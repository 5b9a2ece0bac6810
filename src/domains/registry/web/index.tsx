import { ApartmentOutlined, IdcardOutlined, ImportOutlined, TeamOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import { call } from '../../../web/api/index.ts';
import type { DomainScreens } from '../../../web/screens.ts';
import { quickSearch } from '../contract.ts';

const read = 'registry.people.read';
const search = 'registry.people.search';
const units = 'registry.organizations.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'people', labelKey: 'registry.nav.people', path: '/people', order: 20, icon: IdcardOutlined, permission: search },
    { key: 'imports', labelKey: 'import.title', path: '/imports', order: 22, icon: ImportOutlined, permission: 'registry.people.import' },
    { key: 'organizations', labelKey: 'registry.nav.organizations', path: '/organizations', order: 25, icon: ApartmentOutlined, permission: units },
    { key: 'teams', labelKey: 'registry.nav.teams', path: '/teams', order: 30, icon: TeamOutlined, permission: units },
  ],
  routes: [
    { path: '/people', lazy: () => import('./people/PeoplePage.tsx'), permission: search },
    { path: '/imports', lazy: () => import('./import/ImportsPage.tsx'), permission: 'registry.people.import' },
    { path: '/imports/:importId', lazy: () => import('./import/ImportPage.tsx'), permission: 'registry.people.import' },
    { path: '/people/compare', lazy: () => import('./people/ComparePage.tsx'), permission: search },
    { path: '/people/me', lazy: () => import('./dossier/OwnFilePage.tsx'), permission: read },
    { path: '/people/:personId', lazy: () => import('./dossier/DossierPage.tsx'), permission: read },
    { path: '/organizations', lazy: () => import('./organizations/OrganizationsPage.tsx'), permission: units },
    { path: '/organizations/merge', lazy: () => import('./organizations/merge/MergePage.tsx'), permission: 'registry.organizations.write' },
    { path: '/organizations/:organizationId', lazy: () => import('./organizations/OrganizationsPage.tsx'), permission: units },
    { path: '/teams', lazy: () => import('./teams/TeamsPage.tsx'), permission: units },
    { path: '/teams/:organizationId', lazy: () => import('./teams/TeamPage.tsx'), permission: units },
  ],
  workbenchCards: [
    { key: 'registry-links', titleKey: 'registry.card.links', order: 90, part: 'today', permission: search, component: lazy(() => import('./cards/LinksCard.tsx')) },
    { key: 'registry-own', titleKey: 'registry.card.ownTitle', order: 10, part: 'today', permission: 'assessment.own_result.read', component: lazy(() => import('./cards/OwnCard.tsx')) },
    { key: 'registry-people', titleKey: 'registry.card.people', order: 10, part: 'pictures', permission: units, component: lazy(() => import('./cards/PeopleCard.tsx')) },
    { key: 'registry-ages', titleKey: 'registry.card.ages', order: 11, part: 'pictures', permission: units, component: lazy(() => import('./cards/AgesCard.tsx')) },
    { key: 'registry-levels', titleKey: 'registry.card.levels', order: 12, part: 'pictures', permission: units, component: lazy(() => import('./cards/LevelsCard.tsx')) },
    { key: 'registry-units', titleKey: 'registry.card.units', order: 13, part: 'pictures', width: 2, permission: units, component: lazy(() => import('./cards/UnitTypesCard.tsx')) },
    { key: 'registry-education', titleKey: 'registry.card.education', order: 14, part: 'pictures', permission: units, component: lazy(() => import('./cards/EducationCard.tsx')) },
  ],
  search: [
    { key: 'people', labelKey: 'registry.search.people', order: 10, permission: search, find: async (text, signal) => (await ask(text, signal)).people.map((p) => ({ key: p.id, title: p.name, ...(p.title || p.organizationName ? { sub: [p.title?.includes(p.organizationName ?? '') ? null : p.organizationName, p.title].filter(Boolean).join(' ') } : {}), to: `/people/${p.id}` })) },
    { key: 'organizations', labelKey: 'registry.search.organizations', order: 11, permission: search, find: async (text, signal) => (await ask(text, signal)).organizations.map((o) => ({ key: o.id, title: o.name, to: `/organizations/${o.id}` })) },
  ],
  personMenu: [{ key: 'own-file', labelKey: 'registry.nav.ownFile', path: '/people/me', order: 10, permission: read }],
  links: { person: (id) => `/people/${id}`, organization: (id) => `/organizations/${id}` },
};

/** People and organizations come in one answer; both groups of the search box share the one request. */
let asked: { text: string; signal: AbortSignal; answer: ReturnType<typeof fetchHits> } | null = null;
const fetchHits = (text: string, signal: AbortSignal) => call(quickSearch, { query: { text } }, { signal });
function ask(text: string, signal: AbortSignal): ReturnType<typeof fetchHits> {
  if (asked?.text !== text || asked.signal !== signal) asked = { text, signal, answer: fetchHits(text, signal) };
  return asked.answer;
}
