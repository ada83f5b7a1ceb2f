import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const exportPages: WebPage[] = [
  {
    path: '/exports',
    title: '导出',
    menu: 'exports',
    permission: permissions.runExports,
    element: lazyPage(
      () => import('./ExportPage.tsx'),
      (module) => module.ExportPage,
    ),
  },
  {
    path: '/export-requests',
    title: '导出申请',
    menu: 'exports',
    permission: permissions.runExports,
    element: lazyPage(
      () => import('./ExportRequestsPage.tsx'),
      (module) => module.ExportRequestsPage,
    ),
  },
  {
    path: '/export-approvals',
    title: '导出审批',
    menu: 'exports',
    permission: permissions.approveExports,
    element: lazyPage(
      () => import('./ExportApprovalsPage.tsx'),
      (module) => module.ExportApprovalsPage,
    ),
  },
  {
    path: '/export-notices',
    title: '单人导出',
    menu: 'exports',
    permission: permissions.readAudit,
    element: lazyPage(
      () => import('./ExportNoticesPage.tsx'),
      (module) => module.ExportNoticesPage,
    ),
  },
];
