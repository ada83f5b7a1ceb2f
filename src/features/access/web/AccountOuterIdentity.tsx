import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import type { AccountView } from '../accounts.contract.ts';
import { permissions } from '../role.ts';
import { readSessionRoute } from '../session.contract.ts';
import {
  enterOuterIdentityRoute,
  type OuterIdentity,
  readOuterIdentityRoute,
  removeOuterIdentityRoute,
} from '../sign-on.contract.ts';
import { textOf } from './account-fields.ts';

/** Which outer identity opens an account, and who said so. */
export function AccountOuterIdentity({ account }: { readonly account: AccountView }) {
  const query = useRoute(readOuterIdentityRoute, { params: { id: account.id } });
  const own = useRoute(readSessionRoute, {}).data?.accountId === account.id;
  return (
    <RecordGate query={query}>
      {({ name, identity }) => (
        <div className="stack">
          {identity === null ? (
            <EmptyState
              reason={`还没有关联“${name ?? '统一身份认证'}”。`}
              hint={
                own
                  ? '本人的统一身份，请在“我的账号”里关联。'
                  : '本人可以在“我的账号”里关联；系统管理员也可以在这里登记。'
              }
              {...(own
                ? {}
                : {
                    action: (
                      <IfMay permission={permissions.manageAccounts}>
                        <Enter account={account} />
                      </IfMay>
                    ),
                  })}
            />
          ) : (
            <FactList facts={factsOf(identity)} />
          )}
          {own || identity === null ? null : (
            <IfMay permission={permissions.manageAccounts}>
              <Remove account={account} />
            </IfMay>
          )}
        </div>
      )}
    </RecordGate>
  );
}

function factsOf({ subject, own, linkedAt, linkedBy }: OuterIdentity) {
  return [
    { title: '统一身份标识', value: <span className="outer-subject">{subject}</span> },
    { title: '怎样关联的', value: own ? '本人关联' : '管理员登记', empty: '' },
    {
      title: '关联时间',
      value: minuteText(linkedAt),
      ...(linkedBy === null ? {} : { note: linkedBy }),
    },
  ];
}

function Enter({ account: { id, displayName } }: { readonly account: AccountView }) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(enterOuterIdentityRoute, { doneText: '已登记', refusals: 'returned' });
  return (
    <div>
      <Button onClick={() => setOpen(true)}>登记统一身份</Button>
      <FormDrawer
        title={`登记“${displayName}”的统一身份`}
        open={open}
        onClose={() => setOpen(false)}
        fields={[
          {
            kind: 'text',
            field: 'subject',
            title: '统一身份标识',
            required: true,
            wide: true,
            max: 255,
            autoComplete: 'off',
            help: '认证系统给这个人的固定标识（sub），区分大小写。本人用它登录一次，登录页上会写出来。',
          },
        ]}
        onSubmit={({ values }) => run({ params: { id }, body: { subject: textOf(values, 'subject') } })}
      >
        <p className="quiet">
          登记后，持有这个身份的人就能打开这个账号。请先核实是同一个人；账号的两步验证仍会要求。
        </p>
      </FormDrawer>
    </div>
  );
}

function Remove({ account: { id, displayName } }: { readonly account: AccountView }) {
  const { run } = useCommand(removeOuterIdentityRoute, { doneText: '已解除' });
  return (
    <div>
      <Popconfirm
        title={`解除“${displayName}”的统一身份？`}
        description="以后只能用登录名和密码登录。正在使用的登录会退出。"
        okText="解除"
        onConfirm={() => void run({ params: { id } })}
      >
        <Button>解除统一身份</Button>
      </Popconfirm>
    </div>
  );
}
