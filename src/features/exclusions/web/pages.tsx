import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const exclusionPages: readonly WebPage[] = [
  {
    path: '/exclusions',
    title: '不计入应到',
    menu: 'meetings',
    permission: permissions.recordMeetings,
    element: lazyPage(
      () => import('./ExclusionListPage.tsx'),
      (module) => module.ExclusionListPage,
    ),
  },
];
