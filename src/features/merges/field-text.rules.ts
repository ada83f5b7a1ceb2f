/** Stored values of fields in words, by what the field holds. */
import type { FieldDefinition } from '../../platform/kernel/field.ts';

/** What a column of a field holds. */
export type StoredValue = string | number | boolean | null | undefined;

/**
 * @param named what the value is called, of a field that names something else
 * @returns null for what is not known, or none
 */
export function fieldText(
  { kind, choices = [] }: FieldDefinition,
  value: StoredValue,
  named: string | null | undefined,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (named !== undefined) return named ?? '（不在管理范围内）';
  if (kind === 'code') return choices.find(({ code }) => code === value)?.name ?? String(value);
  return String(value);
}

/** `2022-01-01 至今`; an end is the first day on which it no longer holds. */
export function daysText({
  fromOn,
  toOn,
}: {
  readonly fromOn: string | null;
  readonly toOn: string | null;
}): string {
  return `${fromOn ?? '日期未核实'} 至${toOn === null ? '今' : ` ${toOn}`}`;
}
