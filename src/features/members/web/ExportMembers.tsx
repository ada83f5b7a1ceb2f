import './members.css';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { totalText } from '../../../platform/web/rate-text.ts';
import { useDownload } from '../../../platform/web/use-download.ts';
import type { ExportFormat } from '../../../platform/web/use-list.ts';
import { usualPurposes } from '../member-look.ts';
import { exportMembersRoute } from '../member-list.contract.ts';

interface ExportMembersProps {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly total: { readonly count: number; readonly capped: boolean } | undefined;
}

const FORMATS = [
  { value: 'xlsx', label: 'Excel（.xlsx）' },
  { value: 'csv', label: '文本（.csv）' },
];

interface Answers {
  readonly purpose?: string;
  readonly format: ExportFormat;
}

/** Takes the list out, once it is said what for. */
export function ExportMembers({ filters, total }: ExportMembersProps) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answers>();
  const { after: _after, size: _size, ...asked } = filters;
  const download = useDownload();
  const start = async ({ purpose, format }: Answers) => {
    const address = addressOf(exportMembersRoute, { query: { ...asked, purpose, format } });
    if (await download.start(address)) setOpen(false);
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        导出
      </Button>
      <Modal
        title="导出党员名册"
        open={open}
        onCancel={() => setOpen(false)}
        okText="导出"
        confirmLoading={download.bytes !== null}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="quiet purpose-note">
          按当前筛选导出{total === undefined ? '' : `（${totalText(total)}）`}
          。公民身份号码和电话只显示首尾；不公开的党员不列出，除非专门筛选。本次导出和用途会记录下来。
        </p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ format: 'xlsx' }}
          onFinish={(answers) => void start(answers)}
        >
          <Form.Item
            name="purpose"
            label="用途"
            rules={[{ required: true, whitespace: true, min: 2, message: '请写明用途' }]}
          >
            <PurposeInput usual={usualPurposes} />
          </Form.Item>
          <Form.Item name="format" label="格式">
            <Radio.Group options={FORMATS} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
