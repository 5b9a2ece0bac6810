import { BookOutlined } from '@ant-design/icons';
import { call } from '../../../web/api/index.ts';
import type { DomainScreens } from '../../../web/screens.ts';
import { listPractices } from '../contract.ts';

const read = 'policy.library.read';
const coverage = 'policy.coverage.read';
const drafts = 'policy.draft.read';

export const screens: DomainScreens = {
  nav: [{ key: 'policy', labelKey: 'policy.nav', path: '/policy', order: 130, icon: BookOutlined, permission: read }],
  routes: [
    { path: '/policy', lazy: () => import('./library/DocumentsPage.tsx'), permission: read },
    { path: '/policy/documents', lazy: () => import('./library/DocumentsPage.tsx'), permission: read },
    { path: '/policy/documents/:ref', lazy: () => import('./library/DocumentPage.tsx'), permission: read },
    { path: '/policy/rules', lazy: () => import('./library/RulesPage.tsx'), permission: read },
    { path: '/policy/rules/:ruleId', lazy: () => import('./library/RulePage.tsx'), permission: read },
    { path: '/policy/facts', lazy: () => import('./library/FactsPage.tsx'), permission: read },
    { path: '/policy/parameters', lazy: () => import('./library/ParametersPage.tsx'), permission: read },
    { path: '/policy/measures', lazy: () => import('./register/MeasuresPage.tsx'), permission: read },
    { path: '/policy/coverage', lazy: () => import('./register/CoveragePage.tsx'), permission: coverage },
    { path: '/policy/citations', lazy: () => import('./register/CitationsPage.tsx'), permission: coverage },
    { path: '/policy/clauses', lazy: () => import('./register/ClausesPage.tsx'), permission: coverage },
    { path: '/policy/systems', lazy: () => import('./register/SystemsPage.tsx'), permission: coverage },
    { path: '/policy/drafts', lazy: () => import('./drafts/DraftsPage.tsx'), permission: drafts },
    { path: '/policy/drafts/:draftId', lazy: () => import('./drafts/DraftPage.tsx'), permission: drafts },
    { path: '/policy/trials/:trialId', lazy: () => import('./drafts/trial/TrialPage.tsx'), permission: drafts },
    { path: '/policy/practices', lazy: () => import('./practices/PracticesPage.tsx'), permission: read },
    { path: '/policy/practices/:practiceId', lazy: () => import('./practices/PracticePage.tsx'), permission: read },
  ],
  search: [
    {
      key: 'practices',
      labelKey: 'policy.search.practices',
      order: 130,
      permission: read,
      find: async (text, signal) =>
        (await call(listPractices, { query: { text } }, { signal })).practices.slice(0, 5).map((p) => ({ key: p.id, title: `${p.id} ${p.title.zh}`, sub: p.place, to: `/policy/practices/${p.id}` })),
    },
  ],
  // An id with a point names a rule of the program, which has no page here.
  links: { rule: (id) => (id.includes('.') ? null : `/policy/rules/${id}`) },
};
