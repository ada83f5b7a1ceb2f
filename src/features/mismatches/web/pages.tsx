import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const mismatchPages: readonly WebPage[] = [
  {
    path: '/mismatches',
    title: '账实不符',
    menu: 'social-orgs',
    permission: permissions.changeMembers,
    element: lazyPage(
      () => import('./MismatchesPage.tsx'),
      (module) => module.MismatchesPage,
    ),
  },
];
