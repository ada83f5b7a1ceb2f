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
  { value: true, label: '是' },
  { value: false, label: '否' },
  { value: null, label: '未核实' },
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
      <Form.Item name={namePath(field.precisionField)} label={`${field.title}的精度`} initialValue="day">
        <Select options={PRECISIONS} />
      </Form.Item>
    </div>
  );
}

function controlOf(field: FormField): ReactNode {
  const { disabled = false } = field;
  switch (field.kind) {
    case 'text':
      return <Input disabled={disabled} maxLength={field.max} placeholder={field.placeholder} autoComplete="off" />;
    case 'long-text':
      return <Input.TextArea disabled={disabled} maxLength={field.max} autoSize={{ minRows: 2, maxRows: 8 }} />;
    case 'secret':
      return <Input.Password disabled={disabled} autoComplete="new-password" />;
    case 'number':
      return <NumberInput field={field} disabled={disabled} />;
    case 'day':
      return <DayPicker disabled={disabled} notAfter={field.notAfter} notBefore={field.notBefore} />;
    case 'select':
      return (
        <Select
          disabled={disabled}
          options={[...field.options]}
          placeholder="未核实"
          allowClear={field.required !== true}
          showSearch={field.options.length > 8 ? { optionFilterProp: 'label' } : false}
          {...(field.multiple === true ? { mode: 'multiple' as const } : {})}
        />
      );
    case 'tree':
      return <TreePicker route={field.route} disabled={disabled} placeholder="未核实" />;
    case 'yes-no':
      return <Radio.Group disabled={disabled} options={YES_NO} optionType="button" />;
    case 'custom':
      return field.control;
  }
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
      placeholder="未核实"
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
