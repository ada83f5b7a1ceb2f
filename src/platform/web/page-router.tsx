import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Outlet,
} from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { type ComponentType, type ReactNode, Suspense, useEffect } from 'react';
import { readSearch, writeSearch } from './address.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { PageLink } from './navigation.tsx';
import { useMay } from './session.tsx';
import { useLater } from './use-later.ts';
import type { WebPage } from './web-page.ts';

/** The router over all pages. `frame` stands around each of them and decides whether it is shown at all. */
export function createPageRouter(
  pages: readonly WebPage[],
  frame: ComponentType<{ readonly children: ReactNode }>,
) {
  const Frame = frame;
  const root = createRootRoute({
    component: () => (
      <Frame>
        <Outlet />
      </Frame>
    ),
    notFoundComponent: NoSuchPage,
    errorComponent: BrokenPage,
  });
  const routes = pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: () => <PagePlace page={page} />,
      errorComponent: BrokenPage,
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
  });
}

function PagePlace({ page }: { readonly page: WebPage }) {
  const Page = page.element;
  if (!useMay(page.permission)) {
    return (
      <EmptyState
        reason="您现在的身份不能查看这一页。"
        hint="如有其他身份，请在右上角切换；否则请向上级管理员申请授权。"
        action={<WayHome />}
      />
    );
  }
  return (
    <Suspense fallback={<Waiting />}>
      <Page />
    </Suspense>
  );
}

function Waiting() {
  return useLater(true) ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : null;
}

function NoSuchPage() {
  return (
    <EmptyState reason="没有这个页面。" hint="地址可能抄漏了，或者页面已经改名。" action={<WayHome />} />
  );
}

function WayHome() {
  return <PageLink to="/">回到工作台</PageLink>;
}

/** After an upgrade the parts of the old pages are gone from the server: loading the page anew brings the new ones. */
function BrokenPage({ error, reset }: ErrorComponentProps) {
  const outdated =
    error instanceof Error &&
    /dynamically imported module|module script|Failed to fetch/i.test(error.message);
  useEffect(() => {
    if (!outdated || sessionStorage.getItem(RELOADED) !== null) return;
    sessionStorage.setItem(RELOADED, '1');
    window.location.reload();
  }, [outdated]);
  return <ErrorState error={error} onRetry={reset} />;
}

const RELOADED = 'shezutong.reloaded';
