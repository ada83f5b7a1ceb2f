import './access.css';
import { Button, Modal, Typography } from 'antd';

interface InitialPasswordProps {
  /** Null: nothing to show. */
  readonly password: string | null;
  readonly onClose: () => void;
}

/** An initial password, to be handed over now: it cannot be shown again. */
export function InitialPassword({ password, onClose }: InitialPasswordProps) {
  return (
    <Modal
      title="初始密码"
      open={password !== null}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          已记下，关闭
        </Button>
      }
    >
      <p>请把它交给本人。关闭后不能再次查看；本人首次登录时必须换成自己的密码。</p>
      <Typography.Paragraph className="initial-password" copyable={{ tooltips: ['复制', '已复制'] }}>
        {password ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}
