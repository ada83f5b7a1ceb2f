/** What a person decides about columns, and what a file leaves open that has to be asked. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { fieldsOf, findField } from './fields/import-fields.ts';
import type { ImportKind, ImportQuestion } from './import.ts';
import { IGNORED_FIELD } from './import-field.ts';
import { type ColumnMapping, pathKey, yearOf } from './recognise.rules.ts';

export interface ColumnChoice {
  readonly index: number;
  readonly field: string | null;
}

/**
 * The mapping with a person's choices in it. A column that is not named stays as it was.
 * Refused: a field that the kind does not have, a field that two columns would feed.
 */
export function applyChoices(
  kind: ImportKind,
  mapping: readonly ColumnMapping[],
  choices: readonly ColumnChoice[],
): readonly ColumnMapping[] | Refusal[] {
  const byIndex = new Map(choices.map((choice) => [choice.index, choice.field]));
  const refusals: Refusal[] = [];
  const applied = mapping.map((column): ColumnMapping => {
    const field = byIndex.get(column.index);
    if (field === undefined || field === column.field) return column;
    if (field !== null && field !== IGNORED_FIELD && findField(kind, field) === undefined) {
      refusals.push(
        refuse('import.unknown-field', `第 ${column.index + 1} 列选择的字段不存在，请重新选择。`, {
          field: `columns.${column.index}`,
        }),
      );
    }
    return { ...column, field, year: yearOf(column.path), source: 'chosen' };
  });
  refusals.push(...refuseTwice(kind, applied));
  return refusals.length > 0 ? refusals : applied;
}

function refuseTwice(kind: ImportKind, mapping: readonly ColumnMapping[]): Refusal[] {
  const taken = new Map<string, ColumnMapping>();
  const refusals: Refusal[] = [];
  for (const column of mapping) {
    if (column.field === null || column.field === IGNORED_FIELD) continue;
    const field = findField(kind, column.field);
    const slot = field?.kind === 'year-result' ? `${column.field} ${column.year ?? ''}` : column.field;
    const first = taken.get(slot);
    if (first === undefined) taken.set(slot, column);
    else {
      const message = `“${first.path}”和“${column.path}”两列都对应到“${field?.title ?? column.field}”，请只留一列，另一列改为附列或不导入。`;
      refusals.push(refuse('import.field-twice', message, { field: `columns.${column.index}` }));
    }
  }
  return refusals;
}

/** Titles of the fields that every row needs and that no column feeds. */
export function missingFields(kind: ImportKind, mapping: readonly ColumnMapping[]): string[] {
  const fed = new Set(mapping.map(({ field }) => field));
  return fieldsOf(kind)
    .filter(({ field, required }) => required === true && !fed.has(field))
    .map(({ title }) => title);
}

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Another column feeds it; results of different years may stand in several. */
  readonly disabled: boolean;
}

/** What a column may be said to feed. */
export function fieldOptionsOf(
  kind: ImportKind,
  columns: readonly { readonly field: string | null }[],
): FieldOption[] {
  const taken = new Set(columns.map(({ field }) => field));
  return fieldsOf(kind).map(({ field, title, kind: held, required }) => ({
    value: field,
    label: required === true ? `${title}（必需）` : title,
    disabled: held !== 'year-result' && taken.has(field),
  }));
}

/** What to ask before the rows are checked. */
export function questionsOf(kind: ImportKind, mapping: readonly ColumnMapping[]): ImportQuestion[] {
  const fed = new Set(mapping.map(({ field }) => field));
  const questions: ImportQuestion[] = ['ledgerOn'];
  if (fed.has('termDay')) questions.push('termMeaning');
  if (kind !== 'members') questions.push('region', 'partyOrg');
  return questions;
}

/** Choices to remember for the next file: by title, `` for 附列. */
export function choicesToRemember(mapping: readonly ColumnMapping[]): ReadonlyMap<string, string> {
  const chosen = mapping.filter(({ source }) => source === 'chosen' || source === 'remembered');
  return new Map(chosen.map(({ path, field }) => [pathKey(path), field ?? '']));
}
