import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const yearPlanPages: readonly WebPage[] = [
  {
    path: '/year-plans',
    title: '年度计划',
    menu: 'meetings',
    permission: permissions.readYearPlans,
    element: lazyPage(
      () => import('./PlanListPage.tsx'),
      (module) => module.PlanListPage,
    ),
  },
  {
    path: '/year-plans/templates',
    title: '计划模板',
    menu: 'meetings',
    permission: permissions.setDutyRules,
    element: lazyPage(
      () => import('./TemplatesPage.tsx'),
      (module) => module.TemplatesPage,
    ),
  },
  {
    path: '/year-plans/$id',
    title: '年度计划',
    menu: 'meetings',
    permission: permissions.readYearPlans,
    element: lazyPage(
      () => import('./PlanPage.tsx'),
      (module) => module.PlanPage,
    ),
  },
];
