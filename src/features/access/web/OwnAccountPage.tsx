import './access.css';
import { Button } from 'antd';
import { useState } from 'react';
import { type DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FactList } from '../../../platform/web/FactList.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  changeOwnPasswordRoute,
  endOwnSessionRoute,
  listOwnSessionsRoute,
  type OwnSession,
  readSessionRoute,
  type SessionView,
} from '../session.contract.ts';
import { OWN_PASSWORD_FIELDS } from './account-fields.ts';
import { deviceText } from './device-text.ts';
import { OwnOuterIdentity } from './OwnOuterIdentity.tsx';
import { OwnSecondFactor } from './OwnSecondFactor.tsx';
import { OwnTrustedDevices } from './TrustedDevices.tsx';
import { grantText } from '../grant-text.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';

/** One's own account: identities, password, and where one is signed in. */
export function OwnAccountPage() {
  const session = useRoute(readSessionRoute, {});
  const [changing, setChanging] = useState(false);
  const command = useCommand(changeOwnPasswordRoute, {
    doneText: '密码已修改，其他设备上的登录已退出',
    refusals: 'returned',
  });
  return (
    <div className="stack">
      <PageTitle
        title="我的账号"
        actions={
          <Button type="primary" onClick={() => setChanging(true)}>
            修改密码
          </Button>
        }
      />
      <section className="panel">
        <RecordGate query={session}>{(view) => <FactList facts={factsOf(view)} />}</RecordGate>
      </section>
      <OwnSecondFactor />
      <OwnOuterIdentity />
      <OwnSessions />
      <OwnTrustedDevices />
      <FormDrawer
        title="修改密码"
        open={changing}
        onClose={() => setChanging(false)}
        fields={OWN_PASSWORD_FIELDS}
        submitText="修改密码"
        onSubmit={({ values }) =>
          command.run({
            body: {
              currentPassword: String(values.currentPassword),
              newPassword: String(values.newPassword),
            },
          })
        }
      />
    </div>
  );
}

function factsOf({ signInName, displayName, grants, trial, passwordDueOn }: SessionView) {
  return [
    { title: '登录名', value: signInName },
    {
      title: '姓名',
      value: displayName,
      ...(trial ? { note: <StatusTag tone="attention">试用账号</StatusTag> } : {}),
    },
    ...(passwordDueOn === null ? [] : [{ title: '密码有效期至', value: passwordDueOn }]),
    {
      title: '身份',
      wide: true,
      value: (
        <ul>
          {grants.map((grant) => (
            <li key={grant.id}>{grantText(grant)}</li>
          ))}
        </ul>
      ),
    },
  ];
}

function OwnSessions() {
  const { data, error, isPending, refetch } = useRoute(listOwnSessionsRoute, {});
  const end = useCommand(endOwnSessionRoute, { doneText: '已退出那台设备上的登录' });
  const columns: DataColumn<OwnSession>[] = [
    { key: 'device', title: '设备', width: 220, value: (row) => deviceText(row.device) },
    { key: 'address', title: '网络地址', kind: 'code', value: (row) => row.address },
    {
      key: 'signedInAt',
      title: '登录时间',
      kind: 'day',
      width: 150,
      value: (row) => minuteText(row.signedInAt),
    },
    {
      key: 'lastSeenAt',
      title: '最近使用',
      kind: 'day',
      width: 150,
      value: (row) => minuteText(row.lastSeenAt),
    },
    {
      key: 'end',
      title: '操作',
      width: 120,
      render: (row) =>
        row.current ? (
          <span className="quiet">正在使用</span>
        ) : (
          <Button size="small" onClick={() => void end.run({ params: { id: row.id } })}>
            退出登录
          </Button>
        ),
    },
  ];
  return (
    <section className="panel">
      <h2 className="section-title">登录中的设备</h2>
      <DataTable
        name="own-sessions"
        title="登录中的设备"
        columns={columns}
        rows={data?.sessions}
        rowKey={(row) => row.id}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        toolbar={false}
        empty={{ reason: '没有登录中的设备。' }}
      />
    </section>
  );
}
