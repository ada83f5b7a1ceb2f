import { Button } from 'antd';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { permissions } from '../../access/role.ts';

/** Where there is nothing to count yet. */
export function NothingYet() {
  const mayImport = useMay(permissions.runImports);
  const navigate = usePageNavigate();
  return (
    <section className="panel">
      <EmptyState
        reason="管理范围内还没有社会组织。"
        hint="从手头的台账开始：导入后，组织覆盖、工作覆盖会自动算出。"
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
