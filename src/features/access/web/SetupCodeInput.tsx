import { Button, Input, Space } from 'antd';
import { useCommand } from '../../../platform/web/use-route.ts';
import { renewSetupCodeRoute } from '../../installation/set-up.contract.ts';

interface SetupCodeInputProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** The code from the console, with the way to another one when it has lapsed. */
export function SetupCodeInput({ id, value, onChange }: SetupCodeInputProps) {
  const renew = useCommand(renewSetupCodeRoute, { doneText: '新的代码已显示在控制台' });
  return (
    <Space.Compact block>
      <Input
        {...(id === undefined ? {} : { id })}
        value={value ?? ''}
        onChange={({ target }) => onChange?.(target.value)}
        placeholder="例如 7K3D-9QXM"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
      />
      <Button loading={renew.pending} onClick={() => void renew.run({})}>
        重新生成
      </Button>
    </Space.Compact>
  );
}
