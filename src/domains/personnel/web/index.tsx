import { SolutionOutlined } from '@ant-design/icons';
import type { DomainScreens } from '../../../web/screens.ts';

const read = 'personnel.eligibility.read';
const shares = 'personnel.front_line_shares.read';
const own = 'personnel.own_eligibility.read';

export const screens: DomainScreens = {
  nav: [
    { key: 'eligibility', labelKey: 'personnel.nav.eligibility', path: '/selection/eligibility', order: 70, icon: SolutionOutlined, permission: read },
    { key: 'front-line-shares', labelKey: 'personnel.nav.shares', path: '/selection/front-line', under: 'eligibility', order: 71, icon: SolutionOutlined, permission: shares },
    { key: 'own-eligibility', labelKey: 'personnel.nav.own', path: '/selection/own', order: 72, icon: SolutionOutlined, permission: own },
  ],
  routes: [
    { path: '/selection/eligibility', lazy: () => import('./EligibilityPage.tsx'), permission: read },
    { path: '/selection/front-line', lazy: () => import('./SharesPage.tsx'), permission: shares },
    { path: '/selection/own', lazy: () => import('./OwnEligibilityPage.tsx'), permission: own },
  ],
};
