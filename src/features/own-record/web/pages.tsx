import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const ownRecordPages: readonly WebPage[] = [
  {
    path: '/own-record',
    title: '更正与导出',
    element: lazyPage(
      () => import('./OwnRecordPage.tsx'),
      (module) => module.OwnRecordPage,
    ),
  },
  {
    path: '/corrections',
    title: '更正申请',
    menu: 'members',
    permission: permissions.changeMembers,
    element: lazyPage(
      () => import('./CorrectionListPage.tsx'),
      (module) => module.CorrectionListPage,
    ),
  },
  {
    path: '/corrections/$id',
    title: '更正申请',
    menu: 'members',
    permission: permissions.changeMembers,
    element: lazyPage(
      () => import('./CorrectionPage.tsx'),
      (module) => module.CorrectionPage,
    ),
  },
];
