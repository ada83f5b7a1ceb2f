import './workbench.css';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useMay, useSession } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';
import { DutyDesk } from './DutyDesk.tsx';
import { OfficeDesk } from './OfficeDesk.tsx';

/** 工作台, the first page after sign-in: what the person's role looks at first, and what waits to be done. */
export function WorkbenchPage() {
  const { roleName, scopeName } = useSession();
  return (
    <div className="stack">
      <PageTitle title="工作台" below={scopeName === '' ? roleName : `${roleName} · ${scopeName}`} />
      <Desk />
    </div>
  );
}

function Desk() {
  const readsCoverage = useMay(permissions.readCoverage);
  return readsCoverage ? <OfficeDesk /> : <DutyDesk />;
}
