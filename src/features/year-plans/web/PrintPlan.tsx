import { PrinterOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import type { PaperFormat } from '../../meetings/papers.contract.ts';
import { PAPER_FORMATS } from '../../meetings/paper-words.ts';
import { printYearPlanRoute } from '../year-plan.contract.ts';

const USUAL_PURPOSES = ['上墙公示', '报送上级', '存档'];

interface Answers {
  readonly format: PaperFormat;
  readonly purpose?: string;
}

/** A year's plan on paper, once it is said what for. */
export function PrintPlan({ id, year }: { readonly id: string; readonly year: number }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answers>();
  const download = useDownload();
  const start = async ({ format, purpose = '' }: Answers) => {
    const address = addressOf(printYearPlanRoute, { params: { id }, query: { year, format, purpose } });
    if (await download.start(address)) setOpen(false);
  };
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        打印
      </Button>
      <Modal
        title={`打印${year}年组织生活计划`}
        open={open}
        onCancel={() => setOpen(false)}
        okText="生成文件"
        confirmLoading={download.bytes !== null}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="quiet">每页标明谁在什么时候导出。本次导出和用途会记录下来。</p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ format: 'pdf' }}
          requiredMark={false}
          onFinish={(answers) => void start(answers)}
        >
          <Form.Item name="format" label="格式">
            <Radio.Group options={[...PAPER_FORMATS]} />
          </Form.Item>
          <Form.Item
            name="purpose"
            label="用途"
            rules={[{ required: true, whitespace: true, min: 2, message: '请写明用途' }]}
          >
            <PurposeInput usual={USUAL_PURPOSES} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
