import { ApartmentOutlined, BookOutlined, CheckSquareOutlined, HomeOutlined, LinkOutlined, NotificationOutlined, SoundOutlined, TeamOutlined } from '@ant-design/icons';
import type { DomainScreens } from '../../../web/screens.ts';

const read = 'grid.read';
const run = 'grid.run';

export const screens: DomainScreens = {
  nav: [
    { key: 'grid', labelKey: 'grid.nav.grid', path: '/grid', order: 110, icon: ApartmentOutlined, permission: read },
    { key: 'grid-areas', labelKey: 'grid.nav.areas', path: '/grid/areas', order: 111, icon: CheckSquareOutlined, permission: read, under: 'grid' },
    { key: 'grid-links', labelKey: 'links.nav.links', path: '/links', order: 111.2, icon: LinkOutlined, permission: 'grid.links.read', under: 'grid' },
    { key: 'grid-ties', labelKey: 'ties.nav.ties', path: '/ties', order: 111.4, icon: TeamOutlined, permission: 'grid.ties.read', under: 'grid' },
    { key: 'grid-training', labelKey: 'training.nav.training', path: '/grid/training', order: 111.6, icon: BookOutlined, permission: 'grid.training.read', under: 'grid' },
    { key: 'grid-messages', labelKey: 'messages.nav.messages', path: '/grid/messages', order: 111.7, icon: NotificationOutlined, permission: 'grid.messages.read', under: 'grid' },
    { key: 'own-messages', labelKey: 'messages.nav.own', path: '/grid/messages/own', order: 111.75, icon: NotificationOutlined, permission: 'grid.messages.own' },
    { key: 'grid-publicity', labelKey: 'publicity.nav.publicity', path: '/grid/publicity', order: 111.72, icon: SoundOutlined, permission: 'grid.publicity.read', under: 'grid' },
    { key: 'own-publicity', labelKey: 'publicity.nav.own', path: '/grid/publicity/own', order: 111.77, icon: SoundOutlined, permission: 'grid.publicity.own' },
    { key: 'own-ties', labelKey: 'ties.nav.own', path: '/ties/own', order: 111.8, icon: HomeOutlined, permission: 'grid.ties.own' },
  ],
  routes: [
    { path: '/grid', lazy: () => import('./BoardPage.tsx'), permission: read },
    { path: '/grid/areas', lazy: () => import('./AreasPage.tsx'), permission: read },
    { path: '/grid/messages', lazy: () => import('./messages/MessagesPage.tsx'), permission: 'grid.messages.read' },
    { path: '/grid/messages/own', lazy: () => import('./messages/OwnMessagesPage.tsx'), permission: 'grid.messages.own' },
    { path: '/grid/messages/:messageId', lazy: () => import('./messages/MessagePage.tsx'), permission: 'grid.messages.read' },
    { path: '/grid/publicity', lazy: () => import('./publicity/PublicityPage.tsx'), permission: 'grid.publicity.read' },
    { path: '/grid/publicity/own', lazy: () => import('./publicity/OwnPublicityPage.tsx'), permission: 'grid.publicity.own' },
    { path: '/grid/publicity/:planId', lazy: () => import('./publicity/PublicityPlanPage.tsx'), permission: 'grid.publicity.read' },
    { path: '/grid/training', lazy: () => import('./training/TrainingPage.tsx'), permission: 'grid.training.read' },
    { path: '/grid/import', lazy: () => import('./ImportPage.tsx'), permission: run },
    { path: '/grid/patches/:patchId', lazy: () => import('./PatchPage.tsx'), permission: read },
    { path: '/links', lazy: () => import('./links/LinksPage.tsx'), permission: 'grid.links.read' },
    { path: '/links/:targetId', lazy: () => import('./links/LinkedPlacePage.tsx'), permission: 'grid.links.read' },
    { path: '/ties', lazy: () => import('./ties/TiesPage.tsx'), permission: 'grid.ties.read' },
    { path: '/ties/own', lazy: () => import('./ties/OwnTiesPage.tsx'), permission: 'grid.ties.own' },
    { path: '/public/grid/:region/community/:card', lazy: () => import('./PublicCommunityPage.tsx'), frame: 'public' },
    { path: '/public/grid/:region/:areaId', lazy: () => import('./PublicAreaPage.tsx'), frame: 'public' },
  ],
};
