import { AlertOutlined, ApartmentOutlined, AuditOutlined, BarChartOutlined, BookOutlined, CalendarOutlined, CheckSquareOutlined, FlagOutlined, NodeIndexOutlined, NotificationOutlined, ProfileOutlined, RiseOutlined, SolutionOutlined, TeamOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import type { DomainScreens } from '../../../web/screens.ts';

const board = 'work.board.read';
const months = 'work.months.read';
const own = 'work.own.claim';
const races = 'work.races.read';
const teams = 'work.teams.read';
const teamItems = 'work.teams.own';
const dispatch = 'work.dispatch.read';
const reviews = 'work.reviews.read';
const chains = 'work.chains.read';
const pledges = 'work.pledges.read';
const charges = 'work.charges.read';
const fronts = 'work.fronts.read';
const manuals = 'work.manuals.read';
const manualMatters = 'work.manuals.matters';

export const screens: DomainScreens = {
  nav: [
    { key: 'work', labelKey: 'work.nav.work', path: '/projects', order: 40, icon: FlagOutlined, permission: board },
    { key: 'own-work', labelKey: 'work.nav.own', path: '/projects/own', order: 41, icon: ProfileOutlined, permission: own },
    { key: 'races', labelKey: 'races.nav.races', path: '/races', order: 42, icon: RiseOutlined, permission: races, under: 'work' },
    { key: 'contests', labelKey: 'contests.nav.contests', path: '/contests', order: 43, icon: BarChartOutlined, permission: 'work.contests.read', under: 'work' },
    { key: 'work-calendar', labelKey: 'calendar.nav.calendar', path: '/work-calendar', under: 'work', order: 43.5, icon: CalendarOutlined, permission: 'work.calendar.read' },
    { key: 'task-teams', labelKey: 'teams.nav.teams', path: '/task-teams', under: 'work', order: 44, icon: TeamOutlined, permission: teams },
    { key: 'team-items', labelKey: 'teams.nav.own', path: '/task-teams/own', under: 'work', order: 45, icon: CheckSquareOutlined, permission: teamItems },
    { key: 'dispatch', labelKey: 'dispatch.nav.dispatch', path: '/dispatch', under: 'work', order: 46, icon: NotificationOutlined, permission: dispatch },
    { key: 'joint-reviews', labelKey: 'review.nav.reviews', path: '/joint-reviews', under: 'work', order: 47, icon: AuditOutlined, permission: reviews },
    { key: 'chains', labelKey: 'chains.nav.chains', path: '/chains', under: 'work', order: 48, icon: ApartmentOutlined, permission: chains },
    { key: 'pledges', labelKey: 'pledges.nav.pledges', path: '/pledges', under: 'work', order: 49, icon: SolutionOutlined, permission: pledges },
    { key: 'charges', labelKey: 'charges.nav.charges', path: '/charges', under: 'work', order: 49.5, icon: UserSwitchOutlined, permission: charges },
    { key: 'fronts', labelKey: 'fronts.nav.fronts', path: '/mobilizations', under: 'work', order: 49.6, icon: AlertOutlined, permission: fronts },
    { key: 'own-calls', labelKey: 'fronts.nav.own', path: '/mobilizations/own', under: 'work', order: 49.7, icon: AlertOutlined, permission: 'work.fronts.own' },
    { key: 'manuals', labelKey: 'manuals.nav.manuals', path: '/manuals', under: 'work', order: 47.5, icon: BookOutlined, permission: manuals },
    { key: 'manual-matters', labelKey: 'manuals.nav.matters', path: '/manual-matters', under: 'work', order: 47.6, icon: NodeIndexOutlined, permission: 'work.manuals.run' },
    { key: 'own-manual-matters', labelKey: 'manuals.nav.own', path: '/manual-matters/own', under: 'work', order: 47.7, icon: NodeIndexOutlined, permission: 'work.manuals.own' },
  ],
  workbenchCards: [{ key: 'month-tasks', titleKey: 'work.card.title', order: 5, part: 'pictures', permission: months, component: lazy(() => import('./TasksCard.tsx')) }],
  routes: [
    { path: '/projects', lazy: () => import('./BoardPage.tsx'), permission: board },
    { path: '/projects/new', lazy: () => import('./NewProjectPage.tsx'), permission: 'work.projects.run' },
    { path: '/projects/:projectId', lazy: () => import('./ProjectPage.tsx'), permission: board },
    { path: '/projects/months', lazy: () => import('./MonthsPage.tsx'), permission: months },
    { path: '/projects/months/:claimId', lazy: () => import('./MonthListPage.tsx'), permission: months },
    { path: '/work-calendar', lazy: () => import('./calendar/CalendarPage.tsx'), permission: 'work.calendar.read' },
    { path: '/races', lazy: () => import('./races/RacesPage.tsx'), permission: races },
    { path: '/races/new', lazy: () => import('./races/NewRacePage.tsx'), permission: 'work.races.run' },
    { path: '/races/:raceId', lazy: () => import('./races/RacePage.tsx'), permission: races },
    { path: '/wall/races/:raceId', lazy: () => import('./races/WallPage.tsx'), permission: races, frame: 'bare' },
    { path: '/contests', lazy: () => import('./contests/ContestsPage.tsx'), permission: 'work.contests.read' },
    { path: '/contests/:contestId', lazy: () => import('./contests/ContestPage.tsx'), permission: 'work.contests.read' },
    { path: '/contests/:contestId/import', lazy: () => import('./contests/ContestImportPage.tsx'), permission: 'work.contests.run' },
    { path: '/projects/own', lazy: () => import('./OwnPage.tsx'), permission: own },
    { path: '/task-teams', lazy: () => import('./teams/TeamsPage.tsx'), permission: teams },
    { path: '/task-teams/own', lazy: () => import('./teams/OwnItemsPage.tsx'), permission: teamItems },
    { path: '/task-teams/:teamId', lazy: () => import('./teams/TeamPage.tsx'), permission: teams },
    { path: '/dispatch', lazy: () => import('./dispatch/DispatchPage.tsx'), permission: dispatch },
    { path: '/joint-reviews', lazy: () => import('./reviews/ReviewsPage.tsx'), permission: reviews },
    { path: '/chains', lazy: () => import('./chains/ChainsPage.tsx'), permission: chains },
    { path: '/chains/:chainId', lazy: () => import('./chains/ChainPage.tsx'), permission: chains },
    { path: '/pledges', lazy: () => import('./pledges/PledgesPage.tsx'), permission: pledges },
    { path: '/pledges/:pledgeId', lazy: () => import('./pledges/PledgePage.tsx'), permission: pledges },
    { path: '/charges', lazy: () => import('./charges/ChargesPage.tsx'), permission: charges },
    { path: '/mobilizations', lazy: () => import('./fronts/MobilizationsPage.tsx'), permission: fronts },
    { path: '/mobilizations/own', lazy: () => import('./fronts/OwnCallsPage.tsx'), permission: 'work.fronts.own' },
    { path: '/mobilizations/:mobilizationId', lazy: () => import('./fronts/MobilizationPage.tsx'), permission: fronts },
    { path: '/manuals', lazy: () => import('./manuals/ManualsPage.tsx'), permission: manuals },
    { path: '/manuals/:manualId', lazy: () => import('./manuals/ManualPage.tsx'), permission: manuals },
    { path: '/manuals/:manualId/edit', lazy: () => import('./manuals/ManualEditPage.tsx'), permission: 'work.manuals.write' },
    { path: '/manual-matters', lazy: () => import('./manuals/MattersPage.tsx'), permission: manualMatters },
    { path: '/manual-matters/own', lazy: () => import('./manuals/OwnMattersPage.tsx'), permission: 'work.manuals.own' },
    { path: '/manual-matters/:matterId', lazy: () => import('./manuals/MatterPage.tsx'), permission: manualMatters },
    { path: '/public/pledges/:region/:pledgeId', lazy: () => import('./pledges/PublicPledgePage.tsx'), frame: 'public' },
    { path: '/dispatch/meetings/:meetingId', lazy: () => import('./dispatch/MeetingPage.tsx'), permission: 'work.dispatch.run' },
  ],
};
