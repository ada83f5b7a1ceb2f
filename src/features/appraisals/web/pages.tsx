import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

const permission = permissions.recordMeetings;

export const appraisalPages: readonly WebPage[] = [
  {
    path: '/appraisals',
    title: '民主评议',
    menu: 'meetings',
    permission,
    element: lazyPage(
      () => import('./AppraisalListPage.tsx'),
      (module) => module.AppraisalListPage,
    ),
  },
  {
    path: '/appraisals/$id',
    title: '民主评议',
    menu: 'meetings',
    permission,
    element: lazyPage(
      () => import('./AppraisalPage.tsx'),
      (module) => module.AppraisalPage,
    ),
  },
];
