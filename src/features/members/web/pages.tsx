import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const memberPages: WebPage[] = [
  {
    path: '/members',
    title: '党员',
    menu: 'members',
    permission: permissions.readMembers,
    element: lazyPage(
      () => import('./MemberListPage.tsx'),
      (module) => module.MemberListPage,
    ),
  },
  {
    path: '/members/structure',
    title: '党员结构',
    menu: 'members',
    permission: permissions.readMembers,
    element: lazyPage(
      () => import('./StructurePage.tsx'),
      (module) => module.StructurePage,
    ),
  },
  {
    path: '/members/identity',
    title: '身份待核',
    menu: 'members',
    permission: permissions.readMembers,
    element: lazyPage(
      () => import('./IdentityPage.tsx'),
      (module) => module.IdentityPage,
    ),
  },
  {
    path: '/members/$id',
    title: '党员',
    menu: 'members',
    permission: permissions.readMembers,
    element: lazyPage(
      () => import('./MemberPage.tsx'),
      (module) => module.MemberPage,
    ),
  },
];
