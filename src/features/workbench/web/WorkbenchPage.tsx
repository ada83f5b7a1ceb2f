import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useSession } from '../../../platform/web/session.tsx';

/** The first page after sign-in, by role. */
export function WorkbenchPage() {
  const { roleName, scopeName } = useSession();
  return <PageTitle title="工作台" below={`${roleName} · ${scopeName}`} />;
}
