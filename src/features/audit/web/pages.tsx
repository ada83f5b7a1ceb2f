import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const auditPages: readonly WebPage[] = [
  {
    path: '/audit-lines',
    title: '操作记录',
    menu: 'system',
    permission: permissions.readAudit,
    element: lazyPage(
      () => import('./AuditLinesPage.tsx'),
      (module) => module.AuditLinesPage,
    ),
  },
];
