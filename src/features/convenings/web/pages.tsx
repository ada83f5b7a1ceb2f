import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

const menu = 'meetings';
const permission = permissions.recordMeetings;

export const conveningPages: readonly WebPage[] = [
  {
    path: '/convenings',
    title: '会议通知',
    menu,
    permission,
    element: lazyPage(
      () => import('./ConveningListPage.tsx'),
      (module) => module.ConveningListPage,
    ),
  },
  {
    path: '/convenings/calendar',
    title: '日历',
    menu,
    permission: permissions.readCalendar,
    element: lazyPage(
      () => import('./CalendarPage.tsx'),
      (module) => module.CalendarPage,
    ),
  },
  {
    path: '/own-calendar',
    title: '我的日历',
    element: lazyPage(
      () => import('./OwnCalendarPage.tsx'),
      (module) => module.OwnCalendarPage,
    ),
  },
  {
    path: '/convenings/new',
    title: '发会议通知',
    menu,
    inMenu: false,
    permission,
    element: lazyPage(
      () => import('./AnnouncePage.tsx'),
      (module) => module.AnnouncePage,
    ),
  },
  {
    path: '/convenings/invitations',
    title: '联合开展的邀请',
    menu,
    inMenu: false,
    permission,
    element: lazyPage(
      () => import('./InvitationListPage.tsx'),
      (module) => module.InvitationListPage,
    ),
  },
  {
    path: '/convenings/$id',
    title: '会议通知',
    menu,
    permission,
    element: lazyPage(
      () => import('./ConveningPage.tsx'),
      (module) => module.ConveningPage,
    ),
  },
  {
    path: '/convenings/$id/change',
    title: '修改会议通知',
    menu,
    permission,
    element: lazyPage(
      () => import('./ChangeConveningPage.tsx'),
      (module) => module.ChangeConveningPage,
    ),
  },
  {
    path: '/convenings/$id/codes',
    title: '签到码',
    menu,
    permission,
    element: lazyPage(
      () => import('./CodesPage.tsx'),
      (module) => module.CodesPage,
    ),
  },
];
