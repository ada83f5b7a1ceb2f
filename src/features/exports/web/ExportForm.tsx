import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Radio, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { Route } from '../../../platform/contract/route.ts';
import { addressOf } from '../../../platform/web/api-client.ts';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import type { ExportFormat } from '../../../platform/web/use-list.ts';
import { listExportsRoute } from '../../audit/exports.contract.ts';
import { usualPurposes } from '../../members/member-look.ts';

interface ExportFormProps {
  readonly route: Route;
  readonly query: Readonly<Record<string, unknown>>;
  /** Why it could not be counted. */
  readonly error: Error | null;
  /** How many rows there will be; undefined while they are counted. */
  readonly rows: number | undefined;
  readonly count: ReactNode;
  readonly note?: string;
  readonly asksPurpose?: boolean;
}

interface Answers {
  readonly format: ExportFormat;
  readonly purpose?: string;
}

const FORMATS = [
  { value: 'xlsx', label: 'Excel（.xlsx）' },
  { value: 'csv', label: 'CSV（.csv）' },
];

/** How much will be exported, in which form and what for; then how far it is. */
export function ExportForm(props: ExportFormProps) {
  const { route, query, error, rows, count, note, asksPurpose = false } = props;
  const client = useQueryClient();
  const download = useDownload();
  const run = async (answers: Answers) => {
    await download.start(addressOf(route, { query: { ...query, ...answers } }));
    // It is on record as soon as it begins, also when it breaks off.
    void client.invalidateQueries({ queryKey: [listExportsRoute.id] });
  };
  if (error !== null) return <ErrorState error={error} />;
  return (
    <Form<Answers>
      layout="vertical"
      initialValues={{ format: 'xlsx' }}
      requiredMark={false}
      onFinish={(answers) => void run(answers)}
    >
      <p className="export-count" aria-live="polite">
        {count}
      </p>
      {note === undefined ? null : <p className="quiet export-note">{note}</p>}
      {asksPurpose ? (
        <Form.Item
          name="purpose"
          label="用途"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明用途' }]}
        >
          <PurposeInput usual={usualPurposes} />
        </Form.Item>
      ) : null}
      <Form.Item name="format" label="格式">
        <Radio.Group options={FORMATS} />
      </Form.Item>
      {download.bytes === null ? (
        <div className="export-start">
          <Button
            type="primary"
            htmlType="submit"
            icon={<DownloadOutlined />}
            disabled={rows === undefined || rows === 0}
          >
            导出
          </Button>
          {rows === 0 ? <span className="quiet">没有符合条件的记录，换一个条件试试。</span> : null}
        </div>
      ) : (
        <UnderWay bytes={download.bytes} onCancel={download.cancel} />
      )}
    </Form>
  );
}

/** Stands where the button was, so that it is seen where one has just pressed. */
function UnderWay({ bytes, onCancel }: { readonly bytes: number; readonly onCancel: () => void }) {
  return (
    <div className="export-start">
      <Spin size="small" />
      <span role="status">正在导出，请不要离开本页</span>
      <span className="number quiet">{bytes === 0 ? '正在读取' : `已收到 ${sizeText(bytes)}`}</span>
      <Button onClick={onCancel}>取消</Button>
    </div>
  );
}

const MEGABYTE = 1_048_576;

function sizeText(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
