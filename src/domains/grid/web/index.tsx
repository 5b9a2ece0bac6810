import { ApartmentOutlined, CheckSquareOutlined, LinkOutlined } from '@ant-design/icons';
import type { DomainScreens } from '../../../web/screens.ts';

const read = 'grid.read';
const run = 'grid.run';

export const screens: DomainScreens = {
  nav: [
    { key: 'grid', labelKey: 'grid.nav.grid', path: '/grid', order: 110, icon: ApartmentOutlined, permission: read },
    { key: 'grid-areas', labelKey: 'grid.nav.areas', path: '/grid/areas', order: 111, icon: CheckSquareOutlined, permission: read, under: 'grid' },
    { key: 'grid-links', labelKey: 'links.nav.links', path: '/links', order: 115, icon: LinkOutlined, permission: 'grid.links.read', under: 'grid' },
  ],
  routes: [
    { path: '/grid', lazy: () => import('./BoardPage.tsx'), permission: read },
    { path: '/grid/areas', lazy: () => import('./AreasPage.tsx'), permission: read },
    { path: '/grid/import', lazy: () => import('./ImportPage.tsx'), permission: run },
    { path: '/grid/patches/:patchId', lazy: () => import('./PatchPage.tsx'), permission: read },
    { path: '/links', lazy: () => import('./links/LinksPage.tsx'), permission: 'grid.links.read' },
    { path: '/links/:targetId', lazy: () => import('./links/LinkedPlacePage.tsx'), permission: 'grid.links.read' },
    { path: '/public/grid/:region/:areaId', lazy: () => import('./PublicAreaPage.tsx'), frame: 'public' },
  ],
};
