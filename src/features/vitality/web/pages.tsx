import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const vitalityPages: readonly WebPage[] = [
  {
    path: '/meetings/vitality-schemes',
    title: '有效覆盖方案',
    menu: 'meetings',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./SchemesPage.tsx'),
      (module) => module.SchemesPage,
    ),
  },
];
