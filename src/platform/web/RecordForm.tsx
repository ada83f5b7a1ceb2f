import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RefusalView } from '../contract/refusal-answer.ts';
import type { Day } from '../kernel/day.ts';
import { ChangeKind, type ChangeKindValues, readChangeKind } from './ChangeKind.tsx';
import { FormItem } from './FormControl.tsx';
import { type FormField, type FormValues, namePath, sameValue, sectionsOf, sentValue } from './form-field.ts';
import { RefusalList } from './RefusalList.tsx';
import type { Outcome } from './use-route.ts';

export interface Submission {
  /** Every field of the form by its name, empty ones null. Dotted names stay dotted. */
  readonly values: FormValues;
  /** Only the fields that differ from what the form was opened with. */
  readonly changed: FormValues;
  /** Present where the form asks for it. */
  readonly changeKind: ChangeKindValues | null;
}

export interface RecordFormProps {
  readonly fields: readonly FormField[];
  readonly initial?: FormValues;
  readonly submitText?: string;
  /** False where every field is needed and stars say nothing. */
  readonly marksRequired?: boolean;
  /** Asks whether this is a change or a correction, as every change of a record does. */
  readonly asksChangeKind?: { readonly today: Day };
  /** Sends it: `useCommand(route, {refusals: 'returned'}).run(…)`. What is refused is shown at its field. */
  readonly onSubmit: (submission: Submission) => Promise<Outcome<unknown>>;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
  /** Told when the form begins to differ from what it was opened with. */
  readonly onDirty?: (dirty: boolean) => void;
  /** Below the fields: facts in tables, warnings. */
  readonly children?: ReactNode;
}

/** A form from field definitions; a label on every field, refusals at theirs, nothing lost when refused. */
export function RecordForm(props: RecordFormProps) {
  const {
    fields,
    initial = {},
    submitText = '保存',
    marksRequired = true,
    asksChangeKind,
    onSubmit,
    onDone,
    onCancel,
    onDirty,
  } = props;
  const [form] = Form.useForm<FormValues>();
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const [pending, setPending] = useState(false);
  const shown = useShownFields(fields, form, initial);
  const submit = async () => {
    setPending(true);
    setRefusals([]);
    // What is being sent is not about to be lost: a command that opens another page when done must not be asked.
    onDirty?.(false);
    const outcome = await onSubmit(readSubmission(form, shown, initial, asksChangeKind !== undefined));
    setPending(false);
    if (outcome.done) {
      onDone?.();
    } else {
      onDirty?.(true);
      setRefusals(showAtFields(form, shown, outcome.refusals));
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={marksRequired}
      className="record-form"
      initialValues={nest(initial)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onValuesChange={() => onDirty?.(true)}
      onFinish={() => void submit()}
    >
      {sectionsOf(shown).map((section) => (
        <fieldset key={section.title ?? ''} className="form-section">
          {section.title === undefined ? null : <legend>{section.title}</legend>}
          {section.fields.map((field) => (
            <FormItem key={field.field} field={field} />
          ))}
        </fieldset>
      ))}
      {props.children}
      {asksChangeKind === undefined ? null : <ChangeKind today={asksChangeKind.today} />}
      <RefusalList refusals={refusals} />
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={pending}>
          {submitText}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>取消</Button>}
      </div>
    </Form>
  );
}

/** Fields whose condition holds for what is filled in at this moment. */
function useShownFields(
  fields: readonly FormField[],
  form: FormInstance<FormValues>,
  initial: FormValues,
): readonly FormField[] {
  const current = Form.useWatch((values: FormValues) => values, form) ?? initial;
  return fields.filter((field) => field.shownIf?.(current) ?? true);
}

function readSubmission(
  form: FormInstance<FormValues>,
  fields: readonly FormField[],
  initial: FormValues,
  asks: boolean,
): Submission {
  const values: FormValues = {};
  for (const name of fields.flatMap(namesOf)) values[name] = sentValue(form.getFieldValue(namePath(name)));
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, initial[name])),
  );
  return {
    values,
    changed,
    changeKind: asks ? readChangeKind(form.getFieldsValue(true) as FormValues) : null,
  };
}

function namesOf(field: FormField): string[] {
  if (field.kind === 'day' && field.precisionField !== undefined) return [field.field, field.precisionField];
  return [field.field];
}

/** Puts reasons at the fields they name and gives back those that name none of the form's. */
function showAtFields(
  form: FormInstance<FormValues>,
  fields: readonly FormField[],
  refusals: readonly RefusalView[],
): readonly RefusalView[] {
  const names = new Set(fields.flatMap(namesOf));
  const at = refusals.filter(({ field }) => field !== undefined && names.has(field));
  const byField = groupByField(at);
  form.setFields(
    [...byField].map(([name, reasons]) => ({
      name: namePath(name) as [string],
      errors: reasons.map(({ message }) => message),
    })),
  );
  const [first] = byField.keys();
  if (first !== undefined) form.scrollToField(namePath(first), { block: 'center', focus: true });
  return refusals.filter((refusal) => !at.includes(refusal));
}

function groupByField(refusals: readonly RefusalView[]): Map<string, RefusalView[]> {
  const groups = new Map<string, RefusalView[]>();
  for (const refusal of refusals)
    groups.set(refusal.field ?? '', [...(groups.get(refusal.field ?? '') ?? []), refusal]);
  return groups;
}

/** `{'head.name': …}` as antd's form holds it: `{head: {name: …}}`. */
function nest(flat: FormValues): FormValues {
  const nested: FormValues = {};
  for (const [name, value] of Object.entries(flat)) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let place = nested;
    for (const part of path) place = (place[part] ??= {}) as FormValues;
    place[last] = value;
  }
  return nested;
}
