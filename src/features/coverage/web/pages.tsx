import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const coveragePages: WebPage[] = [
  {
    path: '/coverage',
    title: '覆盖',
    menu: 'coverage',
    permission: permissions.readCoverage,
    element: lazyPage(
      () => import('./CoveragePage.tsx'),
      (module) => module.CoveragePage,
    ),
  },
];
