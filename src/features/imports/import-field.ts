import type { CodeTable } from '../codes/code-table.ts';

/**
 * How a cell is read. `name`: of a body, spaces kept single; `person`: of one person; `people`: several in one cell;
 * `units`: several bodies in one cell; `codes`: several of one code table in one cell; `year-result`: a yearly check, the year standing in the title.
 */
export type FieldKind =
  | 'text'
  | 'name'
  | 'person'
  | 'people'
  | 'phone'
  | 'day'
  | 'count'
  | 'yes-no'
  | 'code'
  | 'codes'
  | 'region'
  | 'units'
  | 'credit-code'
  | 'identity-number'
  | 'year-result';

export interface ImportField {
  /** Identifier as in the glossary; also what the command line prints. */
  readonly field: string;
  /** As templates, the check step and refusals call it. */
  readonly title: string;
  readonly kind: FieldKind;
  /** Titles that people write instead; compared folded, see recognise.rules.ts. */
  readonly synonyms: readonly string[];
  readonly table?: CodeTable;
  /** Words in the place of a code that say there is none, as our own exports write them. */
  readonly noneWords?: readonly string[];
  /** In characters; a longer text is refused. */
  readonly maxLength?: number;
  /** Without it no row of the kind can be stored. */
  readonly required?: true;
  /** Not offered in templates: a rarer form of another field. */
  readonly rare?: true;
  /** How to fill it, for the template. */
  readonly note?: string;
  readonly sample?: string;
}

/** Columns that carry no fact: running numbers and the like. */
export const IGNORED_FIELD = 'ignored';
