import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { endOwnDeviceRoute, listOwnDevicesRoute, type TrustedDevice } from '../slips.contract.ts';
import { deviceText } from './device-text.ts';

const DEVICE_COLUMNS: readonly DataColumn<TrustedDevice>[] = [
  { key: 'device', title: '手机', width: 220, value: (row) => deviceText(row.device) },
  { key: 'trustedAt', title: '开始信任', kind: 'day', width: 150, value: (row) => minuteText(row.trustedAt) },
  {
    key: 'lastUsedAt',
    title: '最近使用',
    kind: 'day',
    width: 150,
    value: (row) => minuteText(row.lastUsedAt),
  },
  { key: 'expiresOn', title: '信任到', kind: 'day', width: 120, value: (row) => row.expiresOn },
];

/** The own phones that need no password; without any there is nothing to say. */
export function OwnTrustedDevices() {
  const { data, error, isPending, refetch } = useRoute(listOwnDevicesRoute, {});
  const end = useCommand(endOwnDeviceRoute, { doneText: '已不再信任那部手机' });
  if (data?.devices.length === 0) return null;
  const columns: readonly DataColumn<TrustedDevice>[] = [
    ...DEVICE_COLUMNS,
    {
      key: 'end',
      title: '操作',
      width: 120,
      render: ({ id }) => (
        <Button size="small" onClick={() => void end.run({ params: { id } })}>
          不再信任
        </Button>
      ),
    },
  ];
  return (
    <section className="panel">
      <h2 className="section-title">受信任的手机</h2>
      <DataTable
        name="own-devices"
        title="受信任的手机"
        columns={columns}
        rows={data?.devices}
        rowKey={(row) => row.id}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        toolbar={false}
        empty={{ reason: '没有受信任的手机。' }}
      />
    </section>
  );
}
