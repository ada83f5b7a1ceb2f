import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { SlipSheet } from '../../../platform/web/SlipSheet.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { refuseMemberAccount } from '../../access/member-account.rules.ts';
import { slipStateNames } from '../../access/slip.ts';
import {
  endMemberDevicesRoute,
  issueMemberSlipRoute,
  type PrintedSlip,
  readMemberSlipsRoute,
  type TrustedDevice,
} from '../../access/slips.contract.ts';
import { slipToPrint } from '../../access/slip-print.ts';
import type { MemberStatus } from '../../codes/tables/member.ts';
import type { MemberRecord } from '../member.contract.ts';

const DEVICE_COLUMNS: readonly DataColumn<TrustedDevice>[] = [
  { key: 'trustedAt', title: '开始信任', width: 150, value: (row) => minuteText(row.trustedAt) },
  {
    key: 'lastUsedAt',
    title: '最近使用',
    kind: 'day',
    width: 150,
    value: (row) => minuteText(row.lastUsedAt),
  },
  { key: 'expiresOn', title: '信任到', kind: 'day', width: 120, value: (row) => row.expiresOn },
];

/** 开户单: how a member gets in without a password, and the phones that are trusted after it. */
export function MemberSlips({ record }: { readonly record: MemberRecord }) {
  const params = { id: record.id };
  const { data } = useRoute(readMemberSlipsRoute, { params });
  const [slips, setSlips] = useState<readonly PrintedSlip[]>([]);
  const issue = useCommand(issueMemberSlipRoute, { onDone: (slip) => setSlips([slip]) });
  const end = useCommand(endMemberDevicesRoute, { doneText: '这些手机已不能再登录' });
  if (refuseMemberAccount(record.status as MemberStatus, record.managedHere) !== null) return null;
  const devices = data?.devices ?? [];
  return (
    <section className="member-parts">
      <h2 className="section-title">开户单</h2>
      <p className="quiet">
        打印一张纸条交给本人，用手机扫一下就能登录，不用记密码；这部手机一年内不用再登录。还没有账号的，同时开设。
      </p>
      <Space wrap>
        <Button loading={issue.pending} onClick={() => void issue.run({ params })}>
          打印开户单
        </Button>
        {devices.length > 0 ? (
          <Popconfirm
            title="停用这些手机？"
            description="手机丢失或换人时使用。没用的开户单也一同作废。"
            okText="停用"
            onConfirm={() => void end.run({ params })}
          >
            <Button loading={end.pending}>停用受信任的手机</Button>
          </Popconfirm>
        ) : null}
        {data?.slip ? (
          <span className="quiet">
            上一张：{minuteText(data.slip.issuedAt)} {data.slip.issuedBy} 打印，
            {slipStateNames[data.slip.state]}
            {data.slip.state === 'unused' ? `，有效期至 ${data.slip.expiresOn}` : ''}
          </span>
        ) : null}
      </Space>
      {devices.length > 0 ? (
        <DataTable
          name="member-devices"
          title="受信任的手机"
          columns={DEVICE_COLUMNS}
          rows={devices}
          rowKey={({ id }) => id}
          toolbar={false}
          empty={{ reason: '没有受信任的手机。' }}
        />
      ) : null}
      <SlipSheet
        slips={slips.map((slip) => slipToPrint(slip, window.location))}
        onClose={() => setSlips([])}
      />
    </section>
  );
}
