import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { Route } from '../../../platform/contract/route.ts';
import { addressOf } from '../../../platform/web/api-client.ts';
import { ErrorState } from '../../../platform/web/ErrorState.tsx';
import { PageLink, usePageNavigate } from '../../../platform/web/navigation.tsx';
import { useNotices } from '../../../platform/web/notices.tsx';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import type { ExportFormat } from '../../../platform/web/use-list.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { listExportsRoute } from '../../audit/exports.contract.ts';
import { type ListKind, SHORTEST_PASSWORD } from '../export-request.ts';
import { requestExportRoute } from '../export-requests.contract.ts';
import { useApproval } from './use-approval.ts';

interface ExportFormProps {
  readonly route: Route;
  readonly query: Readonly<Record<string, unknown>>;
  /** Why it could not be counted. */
  readonly error: Error | null;
  /** How many rows there will be; undefined while they are counted. */
  readonly rows: number | undefined;
  readonly count: ReactNode;
  readonly note?: string;
  /** What it is usually taken out for, where the file names persons. */
  readonly usual?: readonly string[];
  /** What may be asked for with a password, and above the limit must be asked for. */
  readonly requests?: ListKind;
}

interface Answers {
  readonly format: ExportFormat;
  readonly purpose?: string;
  readonly aloneReason?: string;
  readonly password?: string;
}

const FORMATS = [
  { value: 'xlsx', label: 'Excel（.xlsx）' },
  { value: 'csv', label: 'CSV（.csv）' },
];

/** How much will be exported, in which form and what for; then how far it is, or that it waits for a second person. */
export function ExportForm(props: ExportFormProps) {
  const { route, query, error, rows, count, note, usual, requests } = props;
  const client = useQueryClient();
  const download = useDownload();
  const [form] = Form.useForm<Answers>();
  const approval = useApproval(requests, rows);
  const format = Form.useWatch('format', form);
  const locked = Boolean(Form.useWatch('password', form)) && format === 'xlsx';
  const ask = useCommand(requestExportRoute);
  const notices = useNotices();
  const navigate = usePageNavigate();
  const run = async ({ format: chosen, purpose, aloneReason, password }: Answers) => {
    if (requests !== undefined && (approval.needed || locked)) {
      const body = { kind: requests, asked: query, format: chosen, purpose: purpose ?? '', aloneReason };
      const sent = await ask.run({ body: { ...body, ...(locked ? { password } : {}) } as never });
      if (!sent.done) return;
      notices.done(sent.answer.state === 'waiting' ? '已提交，等待审批' : '已提交，正在生成文件');
      navigate('/export-requests');
      return;
    }
    await download.start(addressOf(route, { query: { ...query, format: chosen, purpose } }));
    // It is on record as soon as it begins, also when it breaks off.
    void client.invalidateQueries({ queryKey: [listExportsRoute.id] });
  };
  if (error !== null) return <ErrorState error={error} />;
  return (
    <Form<Answers>
      form={form}
      layout="vertical"
      initialValues={{ format: 'xlsx' }}
      requiredMark={false}
      onFinish={(answers) => void run(answers)}
    >
      <p className="export-count" aria-live="polite">
        {count}
      </p>
      {note === undefined ? null : <p className="quiet export-note">{note}</p>}
      {approval.needed ? (
        <Alert className="export-note" type="warning" showIcon title={approval.text} />
      ) : null}
      {usual === undefined ? null : (
        <Form.Item
          name="purpose"
          label="用途"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明用途' }]}
        >
          <PurposeInput usual={usual} />
        </Form.Item>
      )}
      {approval.alone ? (
        <Form.Item
          name="aloneReason"
          label="没有第二人审批的理由"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明理由' }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="format" label="格式">
        <Radio.Group options={FORMATS} />
      </Form.Item>
      {requests === undefined || format === 'csv' ? null : <PasswordItem />}
      {download.bytes === null ? (
        <div className="export-start">
          <Button
            type="primary"
            htmlType="submit"
            icon={<DownloadOutlined />}
            disabled={rows === undefined || rows === 0}
            loading={ask.pending}
          >
            {approval.needed ? '申请导出' : locked ? '生成有密码的文件' : '导出'}
          </Button>
          {rows === 0 ? <span className="quiet">没有符合条件的记录，换一个条件试试。</span> : null}
          {approval.needed || locked ? <PageLink to="/export-requests">看我的导出申请</PageLink> : null}
        </div>
      ) : (
        <UnderWay bytes={download.bytes} onCancel={download.cancel} />
      )}
    </Form>
  );
}

/** Never in an address, hence sent by a request alone. */
function PasswordItem() {
  return (
    <Form.Item
      name="password"
      label="打开密码（可不填）"
      extra="填了密码，打开文件时要输入。系统不保存密码，请自己记好。"
      rules={[{ min: SHORTEST_PASSWORD, message: `密码至少 ${SHORTEST_PASSWORD} 位` }]}
    >
      <Input.Password maxLength={64} autoComplete="new-password" />
    </Form.Item>
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
