import { Button, Input } from 'antd';

interface PurposeInputProps {
  /** What people usually say here. */
  readonly usual: readonly string[];
  readonly value?: string;
  readonly onChange?: (purpose: string) => void;
  readonly id?: string;
}

/** What for: written, or one of the usual ones at a touch. */
export function PurposeInput({ usual, value, onChange, id }: PurposeInputProps) {
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
        maxLength={200}
        autoComplete="off"
      />
      <span className="usual-purposes">
        {usual.map((purpose) => (
          <Button key={purpose} size="small" type="dashed" onClick={() => onChange?.(purpose)}>
            {purpose}
          </Button>
        ))}
      </span>
    </>
  );
}
