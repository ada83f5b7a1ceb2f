import { DownloadOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { addressOf } from '../../../platform/web/api-client.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  downloadExportRoute,
  type ExportRequestView,
  listExportRequestsRoute,
  withdrawExportRoute,
} from '../export-requests.contract.ts';
import {
  contentColumn,
  outcomeColumn,
  purposeColumn,
  type RequestColumn,
  requestedAtColumn,
  rowsColumn,
  stateColumn,
} from './request-columns.tsx';

const ASK_EVERY_MS = 2_000;
const SHOWN = 100;

/** What this person has asked for: how far it is, and the file while its day lasts. */
export function OwnRequests() {
  const client = useQueryClient();
  const download = useDownload();
  const asked = { query: { size: SHOWN } };
  const known = client.getQueryData<{ rows: ExportRequestView[] }>([listExportRequestsRoute.id, asked]);
  const busy = known?.rows.some(({ state }) => state === 'making') ?? false;
  const list = useRoute(listExportRequestsRoute, asked, { everyMs: busy ? ASK_EVERY_MS : false });
  const fetchFile = async (id: string) => {
    await download.start(addressOf(downloadExportRoute, { params: { id } }));
    void client.invalidateQueries({ queryKey: [listExportRequestsRoute.id] });
  };
  const withdraw = useCommand(withdrawExportRoute, { doneText: '申请已撤回' });
  const fileColumn: RequestColumn = {
    key: 'file',
    title: '操作',
    width: 110,
    render: ({ id, state }) => {
      if (state === 'waiting' || state === 'making') {
        return (
          <Popconfirm
            title={state === 'making' ? '停止生成这份文件？' : '撤回这份申请？'}
            description="撤回后要用时另行申请。"
            okText="撤回"
            cancelText="不撤回"
            onConfirm={() => withdraw.run({ params: { id } })}
          >
            <Button type="link" size="small" disabled={withdraw.pending}>
              撤回
            </Button>
          </Popconfirm>
        );
      }
      if (state !== 'ready') return <span className="quiet">—</span>;
      return (
        <Button
          type="link"
          size="small"
          icon={<DownloadOutlined />}
          disabled={download.bytes !== null}
          onClick={() => void fetchFile(id)}
        >
          下载
        </Button>
      );
    },
  };
  return (
    <DataTable<ExportRequestView>
      name="export-requests"
      title="我的导出申请"
      headed
      columns={[
        contentColumn,
        rowsColumn,
        stateColumn,
        fileColumn,
        purposeColumn,
        outcomeColumn,
        requestedAtColumn,
      ]}
      rowKey={({ id }) => id}
      rows={list.data?.rows}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={{ reason: '还没有申请过。', hint: '导出的党员超过限额时，或要给文件加密码时，才需要申请。' }}
    />
  );
}
