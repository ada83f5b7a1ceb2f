import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { splitDutiesRoute } from '../accounts.contract.ts';
import { dutyAccountFields, dutyAccountsOf } from './account-fields.ts';

const FIELDS = dutyAccountFields();

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 三员分立: three persons take over the duties of the account that holds several. */
export function SplitDutiesDrawer({ open, onClose }: DrawerProps) {
  const { run } = useCommand(splitDutiesRoute, { doneText: '三员分立已完成', refusals: 'returned' });
  return (
    <FormDrawer
      title="三员分立"
      open={open}
      onClose={onClose}
      fields={FIELDS}
      submitText="完成三员分立"
      onSubmit={({ values }) => run({ body: { accounts: dutyAccountsOf(values) } })}
    >
      <p className="quiet">
        完成后，您的账号只保留业务权限；开设账号、授权和查看操作记录由这三个账号分别办理。
      </p>
    </FormDrawer>
  );
}
