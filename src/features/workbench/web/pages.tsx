import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const workbenchPages: readonly WebPage[] = [
  {
    path: '/',
    title: '工作台',
    menu: 'home',
    element: lazyPage(
      () => import('./WorkbenchPage.tsx'),
      (module) => module.WorkbenchPage,
    ),
  },
  {
    path: '/hand-over/$id',
    title: '交接清单',
    menu: 'party-orgs',
    permission: permissions.changePartyOrgs,
    element: lazyPage(
      () => import('./HandOverPage.tsx'),
      (module) => module.HandOverPage,
    ),
  },
];
