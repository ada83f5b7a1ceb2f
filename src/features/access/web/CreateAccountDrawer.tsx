import { useState } from 'react';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { ShownOnce } from '../../../platform/web/ShownOnce.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { createAccountRoute } from '../accounts.contract.ts';
import { initialPasswordWords } from '../account.ts';

const FIELDS: readonly FormField[] = [
  { kind: 'text', field: 'displayName', title: '姓名', required: true, help: '操作记录中显示的名字。' },
  {
    kind: 'text',
    field: 'signInName',
    title: '登录名',
    required: true,
    help: '汉字、字母或数字，登录时填写。',
  },
];

interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Opens an account; its initial password is shown once, then the account's page. */
export function CreateAccountDrawer({ open, onClose }: DrawerProps) {
  const navigate = usePageNavigate();
  const [made, setMade] = useState<{ readonly id: string; readonly initialPassword: string } | null>(null);
  const { run } = useCommand(createAccountRoute, { refusals: 'returned', onDone: setMade });
  return (
    <>
      <FormDrawer
        title="新建账号"
        open={open}
        onClose={onClose}
        fields={FIELDS}
        submitText="新建"
        onSubmit={({ values }) =>
          run({ body: { signInName: String(values.signInName), displayName: String(values.displayName) } })
        }
      />
      <ShownOnce
        {...initialPasswordWords}
        text={made?.initialPassword ?? null}
        onClose={() => {
          if (made !== null) navigate(`/accounts/${made.id}`);
          setMade(null);
        }}
      />
    </>
  );
}
