import { type Refusal, refuse, type Warning } from './refusal.ts';
import type { FieldDefinition } from './field.ts';

/** What a check of a record found: any refusal keeps it from being stored, warnings are stored with it. */
export interface Findings {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

/** Parts refusals from warnings; what found nothing is null. */
export function findingsOf(found: readonly (Refusal | Warning | null)[]): Findings {
  return {
    refusals: found.filter((each): each is Refusal => each?.kind === 'refusal'),
    warnings: found.filter((each): each is Warning => each?.kind === 'warning'),
  };
}

/** Refuses texts that are longer than their field holds, codes that their table does not have, and what has been emptied but must not be. */
export function refuseMisfits(
  fields: readonly FieldDefinition[],
  values: Readonly<Record<string, unknown>>,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const field of fields) {
    const value = values[field.field];
    // What a record belongs to has rules of its own.
    const neverEmpty = field.neverEmpty === true || (field.required === true && field.kind !== 'party-org');
    const emptied = value === null || (value === '' && field.choices !== undefined);
    if (emptied && neverEmpty) {
      refusals.push(refuse('field.empty', `${field.title}不能为空。请填写。`, { field: field.field }));
    }
    if (typeof value !== 'string') continue;
    if (field.maxLength !== undefined && value.length > field.maxLength) {
      refusals.push(
        refuse(
          'field.too-long',
          `${field.title}共 ${value.length} 个字，最多 ${field.maxLength} 个字。请缩短。`,
          {
            field: field.field,
          },
        ),
      );
    }
    if (
      field.choices !== undefined &&
      value !== '' &&
      !field.choices.some((choice) => choice.code === value)
    ) {
      refusals.push(
        refuse('field.unknown-code', `${field.title}“${value.slice(0, 20)}”不在可选项中。请从列表中选择。`, {
          field: field.field,
          value: value.slice(0, 20),
        }),
      );
    }
  }
  return refusals;
}
