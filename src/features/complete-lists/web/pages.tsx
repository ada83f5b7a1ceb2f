import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';
import { permissions } from '../../access/role.ts';

export const completeListPages: WebPage[] = [
  {
    path: '/complete-lists',
    title: '全量名单比对',
    menu: 'imports',
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./CompleteListsPage.tsx'),
      (module) => module.CompleteListsPage,
    ),
  },
  {
    path: '/complete-lists/new',
    title: '上传全量名单',
    menu: 'imports',
    inMenu: false,
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./NewCompleteListPage.tsx'),
      (module) => module.NewCompleteListPage,
    ),
  },
  {
    path: '/complete-lists/$id',
    title: '全量名单比对',
    menu: 'imports',
    permission: permissions.runImports,
    element: lazyPage(
      () => import('./CompleteListPage.tsx'),
      (module) => module.CompleteListPage,
    ),
  },
];
