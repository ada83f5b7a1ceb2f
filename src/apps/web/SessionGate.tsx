import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useRef } from 'react';
import { readSessionRoute, type SessionView } from '../../features/access/session.contract.ts';
import { RefusedError } from '../../platform/web/api-client.ts';
import { ErrorState } from '../../platform/web/ErrorState.tsx';
import { menuFor } from '../../platform/web/menu.ts';
import { type Session, SessionProvider } from '../../platform/web/session.tsx';
import { Shell } from '../../platform/web/Shell.tsx';
import { useLater } from '../../platform/web/use-later.ts';
import { useRoute } from '../../platform/web/use-route.ts';
import { menuPlaces } from './menu.tsx';
import { Person } from './Person.tsx';
import { pages } from './pages.ts';

const SignInPage = lazy(async () => ({ default: (await import('../../features/access/web/SignInPage.tsx')).SignInPage }));

/**
 * Shows the page to whoever is signed in, and the way in to everybody else. When a session ends in the middle of
 * work, the way in covers the page and leaves it standing: what has been filled in is still there afterwards.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const asked = useRoute(readSessionRoute, {}, { keepShowing: true });
  const last = useRef<SessionView | null>(null);
  const signedOut = asked.error instanceof RefusedError && asked.error.status === 401;
  if (asked.data !== undefined && !signedOut) last.current = asked.data;
  if (last.current === null) {
    if (signedOut) return <Entrance />;
    return asked.error === null ? <Opening /> : <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  }
  return (
    <>
      {/* Another person or another identity starts from a fresh page. */}
      <SignedIn key={`${last.current.accountId} ${last.current.activeGrant.id}`} view={last.current}>
        {children}
      </SignedIn>
      {signedOut ? <Entrance covering /> : null}
    </>
  );
}

function Entrance({ covering = false }: { readonly covering?: boolean }) {
  return (
    <div className={covering ? 'entrance covering' : 'entrance'}>
      <Suspense fallback={<Opening />}>
        <SignInPage />
      </Suspense>
    </div>
  );
}

function Opening() {
  return <div className="opening">{useLater(true) ? <Skeleton active paragraph={{ rows: 6 }} /> : null}</div>;
}

function SignedIn({ view, children }: { readonly view: SessionView; readonly children: ReactNode }) {
  const session = useMemo(() => sessionOf(view), [view]);
  const menu = useMemo(() => menuFor(menuPlaces, pages, session.permissions), [session]);
  return (
    <SessionProvider session={session}>
      <Shell siteName={view.siteName} menu={menu} person={<Person view={view} />}>
        {children}
      </Shell>
    </SessionProvider>
  );
}

function sessionOf(view: SessionView): Session {
  const { activeGrant } = view;
  return {
    displayName: view.displayName,
    siteName: view.siteName,
    trial: view.trial,
    role: activeGrant.role,
    roleName: activeGrant.roleName,
    scopeKind: activeGrant.scopeKind,
    scopeName: activeGrant.scopeName,
    permissions: new Set(view.permissions),
  };
}
