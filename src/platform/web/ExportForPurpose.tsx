import { DownloadOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { PurposeInput } from './PurposeInput.tsx';
import { useDownload } from './use-download.ts';
import type { ExportFormat } from './use-list.ts';

interface ExportForPurposeProps {
  /** What is taken out, for the dialog's head. */
  readonly title: string;
  /** What the file holds, and what is kept back. */
  readonly note: string;
  readonly usual: readonly string[];
  readonly address: (format: ExportFormat, purpose: string) => string;
}

/** What people usually take lists of organisations out for. */
export const USUAL_LIST_PURPOSES = ['台账核对', '报送上级', '通知联系', '年度统计'];

const FORMATS = [
  { value: 'xlsx', label: 'Excel（.xlsx）' },
  { value: 'csv', label: 'CSV（.csv）' },
];

interface Answers {
  readonly purpose?: string;
  readonly format: ExportFormat;
}

/** Takes out a list that names persons, once it is said what for. */
export function ExportForPurpose({ title, note, usual, address }: ExportForPurposeProps) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answers>();
  const download = useDownload();
  const start = async ({ purpose = '', format }: Answers) => {
    if (await download.start(address(format, purpose))) setOpen(false);
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        导出
      </Button>
      <Modal
        title={`导出${title}`}
        open={open}
        onCancel={() => setOpen(false)}
        okText="导出"
        confirmLoading={download.bytes !== null}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="quiet export-purpose-note">{note}本次导出和用途会记录下来。</p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ format: 'xlsx' }}
          requiredMark={false}
          onFinish={(answers) => void start(answers)}
        >
          <Form.Item
            name="purpose"
            label="用途"
            rules={[{ required: true, whitespace: true, min: 2, message: '请写明用途' }]}
          >
            <PurposeInput usual={usual} />
          </Form.Item>
          <Form.Item name="format" label="格式">
            <Radio.Group options={FORMATS} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
