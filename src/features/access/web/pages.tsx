import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../role.ts';

export const accessPages: readonly WebPage[] = [
  {
    path: '/own-account',
    title: '我的账号',
    element: lazyPage(
      () => import('./OwnAccountPage.tsx'),
      (module) => module.OwnAccountPage,
    ),
  },
  {
    path: '/accounts',
    title: '账号与授权',
    menu: 'system',
    permission: permissions.readAccounts,
    element: lazyPage(
      () => import('./AccountsPage.tsx'),
      (module) => module.AccountsPage,
    ),
  },
  {
    path: '/accounts/$id',
    title: '账号',
    menu: 'system',
    permission: permissions.readAccounts,
    element: lazyPage(
      () => import('./AccountPage.tsx'),
      (module) => module.AccountPage,
    ),
  },
];
