import { Button, Space, Typography } from 'antd';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Recovery codes, shown once: to be printed or copied before one goes on. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  return (
    <div className="stack recovery-codes">
      <p>
        手机丢失或换号时，用恢复码代替动态码登录，每个只能用一次。请打印或抄下来，放在安全的地方。
        <strong>关闭后不能再次查看。</strong>
      </p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Space wrap className="no-print">
        <Button type="primary" onClick={onKept}>
          已保存，继续
        </Button>
        <Button onClick={() => window.print()}>打印</Button>
        <Typography.Text copyable={{ text: codes.join('\n'), tooltips: ['复制', '已复制'] }}>
          复制全部
        </Typography.Text>
      </Space>
    </div>
  );
}
