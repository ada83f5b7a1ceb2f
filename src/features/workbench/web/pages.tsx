import { lazyPage, type WebPage } from '../../../platform/web/web-page.ts';

export const workbenchPages: readonly WebPage[] = [
  {
    path: '/',
    title: '工作台',
    menu: 'home',
    element: lazyPage(
      () => import('./WorkbenchPage.tsx'),
      (module) => module.WorkbenchPage,
    ),
  },
];
