import { choicesOf } from '../../../platform/web/filter-field.ts';
import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { isEndedStatus, type SocialOrgStatus } from '../../codes/tables/social-org.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import { type SocialOrgField, socialOrgFields } from '../social-org.ts';
import { listSectorsRoute } from '../social-org.contract.ts';
import { BodyPicker } from './BodyPicker.tsx';
import { KnownYesNo } from '../../../platform/web/KnownYesNo.tsx';

/** Under which heading each field stands. */
const SECTIONS: readonly (readonly [title: string, fields: readonly SocialOrgField[]])[] = [
  [
    '登记',
    [
      'name',
      'creditCode',
      'type',
      'registerKind',
      'status',
      'operating',
      'legalPerson',
      'foundedOn',
      'regionCode',
      'sector',
      'address',
      'addressRegionCode',
    ],
  ],
  [
    '管理关系',
    [
      'registrarId',
      'supervisingBodyId',
      'industryRegulatorId',
      'guidanceBodyId',
      'responsiblePartyOrgId',
      'responsibility',
      'responsibilityPrinciple',
      'noPartyReason',
      'noPartyReasonNote',
    ],
  ],
  [
    '人员和规模',
    [
      'staff',
      'staffFullTime',
      'volunteers',
      'affiliates',
      'memberEnterprises',
      'branchUnits',
      'legalRepresentative',
      'contactName',
      'contactPhone',
    ],
  ],
  ['党建', ['charterParty', 'charterPartyOn', 'staffing', 'setupBase', 'parentBodyCategory']],
];

/** What a record can't be without: neither null nor left out. */
const ALWAYS: ReadonlySet<SocialOrgField> = new Set([
  'name',
  'type',
  'registerKind',
  'status',
  'operating',
  'legalPerson',
  'regionCode',
  'responsiblePartyOrgId',
  'responsibility',
]);

const definitions: ReadonlyMap<string, FieldDefinition> = new Map(
  socialOrgFields.map((field) => [field.field, field]),
);

/**
 * The fields of the form. What only data of the installation can offer is asked for here; a field whose choices the caller may
 * not see is left out.
 */
export function useOrgFormFields(purpose: 'create' | 'change'): readonly FormField[] {
  const mayChooseNode = useMay(permissions.readPartyOrgs);
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  return SECTIONS.flatMap(([section, names]) =>
    names
      .filter((name) => isAsked(name, purpose, mayChooseNode))
      .map((name) => definitions.get(name))
      .filter((field) => field !== undefined)
      .map((field) => formField(field, section, purpose, sectors)),
  );
}

/** Of a new one these follow from the rest: it is normal and operates; responsibility is settled where a node is named. */
const FOLLOWS: ReadonlySet<SocialOrgField> = new Set([
  'status',
  'operating',
  'legalPerson',
  'responsibility',
  'noPartyReason',
  'noPartyReasonNote',
]);

function isAsked(name: SocialOrgField, purpose: 'create' | 'change', mayChooseNode: boolean): boolean {
  if (purpose === 'create' && FOLLOWS.has(name)) return false;
  return mayChooseNode || (name !== 'responsiblePartyOrgId' && name !== 'responsibility');
}

function formField(
  field: FieldDefinition,
  section: string,
  purpose: 'create' | 'change',
  sectors: readonly { readonly code: string; readonly name: string }[],
): FormField {
  const required =
    field.required === true
      ? !(purpose === 'create' && field.field === 'regionCode')
      : purpose === 'change' && ALWAYS.has(field.field as SocialOrgField);
  const words = {
    field: field.field,
    title: field.title,
    section,
    required,
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(field.field === 'name' || field.field === 'address' ? { wide: true } : {}),
  };
  const max = field.maxLength === undefined ? {} : { max: field.maxLength };
  switch (field.kind) {
    case 'count':
      return { ...words, kind: 'number' };
    case 'day':
      return {
        ...words,
        kind: 'day',
        notAfter: officeToday(),
        ...(field.precisionField === undefined ? {} : { precisionField: field.precisionField }),
      };
    case 'code':
      return { ...words, kind: 'select', options: offered(field, sectors) };
    case 'yes-no':
      return required ? { ...words, kind: 'custom', control: <KnownYesNo /> } : { ...words, kind: 'yes-no' };
    case 'region':
      return { ...words, kind: 'tree', route: listPlacesRoute };
    case 'party-org':
      return { ...words, kind: 'tree', route: listPartyTreeRoute };
    case 'supervising-body':
      return { ...words, kind: 'custom', control: <BodyPicker title={field.title} /> };
    case 'paragraph':
      return { ...words, kind: 'long-text', ...max };
    default:
      return { ...words, kind: 'text', ...max };
  }
}

function offered(
  { field, choices = [] }: FieldDefinition,
  sectors: readonly { readonly code: string; readonly name: string }[],
) {
  const among =
    field === 'sector'
      ? sectors
      : choices.filter(({ code }) => field !== 'status' || !isEndedStatus(code as SocialOrgStatus));
  return choicesOf(among);
}

/** A record as its form holds it. */
export function orgFormValues(record: SocialOrgRecord): FormValues {
  return {
    ...Object.fromEntries(
      socialOrgFields
        .filter(({ field }) => field in record)
        .map(({ field }) => [field, record[field as keyof SocialOrgRecord]]),
    ),
    foundedPrecision: record.foundedPrecision,
    registrarId: record.registrar?.id ?? null,
    supervisingBodyId: record.supervisingBody?.id ?? null,
    industryRegulatorId: record.industryRegulator?.id ?? null,
    guidanceBodyId: record.guidanceBody?.id ?? null,
  };
}

/** What a form sends: a field that can't be unknown is left out rather than emptied, save the name, which is refused. */
export function sentDraft(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .map(
        ([field, value]) => (field === 'name' ? [field, value ?? ''] : [field, value]) as [string, unknown],
      )
      .filter(
        ([field, value]) =>
          value !== null || !(ALWAYS.has(field as SocialOrgField) || field === 'foundedPrecision'),
      ),
  );
}
