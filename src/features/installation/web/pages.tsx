import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const installationPages: readonly WebPage[] = [
  {
    path: '/site',
    title: '系统设置',
    menu: 'system',
    permission: permissions.readAccounts,
    element: lazyPage(
      () => import('./SitePage.tsx'),
      (module) => module.SitePage,
    ),
  },
];
