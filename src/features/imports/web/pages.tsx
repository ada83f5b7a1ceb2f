import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const importPages: WebPage[] = [
  {
    path: '/imports',
    title: '导入',
    menu: 'imports',
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./ImportListPage.tsx'),
      (module) => module.ImportListPage,
    ),
  },
  {
    path: '/imports/new',
    title: '新导入',
    menu: 'imports',
    inMenu: false,
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./NewImportPage.tsx'),
      (module) => module.NewImportPage,
    ),
  },
  {
    path: '/imports/$id/take-back',
    title: '撤回导入',
    menu: 'imports',
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./TakeBackPage.tsx'),
      (module) => module.TakeBackPage,
    ),
  },
  {
    path: '/imports/$id',
    title: '导入',
    menu: 'imports',
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./ImportPage.tsx'),
      (module) => module.ImportPage,
    ),
  },
];
