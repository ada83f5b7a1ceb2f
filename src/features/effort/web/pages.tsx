import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const effortPages: readonly WebPage[] = [
  {
    path: '/meetings/effort',
    title: '负担',
    menu: 'meetings',
    permission: permissions.recordMeetings,
    element: lazyPage(
      () => import('./EffortPage.tsx'),
      (module) => module.EffortPage,
    ),
  },
];
