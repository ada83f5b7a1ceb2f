import { Button, Modal, Typography } from 'antd';

interface ShownOnceProps {
  readonly title: string;
  /** What to do with it, in one or two sentences. */
  readonly note: string;
  /** Null: nothing to show. */
  readonly text: string | null;
  readonly onClose: () => void;
}

/** A secret that the server keeps no copy of: shown until it is said to be written down, and never again. */
export function ShownOnce({ title, note, text, onClose }: ShownOnceProps) {
  return (
    <Modal
      title={title}
      open={text !== null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          已记下，关闭
        </Button>
      }
    >
      <p>{note}</p>
      <Typography.Paragraph className="shown-once" copyable={{ tooltips: ['复制', '已复制'] }}>
        {text ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}
