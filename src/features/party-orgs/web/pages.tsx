import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const partyOrgPages: WebPage[] = [
  {
    path: '/party-orgs',
    title: '党组织',
    menu: 'party-orgs',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./PartyOrgListPage.tsx'),
      (module) => module.PartyOrgListPage,
    ),
  },
  {
    path: '/meetings/vitality',
    title: '三问汇总',
    menu: 'meetings',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./VitalitySumsPage.tsx'),
      (module) => module.VitalitySumsPage,
    ),
  },
  {
    path: '/secretary-accounts',
    title: '书记账号',
    menu: 'party-orgs',
    permission: permissions.openAccounts,
    element: lazyPage(
      () => import('./SecretaryAccountsPage.tsx'),
      (module) => module.SecretaryAccountsPage,
    ),
  },
  {
    path: '/scope-grants',
    title: '下级授权',
    menu: 'system',
    permission: permissions.grantWithin,
    element: lazyPage(
      () => import('./ScopeGrantsPage.tsx'),
      (module) => module.ScopeGrantsPage,
    ),
  },
  {
    path: '/party-orgs/$id',
    title: '党组织',
    menu: 'party-orgs',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./PartyOrgPage.tsx'),
      (module) => module.PartyOrgPage,
    ),
  },
];
