import { PrinterOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../platform/web/api-client.ts';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { type PaperFormat, printMinutesRoute, printSignInSheetRoute } from '../papers.contract.ts';
import { PAPER_FORMATS, USUAL_PURPOSES } from '../paper-words.ts';

interface Answers {
  readonly paper: 'minutes' | 'sheet';
  readonly format: PaperFormat;
  readonly purpose?: string;
}

const PAPERS = [
  { value: 'minutes', label: '会议记录' },
  { value: 'sheet', label: '签到表' },
];

/** The minutes or the sheet of one meeting on paper, once it is said what for. */
export function PrintMeeting({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Answers>();
  const download = useDownload();
  const start = async ({ paper, format, purpose = '' }: Answers) => {
    const route = paper === 'minutes' ? printMinutesRoute : printSignInSheetRoute;
    const address = addressOf(route, { params: { id }, query: { format, purpose } });
    if (await download.start(address)) setOpen(false);
  };
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        打印
      </Button>
      <Modal
        title="打印会议记录、签到表"
        open={open}
        onCancel={() => setOpen(false)}
        okText="生成文件"
        confirmLoading={download.bytes !== null}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className="quiet">文件里有到会人员的姓名，每页标明谁在什么时候导出。本次导出和用途会记录下来。</p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ paper: 'minutes', format: 'pdf' }}
          requiredMark={false}
          onFinish={(answers) => void start(answers)}
        >
          <Form.Item name="paper" label="打印什么">
            <Radio.Group options={PAPERS} />
          </Form.Item>
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
