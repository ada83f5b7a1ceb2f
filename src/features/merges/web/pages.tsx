import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const mergePages: readonly WebPage[] = [
  {
    path: '/merges/social-orgs',
    title: '重复的社会组织',
    menu: 'social-orgs',
    permission: permissions.changeSocialOrgs,
    element: lazyPage(
      () => import('./MergePage.tsx'),
      (module) => module.MergeSocialOrgsPage,
    ),
  },
  {
    path: '/merges/party-orgs',
    title: '重复的党组织',
    menu: 'party-orgs',
    permission: permissions.changePartyOrgs,
    element: lazyPage(
      () => import('./MergePage.tsx'),
      (module) => module.MergePartyOrgsPage,
    ),
  },
  {
    path: '/merges/members',
    title: '重复的党员',
    menu: 'members',
    permission: permissions.changeMembers,
    element: lazyPage(
      () => import('./MergePage.tsx'),
      (module) => module.MergeMembersPage,
    ),
  },
];
