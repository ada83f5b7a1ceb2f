import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const searchPages: readonly WebPage[] = [
  {
    path: '/search',
    title: '查找',
    permission: permissions.readSocialOrgs,
    element: lazyPage(
      () => import('./SearchPage.tsx'),
      (module) => module.SearchPage,
    ),
  },
];
