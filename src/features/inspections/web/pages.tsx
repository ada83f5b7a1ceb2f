import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const inspectionPages: readonly WebPage[] = [
  {
    path: '/inspections',
    title: '检查安排',
    menu: 'meetings',
    permission: permissions.readYearPlans,
    element: lazyPage(
      () => import('./InspectionsPage.tsx'),
      (module) => module.InspectionsPage,
    ),
  },
];
