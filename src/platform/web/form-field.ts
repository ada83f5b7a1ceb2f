import type { ReactNode } from 'react';
import type { Day } from '../kernel/day.ts';
import type { Choice } from './filter-field.ts';
import type { TreeRoute } from './tree-route.ts';

export type FormValues = Record<string, unknown>;

interface FieldWords {
  /** The contract's field name; refusals name it, and the value stands under it. */
  readonly field: string;
  readonly title: string;
  readonly required?: boolean;
  /** Below the control: what to fill in, where to find it. */
  readonly help?: string;
  /** Fields of one section stand under its heading. */
  readonly section?: string;
  /** Takes the whole row. */
  readonly wide?: boolean;
  /** Shown only while this holds. */
  readonly shownIf?: (values: FormValues) => boolean;
  readonly disabled?: boolean;
  /** What an empty number or choice means here, where it is not 未核实: 不要求. */
  readonly empty?: string;
}

/** One field of a form. An emptied field is sent as null: not known. */
export type FormField = FieldWords &
  (
    | {
        readonly kind: 'text';
        readonly max?: number;
        readonly placeholder?: string;
        readonly autoComplete?: string;
        /** For the one field with which everybody begins. */
        readonly autoFocus?: boolean;
      }
    | { readonly kind: 'long-text'; readonly max?: number }
    /** `autoComplete` tells password keepers whether it is the old or a new one. */
    | { readonly kind: 'secret'; readonly autoComplete?: 'current-password' | 'new-password' }
    | { readonly kind: 'number'; readonly unit?: string; readonly min?: number; readonly max?: number }
    /** `precisionField` names the field that says whether only the month or the year is known. */
    | {
        readonly kind: 'day';
        readonly notAfter?: Day;
        readonly notBefore?: Day;
        readonly precisionField?: string;
      }
    | { readonly kind: 'select'; readonly options: readonly Choice[]; readonly multiple?: boolean }
    | { readonly kind: 'tree'; readonly route: TreeRoute }
    /** true, false, or null for 未核实. */
    | { readonly kind: 'yes-no' }
    | { readonly kind: 'custom'; readonly control: ReactNode }
  );

/** The path antd keeps a field under: `heads.0.name` is the name of the first head. */
export function namePath(field: string): (string | number)[] {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Fields by section, in the order in which the sections first appear. */
export function sectionsOf(
  fields: readonly FormField[],
): { readonly title: string | undefined; readonly fields: readonly FormField[] }[] {
  const sections = new Map<string | undefined, FormField[]>();
  for (const field of fields) sections.set(field.section, [...(sections.get(field.section) ?? []), field]);
  return [...sections].map(([title, inside]) => ({ title, fields: inside }));
}

/** A value as it is sent: trimmed, and null where nothing stands. */
export function sentValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return value === undefined ? null : value;
}

/** Whether two values say the same to the server. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(sentValue(a)) === JSON.stringify(sentValue(b));
}
