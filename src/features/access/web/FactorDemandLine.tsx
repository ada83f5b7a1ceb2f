import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { demandSecondFactorRoute } from '../duties.contract.ts';
import { type FactorDemand, factorDemandNames, factorDemands } from '../factor-demand.ts';
import { permissions } from '../role.ts';

const FIELDS: readonly FormField[] = [
  {
    kind: 'select',
    field: 'factorDemand',
    title: '必须使用的人',
    required: true,
    wide: true,
    options: factorDemands.map((value) => ({ value, label: factorDemandNames[value] })),
  },
];

/** Of whom a second factor is asked; the security administrator changes it here. */
export function FactorDemandLine({ demand }: { readonly demand: FactorDemand }) {
  const [changing, setChanging] = useState(false);
  const { run } = useCommand(demandSecondFactorRoute, { doneText: '已修改', refusals: 'returned' });
  return (
    <p className="quiet no-print duties-line">
      两步验证：{factorDemandNames[demand]}必须使用，其他人自愿。{' '}
      <IfMay permission={permissions.manageGrants}>
        <button type="button" className="link-button" onClick={() => setChanging(true)}>
          修改范围
        </button>
      </IfMay>
      <FormDrawer
        title="哪些人必须使用两步验证"
        open={changing}
        onClose={() => setChanging(false)}
        fields={FIELDS}
        initial={{ factorDemand: demand }}
        submitText="保存"
        onSubmit={({ values }) => run({ body: { factorDemand: values.factorDemand as FactorDemand } })}
      >
        <p className="quiet">
          还没有设置的人，下一步操作时先设置，约两分钟，请提前通知。用开户单登录的手机不受影响。
        </p>
      </FormDrawer>
    </p>
  );
}
