import { Form, Input, Radio } from 'antd';
import type { Day } from '../kernel/day.ts';
import { DayPicker } from './DayPicker.tsx';

/** What the server needs to tell a change from a correction. */
export interface ChangeKindValues {
  readonly changeOn: Day;
  /** Null: the facts themselves changed. */
  readonly correctionReason: string | null;
}

/** Form names that do not collide with a record's own fields. */
const KIND = '$kind';
const CHANGE_ON = 'changeOn';
const REASON = 'correctionReason';

const KINDS = [
  { value: 'change', label: '情况发生了变化' },
  { value: 'correct', label: '更正原来填错的' },
];

/** Asks whether the facts changed (from a day on; earlier figures stay) or were wrong (a reason; earlier figures follow). */
export function ChangeKind({ today }: { readonly today: Day }) {
  const correcting = Form.useWatch(KIND) === 'correct';
  return (
    <fieldset className="form-section change-kind">
      <legend>这次修改是</legend>
      <Form.Item name={KIND} initialValue="change" label="修改的性质" className="wide">
        <Radio.Group options={KINDS} optionType="button" />
      </Form.Item>
      <Form.Item
        name={CHANGE_ON}
        initialValue={today}
        label={correcting ? '从哪天起就应当如此' : '从哪天起变化'}
        rules={[{ required: true, message: '请填写日期' }]}
        extra={correcting ? '这天以后的统计按更正后的重新算。' : '这天以前的统计不变。'}
      >
        <DayPicker notAfter={today} allowClear={false} />
      </Form.Item>
      {correcting ? (
        <Form.Item
          name={REASON}
          label="更正原因"
          rules={[{ required: true, whitespace: true, message: '请写明更正原因' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
    </fieldset>
  );
}

/** Takes the answers out of the form's values. */
export function readChangeKind(values: Record<string, unknown>): ChangeKindValues {
  return {
    changeOn: String(values[CHANGE_ON]),
    correctionReason: values[KIND] === 'correct' ? String(values[REASON]).trim() : null,
  };
}
