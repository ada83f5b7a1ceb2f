import { AutoComplete } from 'antd';
import { usualPurposes } from './member-words.ts';

interface PurposeInputProps {
  readonly value?: string;
  readonly onChange?: (purpose: string) => void;
  readonly id?: string;
}

const OPTIONS = usualPurposes.map((value) => ({ value }));

/** What for: chosen from the usual ones or written. */
export function PurposeInput({ id, ...bound }: PurposeInputProps) {
  return (
    <AutoComplete
      {...bound}
      {...(id === undefined ? {} : { id })}
      options={OPTIONS}
      maxLength={200}
      placeholder="选择或填写"
      allowClear
    />
  );
}
