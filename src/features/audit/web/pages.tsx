import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const auditPages: readonly WebPage[] = [
  {
    path: '/audit',
    title: '审计查询',
    menu: 'system',
    permission: permissions.readAudit,
    element: lazyPage(
      () => import('./AuditSearchPage.tsx'),
      (module) => module.AuditSearchPage,
    ),
  },
  {
    path: '/audit-lines',
    title: '操作记录',
    menu: 'system',
    permission: permissions.readAccessLog,
    element: lazyPage(
      () => import('./AuditLinesPage.tsx'),
      (module) => module.AuditLinesPage,
    ),
  },
];
