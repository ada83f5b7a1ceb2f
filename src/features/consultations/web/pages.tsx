import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const consultationPages: readonly WebPage[] = [
  {
    path: '/consultations',
    title: '征求意见',
    menu: 'coverage',
    permission: permissions.readCoverage,
    element: lazyPage(
      () => import('./ConsultationListPage.tsx'),
      (module) => module.ConsultationListPage,
    ),
  },
];
