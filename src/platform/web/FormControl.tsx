import { Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { DayPicker } from './DayPicker.tsx';
import { type FormField, namePath } from './form-field.ts';
import { TreePicker } from './TreePicker.tsx';

const PRECISIONS = [
  { value: 'day', label: '精确到日' },
  { value: 'month', label: '只知年月' },
  { value: 'year', label: '只知年份' },
];

const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
  { value: 'unknown', label: '未核实' },
];

/** A field's label, control, help and refusals. */
export function FormItem({ field }: { readonly field: FormField }) {
  const rules = field.required === true ? [{ required: true, message: `请填写${field.title}` }] : [];
  const item = (
    <Form.Item
      name={namePath(field.field)}
      label={field.title}
      rules={rules}
      extra={field.help}
      className={field.wide === true || field.kind === 'long-text' ? 'wide' : undefined}
    >
      {controlOf(field)}
    </Form.Item>
  );
  if (field.kind !== 'day' || field.precisionField === undefined) return item;
  return (
    <div className="day-with-precision">
      {item}
      <Form.Item name={namePath(field.precisionField)} label="精度" initialValue="day">
        <Select options={PRECISIONS} />
      </Form.Item>
    </div>
  );
}

function controlOf(field: FormField): ReactNode {
  const { disabled = false } = field;
  switch (field.kind) {
    case 'text':
      return (
        <Input
          disabled={disabled}
          maxLength={field.max}
          placeholder={field.placeholder}
          autoComplete={field.autoComplete ?? 'off'}
          autoFocus={field.autoFocus ?? false}
        />
      );
    case 'long-text':
      return (
        <Input.TextArea disabled={disabled} maxLength={field.max} autoSize={{ minRows: 2, maxRows: 8 }} />
      );
    case 'secret':
      return <Input.Password disabled={disabled} autoComplete={field.autoComplete ?? 'new-password'} />;
    case 'number':
      return <NumberInput field={field} disabled={disabled} />;
    case 'day':
      return <DayPicker disabled={disabled} notAfter={field.notAfter} notBefore={field.notBefore} />;
    case 'select':
      return (
        <Select
          disabled={disabled}
          options={[...field.options]}
          placeholder={nothingChosen(field)}
          allowClear={field.required !== true}
          showSearch={field.options.length > 8 ? { optionFilterProp: 'label' } : false}
          {...(field.multiple === true ? { mode: 'multiple' as const } : {})}
        />
      );
    case 'tree':
      return <TreePicker route={field.route} disabled={disabled} placeholder={nothingChosen(field)} />;
    case 'yes-no':
      return <YesNo disabled={disabled} />;
    case 'custom':
      return field.control;
  }
}

/** An empty field that may stay empty means 未核实, unless it says otherwise; one that may not waits for a choice. */
function nothingChosen({ required, empty = '未核实' }: FormField): string {
  return required === true ? '请选择' : empty;
}

interface NumberInputProps {
  readonly field: Extract<FormField, { kind: 'number' }>;
  readonly disabled: boolean;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly id?: string;
}

function NumberInput({ field, disabled, ...bound }: NumberInputProps) {
  const input = (
    <InputNumber
      {...bound}
      disabled={disabled}
      min={field.min ?? 0}
      {...(field.max === undefined ? {} : { max: field.max })}
      precision={0}
      placeholder={field.empty ?? '未核实'}
      className="number-input"
    />
  );
  if (field.unit === undefined) return input;
  return (
    <Space.Compact block>
      {input}
      <Space.Addon>{field.unit}</Space.Addon>
    </Space.Compact>
  );
}

interface YesNoProps {
  readonly disabled: boolean;
  readonly value?: boolean | null;
  readonly onChange?: (value: boolean | null) => void;
  readonly id?: string;
}

/** Yes, no, or not known: the third is an answer of its own. */
function YesNo({ disabled, value = null, onChange, id }: YesNoProps) {
  return (
    <Radio.Group
      {...(id === undefined ? {} : { id })}
      disabled={disabled}
      options={YES_NO}
      optionType="button"
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      onChange={({ target }) => onChange?.(target.value === 'unknown' ? null : target.value === 'yes')}
    />
  );
}
