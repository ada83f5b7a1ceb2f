/** What a field of a record holds; forms, lists, exports and imports all follow the one definition. */
export type FieldKind =
  | 'text'
  | 'paragraph'
  | 'count'
  | 'day'
  | 'code'
  | 'yes-no'
  | 'phone'
  | 'identity-number'
  | 'region'
  | 'party-org'
  | 'social-org'
  | 'supervising-body';

/** A code and its name, as a form offers it. */
export interface FieldChoice {
  readonly code: string;
  readonly name: string;
}

export interface FieldDefinition<Name extends string = string> {
  /** As in the contract. */
  readonly field: Name;
  /** The title in Chinese, the same on every screen, in every export and refusal. */
  readonly title: string;
  readonly kind: FieldKind;
  readonly required?: true;
  /** May be left out, since it has a usual value, but not be emptied. */
  readonly neverEmpty?: true;
  readonly maxLength?: number;
  /** Of a `code`. */
  readonly choices?: readonly FieldChoice[];
  /** Of a `day` that may be known to the month or year only: the field that says so. */
  readonly precisionField?: string;
  /** One line under the field. */
  readonly help?: string;
}
