import './workbench.css';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useSession } from '../../../platform/web/session.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { readSessionRoute, type SessionView } from '../../access/session.contract.ts';
import { AdvisorDesk } from './AdvisorDesk.tsx';
import { BranchDesk } from './BranchDesk.tsx';
import { DutyDesk } from './DutyDesk.tsx';
import { MemberDesk } from './MemberDesk.tsx';
import { OfficeDesk } from './OfficeDesk.tsx';

/** 工作台, the first page after sign-in: what the person's role looks at first, and what waits to be done. */
export function WorkbenchPage() {
  const { roleName, scopeName } = useSession();
  const session = useRoute(readSessionRoute, {});
  return (
    <div className="stack">
      <PageTitle title="工作台" below={scopeName === '' ? roleName : `${roleName} · ${scopeName}`} />
      <RecordGate query={session}>{(view) => <Desk view={view} />}</RecordGate>
    </div>
  );
}

function Desk({ view }: { readonly view: SessionView }) {
  const { role, scopeId } = view.activeGrant;
  if (role === 'branch_secretary' && scopeId !== null) return <BranchDesk branchId={scopeId} />;
  if (role === 'advisor') return <AdvisorDesk />;
  if (role === 'member') return <MemberDesk memberId={view.memberId} />;
  return view.permissions.includes(permissions.readCoverage) ? <OfficeDesk /> : <DutyDesk />;
}
