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
];
