import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { addressOf } from '../../../platform/web/api-client.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import {
  downloadExportRoute,
  type ExportRequestView,
  listExportRequestsRoute,
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
  const fileColumn: RequestColumn = {
    key: 'file',
    title: '文件',
    width: 110,
    render: ({ id, state }) =>
      state === 'ready' ? (
        <Button
          type="link"
          size="small"
          icon={<DownloadOutlined />}
          disabled={download.bytes !== null}
          onClick={() => void fetchFile(id)}
        >
          下载
        </Button>
      ) : (
        <span className="quiet">—</span>
      ),
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
