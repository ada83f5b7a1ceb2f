import { createContext, type ReactNode, use } from 'react';

/** Who is signed in, as far as screens need to know. The access feature fills it; `src/apps/web` provides it. */
export interface Session {
  readonly displayName: string;
  readonly roleName: string;
  readonly scopeName: string;
  readonly siteName: string;
  readonly permissions: ReadonlySet<string>;
  readonly role: string;
  readonly scopeKind: string;
  readonly trial: boolean;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The signed-in person. Only pages inside the shell may ask. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession outside the shell');
  return session;
}

/** Whether the signed-in person holds a permission; without one, nobody needs it. */
export function useMay(permission: string | undefined): boolean {
  const { permissions } = useSession();
  return permission === undefined || permissions.has(permission);
}

/** Shows its children only to whoever the server would not refuse. */
export function IfMay({
  permission,
  children,
}: {
  readonly permission: string;
  readonly children: ReactNode;
}) {
  return useMay(permission) ? children : null;
}
