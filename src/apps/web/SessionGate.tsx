import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { readSessionRoute, type SessionView } from '../../features/access/session.contract.ts';
import { takeSignOnReturn } from '../../features/access/web/sign-on-return.ts';
import { searchRoute } from '../../features/search/search.contract.ts';
import { SearchBox } from '../../features/search/web/SearchBox.tsx';
import { readSetUpRoute } from '../../features/installation/set-up.contract.ts';
import { RefusedError } from '../../platform/web/api-client.ts';
import { ErrorState } from '../../platform/web/ErrorState.tsx';
import { menuFor } from '../../platform/web/menu.ts';
import { type Session, SessionProvider } from '../../platform/web/session.tsx';
import { Shell } from '../../platform/web/Shell.tsx';
import { useLater } from '../../platform/web/use-later.ts';
import { useRoute } from '../../platform/web/use-route.ts';
import { placesOf } from './menu.tsx';
import { Person } from './Person.tsx';
import { pages } from './pages.ts';

const loadHome = () => import('../../features/workbench/web/WorkbenchPage.tsx');
const SetUpPage = lazy(async () => ({
  default: (await import('../../features/access/web/SetUpPage.tsx')).SetUpPage,
}));
const NewPasswordPage = lazy(async () => ({
  default: (await import('../../features/access/web/NewPasswordPage.tsx')).NewPasswordPage,
}));
const EnrolPage = lazy(async () => ({
  default: (await import('../../features/access/web/EnrolPage.tsx')).EnrolPage,
}));
const SignOnReturnPage = lazy(async () => ({
  default: (await import('../../features/access/web/SignOnReturnPage.tsx')).SignOnReturnPage,
}));
const SignInPage = lazy(async () => ({
  default: (await import('../../features/access/web/SignInPage.tsx')).SignInPage,
}));

/** Whoever comes back from the outside provider has that settled first, signed in or not. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const [back] = useState(takeSignOnReturn);
  if (back === null) return <Gate>{children}</Gate>;
  return (
    <Card>
      <SignOnReturnPage back={back} />
    </Card>
  );
}

/**
 * Shows the page to whoever is signed in, and the way in to everybody else. When a session ends in the middle of
 * work, the way in covers the page and leaves it standing: what has been filled in is still there afterwards.
 */
function Gate({ children }: { readonly children: ReactNode }) {
  // After a refused question the answer before it is still held: that is who was signed in until now.
  const { data: view, error, refetch } = useRoute(readSessionRoute, {});
  const signedOut = error instanceof RefusedError && error.status === 401;
  if (view === undefined) {
    if (signedOut) return <Entrance />;
    return error === null ? <Opening /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (view.mustChangePassword && !signedOut) {
    return (
      <Card>
        <NewPasswordPage overdue={view.passwordOverdue} />
      </Card>
    );
  }
  if (view.mustEnrol && !signedOut) {
    return (
      <Card>
        <EnrolPage />
      </Card>
    );
  }
  return (
    <>
      {/* Another person or another identity starts from a fresh page. */}
      <SignedIn key={`${view.accountId} ${view.activeGrant.id}`} view={view}>
        {children}
      </SignedIn>
      {signedOut ? <Entrance covering /> : null}
    </>
  );
}

function Entrance({ covering = false }: { readonly covering?: boolean }) {
  // What opens behind the door is fetched while somebody types: no blank page in between.
  useEffect(() => void loadHome(), []);
  return (
    <Card covering={covering}>
      <WayIn />
    </Card>
  );
}

/** Nobody can sign in to what has not been set up. */
function WayIn() {
  const { data, error, refetch } = useRoute(readSetUpRoute, {});
  if (data === undefined) {
    return error === null ? <Opening /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return data.needed ? <SetUpPage /> : <SignInPage />;
}

interface CardProps {
  readonly covering?: boolean;
  readonly children: ReactNode;
}

function Card({ covering = false, children }: CardProps) {
  return (
    <div className={covering ? 'entrance covering' : 'entrance'}>
      <Suspense fallback={<Opening />}>{children}</Suspense>
    </div>
  );
}

function Opening() {
  return (
    <div className="opening">
      {useLater(true) ? <Skeleton active title={false} paragraph={{ rows: 6 }} /> : null}
    </div>
  );
}

function SignedIn({ view, children }: { readonly view: SessionView; readonly children: ReactNode }) {
  const session = useMemo(() => sessionOf(view), [view]);
  const menu = useMemo(() => menuFor(placesOf(session.role), pages, session.permissions), [session]);
  return (
    <SessionProvider session={session}>
      <Shell
        siteName={view.siteName}
        menu={menu}
        person={<Person view={view} />}
        {...(session.permissions.has(searchRoute.access.permission) ? { search: <SearchBox /> } : {})}
      >
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
