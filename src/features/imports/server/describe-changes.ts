import type { CodeTable } from '../../codes/code-table.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { maskPhone } from '../../codes/phone.rules.ts';
import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import type { ExtraCellValue } from '../compare.rules.ts';

type Values = Readonly<Record<string, unknown>>;

/** Fields that hold the id of another record; the check step shows what `nameOf` calls it. */
export interface ChangeWords {
  readonly fields: readonly FieldDefinition[];
  readonly nameOf: (id: string) => string | undefined;
}

/** Old and new values by title, as a person reads them; numbers of persons never, telephones masked. */
export function describeChanges(
  changed: readonly string[],
  before: Values,
  after: Values,
  { fields, nameOf }: ChangeWords,
): Record<string, readonly [string, string]> {
  const described: Record<string, readonly [string, string]> = {};
  for (const name of changed) {
    const field = fields.find((each) => each.field === name);
    if (field === undefined) continue;
    described[field.title] = [showValue(field, before[name], nameOf), showValue(field, after[name], nameOf)];
  }
  return described;
}

/** What is laid over 附列, by their titles; nothing where `after` is null. */
export function describeExtra(
  before: readonly ExtraCellValue[],
  after: readonly ExtraCellValue[] | null,
): Record<string, readonly [string, string]> {
  const stored = new Map(before.map(({ title, value }) => [title, value]));
  const described: Record<string, readonly [string, string]> = {};
  for (const { title, value } of after ?? []) {
    const old = stored.get(title) ?? '';
    if (old !== value) described[`附列：${title}`] = [old, value];
  }
  return described;
}

function showValue(field: FieldDefinition, value: unknown, nameOf: ChangeWords['nameOf']): string {
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'identity-number') return '已填写';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '其他';
  if (field.kind === 'phone') return maskPhone(value);
  if (field.choices !== undefined)
    return nameOfCode({ id: '', title: '', entries: field.choices } satisfies CodeTable, value);
  return field.kind === 'text' || field.kind === 'day' ? value : (nameOf(value) ?? '其他');
}
