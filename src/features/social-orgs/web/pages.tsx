import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const socialOrgPages: WebPage[] = [
  {
    path: '/social-orgs',
    title: '社会组织',
    menu: 'social-orgs',
    permission: permissions.readSocialOrgs,
    element: lazyPage(
      () => import('./SocialOrgListPage.tsx'),
      (module) => module.SocialOrgListPage,
    ),
  },
  {
    path: '/social-orgs/$id',
    title: '社会组织',
    menu: 'social-orgs',
    permission: permissions.readSocialOrgs,
    element: lazyPage(
      () => import('./SocialOrgPage.tsx'),
      (module) => module.SocialOrgPage,
    ),
  },
];
