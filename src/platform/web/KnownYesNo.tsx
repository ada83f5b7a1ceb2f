import { Radio } from 'antd';

interface KnownYesNoProps {
  readonly value?: boolean;
  readonly onChange?: (value: boolean) => void;
  readonly id?: string;
}

const CHOICES = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** Yes or no where it is always known. */
export function KnownYesNo({ value, onChange, id }: KnownYesNoProps) {
  return (
    <Radio.Group
      {...(id === undefined ? {} : { id })}
      options={CHOICES}
      optionType="button"
      value={value}
      onChange={(event) => onChange?.(event.target.value as boolean)}
    />
  );
}
