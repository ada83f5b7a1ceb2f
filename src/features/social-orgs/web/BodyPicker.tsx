import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { TreePicker } from '../../../platform/web/TreePicker.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { addSupervisingBodyRoute, findSupervisingBodiesRoute } from '../social-org.contract.ts';

interface BodyPickerProps {
  readonly title: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
  readonly id?: string;
}

/** Chooses a supervising body by a part of its name; one that is not there yet is added on the spot. */
export function BodyPicker({ title, value, onChange, id }: BodyPickerProps) {
  const [adding, setAdding] = useState(false);
  return (
    <div className="body-picker">
      <TreePicker
        route={findSupervisingBodiesRoute}
        label={title}
        value={value}
        placeholder="未核实"
        {...(onChange === undefined ? {} : { onChange })}
        {...(id === undefined ? {} : { id })}
      />
      <Button onClick={() => setAdding(true)} aria-label={`新增${title}`}>
        新增
      </Button>
      <NewBody
        title={`新增${title}`}
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(added) => {
          onChange?.(added);
          setAdding(false);
        }}
      />
    </div>
  );
}

interface NewBodyProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

function NewBody({ title, open, onClose, onAdded }: NewBodyProps) {
  const { run, pending } = useCommand(addSupervisingBodyRoute, { refusals: 'returned' });
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const add = async () => {
    const outcome = await run({ body: { name, regionCode: region ?? '' } });
    if (outcome.done) onAdded(outcome.answer.id);
    else setRefusals(outcome.refusals);
  };
  return (
    <Modal
      title={title}
      open={open}
      onCancel={onClose}
      onOk={() => void add()}
      okText="新增"
      confirmLoading={pending}
      destroyOnHidden
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="单位名称" required htmlFor="new-body-name">
          <Input
            id="new-body-name"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="所在行政区划" required htmlFor="new-body-region">
          <TreePicker
            id="new-body-region"
            route={listPlacesRoute}
            value={region}
            onChange={setRegion}
            placeholder="请选择"
          />
        </Form.Item>
        <RefusalList refusals={refusals} />
      </Form>
    </Modal>
  );
}
