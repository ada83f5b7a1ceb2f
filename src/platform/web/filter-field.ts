import type { ReactNode } from 'react';
import type { TreeRoute } from './tree-route.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Codes with their names, as what can be chosen from. */
export function choicesOf<Code extends string>(
  entries: readonly { readonly code: Code; readonly name: string }[],
): { readonly value: Code; readonly label: string }[] {
  return entries.map(({ code, name }) => ({ value: code, label: name }));
}

interface FieldWords<Key> {
  /** The name in the list's query. */
  readonly key: Key;
  readonly title: string;
  /** Behind 更多筛选. */
  readonly more?: boolean;
}

/** One filter of a list. */
export type FilterField<Key extends string = string> = FieldWords<Key> &
  (
    | { readonly kind: 'search'; readonly placeholder?: string }
    | {
        readonly kind: 'select';
        readonly options: readonly Choice[];
        readonly multiple?: boolean;
        readonly width?: number;
      }
    | { readonly kind: 'tree'; readonly route: TreeRoute; readonly width?: number }
    | { readonly kind: 'day' }
    | {
        readonly kind: 'custom';
        readonly render: (value: unknown, set: (value: unknown) => void) => ReactNode;
      }
  );

export type FilterValues = Readonly<Record<string, unknown>>;

/** Whether a filter narrows the list. */
export function isSet(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
