import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const meetingPages: readonly WebPage[] = [
  {
    path: '/meetings',
    title: '组织生活记录',
    menu: 'meetings',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./MeetingListPage.tsx'),
      (module) => module.MeetingListPage,
    ),
  },
  {
    path: '/meetings/duties',
    title: '应开未开',
    menu: 'meetings',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./DutiesPage.tsx'),
      (module) => module.DutiesPage,
    ),
  },
  {
    path: '/meetings/new',
    title: '登记一次',
    menu: 'meetings',
    permission: permissions.recordMeetings,
    element: lazyPage(
      () => import('./RecordMeetingPage.tsx'),
      (module) => module.RecordMeetingPage,
    ),
  },
  {
    path: '/meetings/duty-rules',
    title: '应开规则',
    menu: 'meetings',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./DutyRulesPage.tsx'),
      (module) => module.DutyRulesPage,
    ),
  },
  {
    path: '/meetings/confirmations',
    title: '收到的参加情况确认',
    menu: 'meetings',
    permission: permissions.recordMeetings,
    element: lazyPage(
      () => import('./ConfirmationsPage.tsx'),
      (module) => module.ConfirmationsPage,
    ),
  },
  {
    path: '/meetings/samples',
    title: '抽查',
    menu: 'meetings',
    permission: permissions.setDutyRules,
    element: lazyPage(
      () => import('./SamplesPage.tsx'),
      (module) => module.SamplesPage,
    ),
  },
  {
    path: '/meetings/papers',
    title: '打印签到表和台账',
    menu: 'meetings',
    permission: permissions.exportMembers,
    element: lazyPage(
      () => import('./PapersPage.tsx'),
      (module) => module.PapersPage,
    ),
  },
  {
    path: '/meetings/$id',
    title: '组织生活',
    menu: 'meetings',
    permission: permissions.readPartyOrgs,
    element: lazyPage(
      () => import('./MeetingPage.tsx'),
      (module) => module.MeetingPage,
    ),
  },
  {
    path: '/meetings/$id/correct',
    title: '更正组织生活',
    menu: 'meetings',
    permission: permissions.recordMeetings,
    element: lazyPage(
      () => import('./CorrectMeetingPage.tsx'),
      (module) => module.CorrectMeetingPage,
    ),
  },
];
