import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const batchPages: readonly WebPage[] = [
  {
    path: '/batches',
    title: '批量操作',
    menu: 'social-orgs',
    permission: permissions.changeSocialOrgs,
    element: lazyPage(
      () => import('./SocialOrgBatchPage.tsx'),
      (module) => module.SocialOrgBatchPage,
    ),
  },
  {
    path: '/batches/party-orgs',
    title: '党组织批量操作',
    menu: 'party-orgs',
    permission: permissions.changePartyOrgs,
    element: lazyPage(
      () => import('./PartyOrgBatchPage.tsx'),
      (module) => module.PartyOrgBatchPage,
    ),
  },
  {
    path: '/batches/members',
    title: '党员批量操作',
    menu: 'members',
    permission: permissions.changeMembers,
    element: lazyPage(
      () => import('./MemberBatchPage.tsx'),
      (module) => module.MemberBatchPage,
    ),
  },
];
