import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const printPages: WebPage[] = [
  {
    path: '/prints',
    title: '打印名册',
    menu: 'exports',
    permission: permissions.runExports,
    element: lazyPage(
      () => import('./PrintsPage.tsx'),
      (module) => module.PrintsPage,
    ),
  },
];
