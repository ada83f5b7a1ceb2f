import { choicesOf } from '../../../platform/web/filter-field.ts';
import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { KnownYesNo } from '../../../platform/web/KnownYesNo.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { type PartyOrgDraft, partyOrgFields, partyPostFields, partyTermFields } from '../party-org.ts';
import type { PartyOrgRecord } from '../party-org.contract.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';

type Field = (typeof partyOrgFields)[number]['field'];

/** Under which heading each field stands. */
const SECTIONS: readonly (readonly [title: string, fields: readonly Field[]])[] = [
  [
    '基本情况',
    [
      'name',
      'shortName',
      'partyCode',
      'kind',
      'functional',
      'setUpMode',
      'parentId',
      'guidedById',
      'regionCode',
      'exemplar',
    ],
  ],
  ['成立', ['foundedOn', 'approvalNo', 'approvedBy', 'mayApproveProbationary']],
  ['书记和联系', ['secretarySource', 'phone', 'address']],
];

/** Always known: neither emptied nor left out. */
const ALWAYS: ReadonlySet<string> = new Set([
  'name',
  'kind',
  'regionCode',
  'parentId',
  'functional',
  'mayApproveProbationary',
  'exemplar',
]);
const WIDE: ReadonlySet<string> = new Set(['name', 'parentId', 'address']);

/** The form of a new one has its place in the tree; that of a stored one has not: a move is a command of its own. */
export function partyOrgFormFields(purpose: 'create' | 'change'): readonly FormField[] {
  return SECTIONS.flatMap(([section, names]) =>
    names
      .filter((name) => purpose === 'create' || name !== 'parentId')
      .map((name) => partyOrgFields.find(({ field }) => field === name))
      .filter((field) => field !== undefined)
      .map((field) => formField(field, section)),
  );
}

/** A field of a definition as a form asks for it. */
export function formField(definition: FieldDefinition, section?: string): FormField {
  const { field, title, help, maxLength, choices = [], precisionField } = definition;
  const required = definition.required === true || ALWAYS.has(field);
  const words = {
    field,
    title,
    required,
    ...(section === undefined ? {} : { section }),
    ...(help === undefined ? {} : { help }),
    ...(WIDE.has(field) ? { wide: true } : {}),
  };
  switch (definition.kind) {
    case 'code':
      return {
        ...words,
        kind: 'select',
        options: choicesOf(choices),
      };
    case 'day':
      return {
        ...words,
        kind: 'day',
        ...(FUTURE.has(field) ? {} : { notAfter: officeToday() }),
        ...(precisionField === undefined ? {} : { precisionField }),
      };
    case 'yes-no':
      return required ? { ...words, kind: 'custom', control: <KnownYesNo /> } : { ...words, kind: 'yes-no' };
    case 'count':
      return { ...words, kind: 'number', min: 1 };
    case 'region':
      return { ...words, kind: 'tree', route: listPlacesRoute };
    case 'party-org':
      return { ...words, kind: 'tree', route: listPartyTreeRoute };
    default:
      return { ...words, kind: 'text', ...(maxLength === undefined ? {} : { max: maxLength }) };
  }
}

/** Days that may be to come. */
const FUTURE: ReadonlySet<string> = new Set(['toOn', 'extendedToOn']);

/** A record as its form holds it. */
export function formValuesOf(record: PartyOrgRecord): FormValues {
  const { guidedBy, ...rest } = record;
  return { ...rest, guidedById: guidedBy?.id ?? null };
}

/** What a form sends: what is always known is left out rather than emptied, save the name, which is refused. */
export function sentDraft(values: FormValues): PartyOrgDraft {
  const sent = Object.entries(values)
    .map(([field, value]): [string, unknown] => [field, field === 'name' ? (value ?? '') : value])
    .filter(([field, value]) => value !== null || !(ALWAYS.has(field) || field === 'foundedPrecision'));
  return Object.fromEntries(sent) as PartyOrgDraft;
}

export const postFormFields: readonly FormField[] = partyPostFields.map((field) => formField(field));
export const termFormFields: readonly FormField[] = partyTermFields.map((field) => formField(field));
