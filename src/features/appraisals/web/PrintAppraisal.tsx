import { PrinterOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { printAppraisalRoute } from '../appraisal.contract.ts';

interface Answers {
  readonly format: 'pdf' | 'docx';
  readonly purpose?: string;
}

const FORMATS = [
  { value: 'pdf', label: 'PDF（直接打印）' },
  { value: 'docx', label: 'Word 文档（.docx，可以再改）' },
];
const USUAL_PURPOSES = ['支部公布', '报上级党组织', '存档'];

/** The results on paper, once it is said what for. */
export function PrintAppraisal({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answers>();
  const download = useDownload();
  const start = async ({ format, purpose = '' }: Answers) => {
    const address = addressOf(printAppraisalRoute, { params: { id }, query: { format, purpose } });
    if (await download.start(address)) setOpen(false);
  };
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        打印结果
      </Button>
      <Modal
        title="打印评议结果名单"
        open={open}
        onCancel={() => setOpen(false)}
        okText="生成文件"
        confirmLoading={download.bytes !== null}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="quiet">
          文件里有党员姓名和评定等次，没有测评得票；每页标明谁在什么时候导出。本次导出和用途会记录下来。
        </p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ format: 'pdf' }}
          requiredMark={false}
          onFinish={(answers) => void start(answers)}
        >
          <Form.Item name="format" label="格式">
            <Radio.Group options={FORMATS} />
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
