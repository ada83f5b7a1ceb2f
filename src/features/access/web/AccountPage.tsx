import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { usePageParams } from '../../../platform/web/navigation.tsx';
import { RecordGate, RecordPage } from '../../../platform/web/RecordPage.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { SlipSheet } from '../../../platform/web/SlipSheet.tsx';
import { ShownOnce } from '../../../platform/web/ShownOnce.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  type AccountView,
  changeAccountRoute,
  readAccountRoute,
  resetPasswordRoute,
} from '../accounts.contract.ts';
import { initialPasswordWords } from '../account.ts';
import { permissions, type Role } from '../role.ts';
import { slipRoles } from '../slip.ts';
import { slipToPrint } from '../slip-print.ts';
import { issueAccountSlipRoute, type PrintedSlip } from '../slips.contract.ts';
import { resetSecondFactorRoute } from '../second-factor.contract.ts';
import { readSessionRoute } from '../session.contract.ts';
import { readSignOnRoute } from '../sign-on.contract.ts';
import { AccountGrants } from './AccountGrants.tsx';
import { AccountOuterIdentity } from './AccountOuterIdentity.tsx';
import { AccountState } from './AccountState.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';

/** One account: its state, its roles, and what may be done with it. */
export function AccountPage() {
  const { id = '' } = usePageParams();
  const query = useRoute(readAccountRoute, { params: { id } });
  const signOnName = useRoute(readSignOnRoute, {}).data?.name ?? null;
  return (
    <RecordGate query={query}>
      {(account) => (
        <RecordPage
          title={account.displayName}
          code={account.signInName}
          status={<AccountState account={account} />}
          actions={
            <Space wrap>
              <IfMay permission={permissions.manageAccounts}>
                <AccountActions account={account} />
              </IfMay>
              <IfMay permission={permissions.manageGrants}>
                <ResetSecondFactor account={account} />
              </IfMay>
            </Space>
          }
          tabs={[
            {
              key: 'grants',
              title: '角色与管理范围',
              count: account.grants.length,
              content: <AccountGrants account={account} />,
            },
            { key: 'facts', title: '基本情况', content: <FactList facts={factsOf(account)} /> },
            ...(signOnName === null
              ? []
              : [
                  {
                    key: 'outer-identity',
                    title: '统一身份',
                    content: <AccountOuterIdentity account={account} />,
                  },
                ]),
          ]}
        />
      )}
    </RecordGate>
  );
}

function factsOf(account: AccountView) {
  const { signInName, displayName, createdAt, createdBy, lastSignInAt, secondFactor } = account;
  return [
    { title: '姓名', value: displayName },
    { title: '登录名', value: signInName },
    { title: '两步验证', value: secondFactor ? '已启用' : '未启用' },
    { title: '开设时间', value: minuteText(createdAt), ...(createdBy === null ? {} : { note: createdBy }) },
    { title: '最近登录', value: lastSignInAt === null ? null : minuteText(lastSignInAt), empty: '从未登录' },
  ];
}

function AccountActions({ account }: { readonly account: AccountView }) {
  const own = useRoute(readSessionRoute, {}).data?.accountId === account.id;
  const [renaming, setRenaming] = useState(false);
  return (
    <Space wrap>
      <Button onClick={() => setRenaming(true)}>修改姓名</Button>
      {own ? null : <ResetPassword account={account} />}
      {own || !comesBySlip(account) ? null : <PrintSlip account={account} />}
      {own ? null : <OpenOrClose account={account} />}
      <RenameDrawer account={account} open={renaming} onClose={() => setRenaming(false)} />
    </Space>
  );
}

function ResetPassword({ account: { id, displayName } }: { readonly account: AccountView }) {
  const [password, setPassword] = useState<string | null>(null);
  const { run } = useCommand(resetPasswordRoute, {
    onDone: ({ initialPassword }) => setPassword(initialPassword),
  });
  return (
    <>
      <Popconfirm
        title={`重置“${displayName}”的密码？`}
        description="原密码立即失效，正在使用的登录会退出。"
        okText="重置"
        onConfirm={() => void run({ params: { id } })}
      >
        <Button>重置密码</Button>
      </Popconfirm>
      <ShownOnce {...initialPasswordWords} text={password} onClose={() => setPassword(null)} />
    </>
  );
}

/** Who does nothing but what a slip lets in for. */
function comesBySlip({ state, grants }: AccountView): boolean {
  const fit = grants.every(({ role }) => (slipRoles as readonly Role[]).includes(role));
  return state !== 'closed' && grants.length > 0 && fit;
}

function PrintSlip({ account: { id } }: { readonly account: AccountView }) {
  const [slips, setSlips] = useState<readonly PrintedSlip[]>([]);
  const { run, pending } = useCommand(issueAccountSlipRoute, { onDone: (slip) => setSlips([slip]) });
  return (
    <>
      <Button loading={pending} onClick={() => void run({ params: { id } })}>
        打印开户单
      </Button>
      <SlipSheet
        slips={slips.map((slip) => slipToPrint(slip, window.location))}
        onClose={() => setSlips([])}
      />
    </>
  );
}

/** For whoever lost the telephone and the recovery codes. */
function ResetSecondFactor({
  account: { id, displayName, secondFactor },
}: {
  readonly account: AccountView;
}) {
  const own = useRoute(readSessionRoute, {}).data?.accountId === id;
  const { run } = useCommand(resetSecondFactorRoute, { doneText: '两步验证已解除' });
  if (own || !secondFactor) return null;
  return (
    <Popconfirm
      title={`解除“${displayName}”的两步验证？`}
      description="请先当面或打电话核实是本人。解除后只凭密码登录，正在使用的登录会退出。"
      okText="解除"
      onConfirm={() => void run({ params: { id } })}
    >
      <Button>解除两步验证</Button>
    </Popconfirm>
  );
}

const NEXT = {
  active: { state: 'closed', title: '停用', doneText: '账号已停用，其登录已退出' },
  locked: { state: 'active', title: '解锁', doneText: '账号已解锁' },
  closed: { state: 'active', title: '恢复使用', doneText: '账号已恢复' },
} as const;

function OpenOrClose({ account }: { readonly account: AccountView }) {
  const { state, title, doneText } = NEXT[account.state];
  const { run, pending } = useCommand(changeAccountRoute, { doneText });
  return (
    <Button loading={pending} onClick={() => void run({ params: { id: account.id }, body: { state } })}>
      {title}
    </Button>
  );
}

interface RenameDrawerProps {
  readonly account: AccountView;
  readonly open: boolean;
  readonly onClose: () => void;
}

function RenameDrawer({ account: { id, displayName }, open, onClose }: RenameDrawerProps) {
  const { run } = useCommand(changeAccountRoute, { doneText: '已保存', refusals: 'returned' });
  return (
    <FormDrawer
      title="修改姓名"
      open={open}
      onClose={onClose}
      fields={[{ kind: 'text', field: 'displayName', title: '姓名', required: true, wide: true, max: 32 }]}
      initial={{ displayName }}
      onSubmit={({ values }) => run({ params: { id }, body: { displayName: String(values.displayName) } })}
    />
  );
}
