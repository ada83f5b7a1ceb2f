import './access.css';
import { Radio } from 'antd';
import type { SetUpMode } from '../../installation/set-up.ts';

interface SetUpModeChoiceProps {
  readonly id?: string;
  readonly value?: SetUpMode;
  readonly onChange?: (value: SetUpMode) => void;
}

const MODES: readonly { readonly mode: SetUpMode; readonly title: string; readonly text: string }[] = [
  {
    mode: 'trial',
    title: '先用一个试用账号',
    text: '一个人先做全部工作，马上可以导入台账。正式使用前再办“三员分立”。',
  },
  {
    mode: 'split',
    title: '直接三员分立',
    text: '系统、安全、审计由三个人分别担任，都看不到业务数据；业务账号由他们随后开设和授权。',
  },
];

/** One account for everything for now, or three persons from the start. */
export function SetUpModeChoice({ id, value = 'trial', onChange }: SetUpModeChoiceProps) {
  return (
    <Radio.Group
      {...(id === undefined ? {} : { id })}
      className="mode-choice"
      value={value}
      onChange={({ target }) => onChange?.(target.value as SetUpMode)}
    >
      {MODES.map(({ mode, title, text }) => (
        <Radio key={mode} value={mode}>
          <strong>{title}</strong>
          <span className="quiet">{text}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
