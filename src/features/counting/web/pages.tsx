import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const countingPages: WebPage[] = [
  {
    path: '/coverage/definitions',
    title: '口径说明',
    menu: 'coverage',
    inMenu: false,
    permission: permissions.readCoverage,
    element: lazyPage(
      () => import('./DefinitionPage.tsx'),
      (module) => module.DefinitionPage,
    ),
  },
];
