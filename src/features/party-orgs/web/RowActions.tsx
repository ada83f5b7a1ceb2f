import { Button, Space } from 'antd';
import { useState } from 'react';

interface RowActionsProps {
  readonly onEdit: () => void;
  readonly onRemove: () => Promise<unknown>;
}

/** What may be done to one line: change it, or take away one that was a mistake. */
export function RowActions({ onEdit, onRemove }: RowActionsProps) {
  const [removing, setRemoving] = useState(false);
  const remove = async () => {
    setRemoving(true);
    await onRemove();
    setRemoving(false);
  };
  return (
    <Space size={4} className="no-print">
      <Button type="link" size="small" onClick={onEdit}>
        修改
      </Button>
      <Button type="link" size="small" loading={removing} onClick={() => void remove()}>
        删除
      </Button>
    </Space>
  );
}
