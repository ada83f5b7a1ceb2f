import { DownloadOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { RecordGate } from '../../../platform/web/RecordPage.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { correctableTitles } from '../correction.ts';
import { exportOwnDataRoute, listOwnCorrectionsRoute, type OwnCorrection } from '../own-record.contract.ts';
import { AskCorrectionDrawer } from './AskCorrectionDrawer.tsx';
import { CorrectionStateTag } from './correction-words.tsx';

const COLUMNS: readonly DataColumn<OwnCorrection>[] = [
  { key: 'what', title: '申请更正', value: ({ what }) => correctableTitles[what] },
  { key: 'askedAt', title: '提出', kind: 'day', width: 150, value: ({ askedAt }) => minuteText(askedAt) },
  { key: 'state', title: '结果', render: ({ state }) => <CorrectionStateTag state={state} /> },
  { key: 'answer', title: '支部答复', width: 280, value: ({ answer }) => answer },
  {
    key: 'answeredAt',
    title: '答复时间',
    kind: 'day',
    width: 150,
    value: ({ answeredAt }) => (answeredAt === null ? null : minuteText(answeredAt)),
  },
];

/** 更正与导出: what a member may do with the own record beside reading it. */
export function OwnRecordPage() {
  const asked = useRoute(listOwnCorrectionsRoute, {});
  const [asking, setAsking] = useState(false);
  const download = useDownload();
  return (
    <>
      <PageTitle
        title="更正与导出"
        below="记录有误，可以请所在党支部更正；也可以把本系统保存的本人资料存为一份表格。"
        actions={
          <Space wrap>
            <Button
              icon={<DownloadOutlined />}
              loading={download.bytes !== null}
              onClick={() => void download.start(addressOf(exportOwnDataRoute, {}))}
            >
              导出我的资料
            </Button>
            <Button type="primary" onClick={() => setAsking(true)}>
              申请更正
            </Button>
          </Space>
        }
      />
      <RecordGate query={asked}>
        {({ rows }) => (
          <DataTable<OwnCorrection>
            name="own-corrections"
            title="我的更正申请"
            headed
            toolbar={false}
            columns={COLUMNS}
            rowKey={({ id }) => id}
            rows={rows}
            empty={{ reason: '还没有提出过更正申请。' }}
          />
        )}
      </RecordGate>
      <AskCorrectionDrawer open={asking} onClose={() => setAsking(false)} />
    </>
  );
}
