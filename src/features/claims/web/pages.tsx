import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const claimPages: readonly WebPage[] = [
  {
    path: '/claims',
    title: '责任认领',
    menu: 'social-orgs',
    permission: permissions.readCoverage,
    element: lazyPage(
      () => import('./ClaimsPage.tsx'),
      (module) => module.ClaimsPage,
    ),
  },
];
