import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const gapPages: WebPage[] = [
  {
    path: '/gaps',
    title: '未建党组织',
    menu: 'coverage',
    permission: permissions.readCoverage,
    element: lazyPage(
      () => import('./GapListPage.tsx'),
      (module) => module.GapListPage,
    ),
  },
  {
    path: '/gaps/exempt',
    title: '另有规定的类别',
    menu: 'coverage',
    inMenu: false,
    permission: permissions.readCoverage,
    element: lazyPage(
      () => import('./ExemptCategoriesPage.tsx'),
      (module) => module.ExemptCategoriesPage,
    ),
  },
];
