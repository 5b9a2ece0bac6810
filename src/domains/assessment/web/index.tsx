import { CalendarOutlined, CompassOutlined, FlagOutlined, InboxOutlined, NotificationOutlined, SolutionOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';
import { onsiteRoutes, onsitePermissions } from './onsite/screens.ts';

const runs = 'assessment.runs.read';
const results = 'assessment.results.read';
const own = 'assessment.own_result.read';
const schemes = 'assessment.schemes.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'assessment', labelKey: 'assessment.nav.assessment', path: '/assessment', order: 50, icon: SolutionOutlined, permission: runs },
    { key: 'assessment-notices', labelKey: 'outcomes.nav.notices', path: '/assessment/notices', under: 'assessment', order: 52, icon: NotificationOutlined, permission: 'assessment.publicity.read' },
    { key: 'ballots', labelKey: 'ballots.nav.ballots', path: '/assessment/ballots', under: 'assessment', order: 53, icon: InboxOutlined, permission: 'assessment.ballots.read' },
    { key: 'assessment-months', labelKey: 'months.nav.months', path: '/assessment/months', under: 'assessment', order: 54, icon: FlagOutlined, permission: 'assessment.bulletins.read' },
    { key: 'assessment-periods', labelKey: 'months.nav.periods', path: '/assessment/periods', under: 'assessment', order: 55, icon: CalendarOutlined, permission: 'assessment.unit_years.read' },
    { key: 'assessment-on-site', labelKey: 'onsite.nav.title', path: '/assessment/on-site', under: 'assessment', order: 56, icon: CompassOutlined, permission: onsitePermissions },
    { key: 'own-assessment', labelKey: 'assessment.nav.own', path: '/assessment/own', order: 51, icon: SolutionOutlined, permission: own },
  ],
  routes: [
    { path: '/assessment', lazy: () => import('./years/YearsPage.tsx'), permission: runs },
    { path: '/assessment/own', lazy: () => import('./person/OwnPage.tsx'), permission: own },
    { path: '/assessment/calibrations/:calibrationId', lazy: () => import('./calibration/CalibrationPage.tsx'), permission: 'assessment.calibrations.read' },
    { path: '/assessment/notices', lazy: () => import('./outcomes/NoticesPage.tsx'), permission: 'assessment.publicity.read' },
    { path: '/assessment/months', lazy: () => import('./months/MonthsPage.tsx'), permission: 'assessment.bulletins.read' },
    { path: '/assessment/periods', lazy: () => import('./months/PeriodsPage.tsx'), permission: 'assessment.unit_years.read' },
    { path: '/assessment/reviews', lazy: () => import('./outcomes/ReviewsPage.tsx'), permission: 'assessment.outcomes.read' },
    { path: '/assessment/reviews/:reviewId', lazy: () => import('./outcomes/ReviewPage.tsx'), permission: 'assessment.outcomes.read' },
    { path: '/ballots', lazy: () => import('./ballots/OwnBallotsPage.tsx'), permission: 'assessment.ballots.cast' },
    { path: '/assessment/ballots', lazy: () => import('./ballots/ElectionsPage.tsx'), permission: 'assessment.ballots.read' },
    { path: '/assessment/ballots/new', lazy: () => import('./ballots/PlanPage.tsx'), permission: 'assessment.ballots.manage' },
    { path: '/assessment/ballots/forms', lazy: () => import('./ballots/forms/FormsPage.tsx'), permission: 'assessment.ballot_forms.read' },
    { path: '/assessment/ballots/forms/drafts/:draftId', lazy: () => import('./ballots/forms/FormDraftPage.tsx'), permission: 'assessment.ballot_forms.manage' },
    { path: '/assessment/ballots/forms/:formId', lazy: () => import('./ballots/forms/FormPage.tsx'), permission: 'assessment.ballot_forms.read' },
    { path: '/assessment/ballots/verify', lazy: () => import('./ballots/VerifyBoxPage.tsx') },
    { path: '/assessment/ballots/elections/:electionId', lazy: () => import('./ballots/ElectionPage.tsx'), permission: 'assessment.ballots.read' },
    { path: '/assessment/ballots/elections/:electionId/plan', lazy: () => import('./ballots/PlanPage.tsx'), permission: 'assessment.ballots.manage' },
    { path: '/assessment/ballots/elections/:electionId/report', lazy: () => import('./ballots/ReportPage.tsx'), permission: 'assessment.ballot_reports.read' },
    { path: '/assessment/ballots/elections/:electionId/scores', lazy: () => import('./scores/ElectionScoresPage.tsx'), permission: 'assessment.ballot_reports.read' },
    { path: '/assessment/schemes', lazy: () => import('./schemes/SchemesPage.tsx'), permission: schemes },
    { path: '/assessment/schemes/drafts/:draftId', lazy: () => import('./schemes/editor/DraftPage.tsx'), permission: 'assessment.schemes.manage' },
    { path: '/assessment/schemes/:schemeId/compare', lazy: () => import('./schemes/ComparePage.tsx'), permission: schemes },
    { path: '/assessment/appraisals', lazy: () => import('./appraisals/AppraisalsPage.tsx'), permission: 'assessment.runs.manage' },
    { path: '/assessment/appraisals/:appraisalId', lazy: () => import('./appraisals/AppraisalPage.tsx'), permission: results },
    { path: '/assessment/schemes/:schemeId', lazy: () => import('./schemes/SchemePage.tsx'), permission: schemes },
    ...onsiteRoutes,
    { path: '/assessment/years/:runId', lazy: () => import('./years/YearPage.tsx'), permission: runs },
    { path: '/assessment/years/:runId/marks', lazy: () => import('./years/MarksPage.tsx'), permission: 'assessment.ratings.record' },
    { path: '/assessment/years/:runId/people/:personId', lazy: () => import('./person/ResultPage.tsx'), permission: results },
  ],
  dossierTabs: [{ key: 'assessment', labelKey: 'assessment.dossier.tab', order: 30, permission: results, component: lazy(() => import('./person/DossierTab.tsx')) }],
  dossierPanels: [{ key: 'assessment-radar', labelKey: 'assessment.dossier.panel', order: 20, place: 'side', permission: results, component: lazy(() => import('./person/RadarPanel.tsx')) }],
  workbenchCards: [{ key: 'own-ballots', titleKey: 'ballots.card.own', order: 20, part: 'today', permission: 'assessment.ballots.cast', component: lazy(() => import('./ballots/OwnBallotsCard.tsx')) }, { key: 'assessment-years', titleKey: 'assessment.card.title', order: 30, part: 'changed', permission: runs, component: lazy(() => import('./years/YearsCard.tsx')) }],
  links: { assessment: (id) => `/assessment/years/${id}`, election: (id) => `/assessment/ballots/elections/${id}/report` },
};
