import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const batchPages: readonly WebPage[] = [
  {
    path: '/batches',
    title: '批量操作',
    menu: 'social-orgs',
    permission: permissions.changeSocialOrgs,
    element: lazyPage(
      () => import('./BatchesPage.tsx'),
      (module) => module.BatchesPage,
    ),
  },
];
