import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../platform/web/EmptyState.tsx';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { ShownOnce } from '../../../platform/web/ShownOnce.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { accountStateNames, initialPasswordWords } from '../../access/account.ts';
import {
  type AccountView,
  openMemberAccountRoute,
  readMemberAccountRoute,
} from '../../access/accounts.contract.ts';
import { grantText } from '../../access/grant-text.ts';
import {
  type MemberAccountRole,
  memberAccountRoles,
  refuseMemberAccount,
} from '../../access/member-account.rules.ts';
import { roleNames } from '../../access/role.ts';
import type { MemberStatus } from '../../codes/tables/member.ts';
import type { MemberRecord } from '../member.contract.ts';
import { MemberSlips } from './MemberSlips.tsx';

/** 账号: whether the person can sign in, as what, and the way to let them. */
export function AccountTab({ record }: { readonly record: MemberRecord }) {
  const query = useRoute(readMemberAccountRoute, { params: { id: record.id } });
  // Stands here and not beside the button: the button goes as soon as the account is there.
  const [password, setPassword] = useState<string | null>(null);
  return (
    <>
      <RecordGate query={query}>
        {({ account }) =>
          account === null ? (
            <NoAccount record={record} onOpened={setPassword} />
          ) : (
            <KnownAccount account={account} />
          )
        }
      </RecordGate>
      <MemberSlips record={record} />
      <ShownOnce {...initialPasswordWords} text={password} onClose={() => setPassword(null)} />
    </>
  );
}

function KnownAccount({ account }: { readonly account: AccountView }) {
  const { signInName, grants, mustChangePassword, lastSignInAt, createdAt, createdBy } = account;
  return (
    <div className="member-parts">
      <FactList
        facts={[
          { title: '登录名', value: signInName },
          { title: '状态', value: <State account={account} /> },
          { title: '身份', value: grants.map(grantText).join('；') || null, empty: '尚未授权', wide: true },
          {
            title: '最近登录',
            value: lastSignInAt === null ? null : minuteText(lastSignInAt),
            empty: mustChangePassword ? '从未登录，初始密码待改' : '从未登录',
          },
          {
            title: '开设时间',
            value: minuteText(createdAt),
            ...(createdBy === null ? {} : { note: createdBy }),
          },
        ]}
      />
      <p className="quiet">忘记密码、停用账号请找系统管理员，增加或收回身份请找安全管理员。</p>
    </div>
  );
}

function State({ account: { state } }: { readonly account: AccountView }) {
  const tone = { active: 'good', locked: 'fault', closed: 'over' } as const;
  return <StatusTag tone={tone[state]}>{accountStateNames[state]}</StatusTag>;
}

interface NoAccountProps {
  readonly record: MemberRecord;
  readonly onOpened: (password: string) => void;
}

function NoAccount({ record, onOpened }: NoAccountProps) {
  const [open, setOpen] = useState(false);
  const refusal = refuseMemberAccount(record.status as MemberStatus, record.managedHere);
  return (
    <>
      <EmptyState
        reason="还没有账号。"
        hint="开通后，本人可以登录看自己的记录；也可以同时作为支部书记或党建指导员登录。"
        action={
          <Tooltip title={refusal?.message}>
            <Button type="primary" disabled={refusal !== null} onClick={() => setOpen(true)}>
              开通账号
            </Button>
          </Tooltip>
        }
      />
      {refusal === null ? null : <p className="quiet account-refusal">{refusal.message}</p>}
      <OpenAccountDrawer record={record} open={open} onClose={() => setOpen(false)} onOpened={onOpened} />
    </>
  );
}

interface DrawerProps extends NoAccountProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function OpenAccountDrawer({ record, open, onClose, onOpened }: DrawerProps) {
  const { run } = useCommand(openMemberAccountRoute, {
    refusals: 'returned',
    onDone: ({ initialPassword }) => onOpened(initialPassword),
  });
  return (
    <FormDrawer
      title={`开通账号 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={formFields()}
      initial={{ roles: ['member'] }}
      submitText="开通"
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: {
            signInName: typeof values.signInName === 'string' ? values.signInName : '',
            roles: (values.roles ?? []) as MemberAccountRole[],
          },
        })
      }
    />
  );
}

const ROLE_NOTES: Readonly<Record<MemberAccountRole, string>> = {
  member: '看自己的记录',
  branch_secretary: '管理所在支部',
  advisor: '看派驻的社会组织',
};

function formFields(): readonly FormField[] {
  const options = memberAccountRoles.map((role) => ({
    value: role,
    label: `${roleNames[role]}（${ROLE_NOTES[role]}）`,
  }));
  return [
    {
      kind: 'text',
      field: 'signInName',
      title: '登录名',
      required: true,
      max: 32,
      help: '汉字、字母或数字，登录时填写。',
      autoComplete: 'off',
    },
    {
      kind: 'select',
      field: 'roles',
      title: '身份',
      required: true,
      wide: true,
      multiple: true,
      options,
      help: '可以选几个，登录后切换。',
    },
  ];
}
