import { Drawer } from 'antd';
import { useState } from 'react';
import { ConfirmLeave, useAskToDrop } from './ConfirmLeave.tsx';
import { RecordForm, type RecordFormProps } from './RecordForm.tsx';
import { useIsPhone } from './use-viewport.ts';

interface FormDrawerProps extends Omit<RecordFormProps, 'onCancel' | 'onDirty'> {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

const WIDTH = 760;

/** A form beside the page it belongs to. Closes when done; a changed form asks before it is dropped. */
export function FormDrawer({ title, open, onClose, onDone, ...form }: FormDrawerProps) {
  const phone = useIsPhone();
  const [dirty, setDirty] = useState(false);
  const ask = useAskToDrop();
  const close = () => {
    setDirty(false);
    onClose();
  };
  const leave = async () => {
    if (!dirty || (await ask())) close();
  };
  return (
    <Drawer
      title={title}
      open={open}
      onClose={() => void leave()}
      size={phone ? '100%' : WIDTH}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <ConfirmLeave when={open && dirty} />
      <RecordForm
        {...form}
        onDirty={setDirty}
        onCancel={() => void leave()}
        onDone={() => {
          close();
          onDone?.();
        }}
      />
    </Drawer>
  );
}
