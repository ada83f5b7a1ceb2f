import { Button } from 'antd';
import { addDays } from '../../../platform/kernel/day.ts';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { type CoverageAnswer, readCoverageRoute } from '../../coverage/coverage.contract.ts';
import { CoverageStrip } from './CoverageStrip.tsx';
import { LowerLevels } from './LowerLevels.tsx';
import { Todos } from './Todos.tsx';
import { WeekChanges } from './WeekChanges.tsx';

const WEEK_DAYS = 7;

/** The officer's and the inspector's desk: both coverages, what waits, what moved in a week, the levels below. */
export function OfficeDesk() {
  const coverage = useRoute(readCoverageRoute, { query: {} });
  return <RecordGate query={coverage}>{(now) => <Figures now={now} />}</RecordGate>;
}

function Figures({ now }: { readonly now: CoverageAnswer }) {
  const weekAgo = { on: addDays(now.on, -WEEK_DAYS), definition: now.countingDefinition.code };
  const before = useRoute(readCoverageRoute, { query: weekAgo }, { enabled: now.figures.socialOrgs > 0 });
  if (now.figures.socialOrgs === 0) return <NothingYet />;
  return (
    <>
      <CoverageStrip now={now} />
      <div className="desk-pair">
        <Todos now={now} />
        <WeekChanges now={now} before={before.data} />
      </div>
      <LowerLevels now={now} />
    </>
  );
}

/** The first thing that an office does with the product. */
function NothingYet() {
  const mayImport = useMay(permissions.runImports);
  const navigate = usePageNavigate();
  return (
    <section className="panel">
      <EmptyState
        reason="管理范围内还没有社会组织。"
        hint="从手头的台账开始：导入后，这里会显示组织覆盖、工作覆盖和待办事项。"
        action={
          mayImport ? (
            <Button type="primary" onClick={() => navigate('/imports')}>
              导入台账
            </Button>
          ) : undefined
        }
      />
    </section>
  );
}
