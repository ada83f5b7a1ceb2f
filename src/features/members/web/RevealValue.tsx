import './members.css';
import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { PurposeInput } from '../../../platform/web/PurposeInput.tsx';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { useMay, useSession } from '../../../platform/web/session.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { type LookGround, lookGroundNames, lookGrounds, usualPurposes } from '../member-look.ts';
import { revealMemberRoute } from '../member.contract.ts';

interface Asked {
  readonly purpose: string;
  readonly ground?: LookGround | null;
}

const GROUNDS = lookGrounds.map((value) => ({ value, label: lookGroundNames[value] }));

interface RevealValueProps {
  readonly memberId: string;
  readonly what: 'identityNumber' | 'phone';
  readonly title: string;
  readonly masked: string;
}

/** A masked value, and the way to see it in full for a stated purpose. Nothing of it stays once the window closes. */
export function RevealValue({ memberId, what, title, masked }: RevealValueProps) {
  const may = useMay(permissions.revealMembers);
  const [open, setOpen] = useState(false);
  return (
    <span className="sealed-value">
      <span className="number">{masked}</span>
      {may ? (
        <Button
          type="link"
          size="small"
          className="no-print"
          onClick={() => setOpen(true)}
          aria-label={`查看完整的${title}`}
        >
          查看完整
        </Button>
      ) : null}
      <Modal title={`查看${title}`} open={open} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Reveal memberId={memberId} what={what} title={title} masked={masked} />
      </Modal>
    </span>
  );
}

function Reveal({ memberId, what }: RevealValueProps) {
  const [value, setValue] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const { run, pending } = useCommand(revealMemberRoute, { refusals: 'returned' });
  const isOfficer = useSession().role === 'officer';
  const ask = async ({ purpose, ground }: Asked) => {
    const outcome = await run({ params: { id: memberId }, body: { what, purpose, ground: ground ?? null } });
    if (outcome.done) setValue(outcome.answer.value);
    else setRefusals(outcome.refusals);
  };
  if (value !== null) return <p className="revealed-value">{value}</p>;
  return (
    <Form layout="vertical" onFinish={(values: Asked) => void ask(values)}>
      <p className="quiet purpose-note">
        谁在什么时候、为什么查看，会记录在“谁看过”里，本人也能看到是哪个单位、什么岗位。
      </p>
      <Form.Item
        name="purpose"
        label="用途"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明用途' }]}
      >
        <PurposeInput usual={usualPurposes} />
      </Form.Item>
      {isOfficer ? (
        <Form.Item
          name="ground"
          label="法定依据"
          extra="只用于纪检监察、组织考察：用途里请写批准文号。立即记录，过规定期限后本人才会看到。"
        >
          <Select allowClear placeholder="日常工作（不选）" options={GROUNDS} />
        </Form.Item>
      ) : null}
      <RefusalList refusals={refusals} />
      <Button type="primary" htmlType="submit" loading={pending}>
        查看
      </Button>
    </Form>
  );
}
