import { IdcardOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { findMemberByNumberRoute } from '../member.contract.ts';

const NOBODY: RefusalView = {
  code: 'member.nobody',
  message: '您的管理范围内没有登记这个公民身份号码。请核对号码。',
};

/** Finds a member by the whole number. It is sent, not put into an address, where it would stay in the browser's history. */
export function FindByNumber() {
  const [open, setOpen] = useState(false);
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const navigate = usePageNavigate();
  const { run, pending } = useCommand(findMemberByNumberRoute, { refusals: 'returned' });
  const [form] = Form.useForm<{ identityNumber: string }>();
  const close = () => {
    setOpen(false);
    setRefusals([]);
  };
  const find = async (body: { identityNumber: string }) => {
    const outcome = await run({ body });
    if (!outcome.done) return setRefusals(outcome.refusals);
    const { member } = outcome.answer;
    if (member === null) return setRefusals([NOBODY]);
    close();
    navigate(`/members/${member.id}`);
  };
  return (
    <>
      <Button icon={<IdcardOutlined />} onClick={() => setOpen(true)}>
        按身份号码查找
      </Button>
      <Modal
        title="按公民身份号码查找"
        open={open}
        onCancel={close}
        okText="查找"
        confirmLoading={pending}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" onFinish={(values) => void find(values)}>
          <Form.Item
            name="identityNumber"
            label="完整的 18 位号码"
            rules={[{ required: true, whitespace: true, message: '请填写公民身份号码' }]}
          >
            <Input autoComplete="off" maxLength={40} autoFocus />
          </Form.Item>
        </Form>
        <RefusalList refusals={refusals} />
      </Modal>
    </>
  );
}
