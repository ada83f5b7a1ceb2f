import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { KnownYesNo } from '../../../platform/web/KnownYesNo.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { findWorkUnitsRoute, type MemberRecord } from '../member.contract.ts';
import { type MemberDraft, memberFields } from '../member.ts';
import type { MembershipKind } from './member-words.ts';

type MemberField = (typeof memberFields)[number]['field'];

const PERSON: readonly MemberField[] = [
  'name',
  'sex',
  'identityNumber',
  'phone',
  'bornOn',
  'ethnicity',
  'education',
];
const ADMISSION: readonly MemberField[] = ['joinedOn', 'fullOn'];
const WORK: readonly MemberField[] = ['workUnitId', 'workUnitText', 'workPost', 'postLevel', 'fullTime'];

/** What a record can't be without: neither null nor left out. */
const ALWAYS: ReadonlySet<string> = new Set([
  'name',
  'status',
  'managingBranchId',
  'private',
] satisfies MemberField[]);

/** The fields of a new member's form. */
export function newMemberFields(): readonly FormField[] {
  return [
    ...fieldsOf('个人情况', PERSON),
    { ...fieldOf('status', '党籍'), kind: 'select', options: NEW_STATUSES } as FormField,
    fieldOf('private', '党籍'),
    ...fieldsOf('党籍', ADMISSION).map((field) =>
      field.field === 'fullOn'
        ? { ...field, shownIf: ({ status }: FormValues) => status !== 'probationary' }
        : field,
    ),
    fieldOf('managingBranchId', '所在支部'),
    ...membershipFields('所在支部', MEMBERSHIP_CHOICES),
    fieldOf('partyGroup', '所在支部'),
    {
      kind: 'day',
      field: 'firstOn',
      title: '纳入管理日期',
      section: '所在支部',
      required: true,
      notAfter: officeToday(),
      help: '从这天起计入统计',
    },
    ...fieldsOf('工作', WORK),
  ];
}

const NEW_STATUSES = [
  { value: 'full', label: '正式党员' },
  { value: 'probationary', label: '预备党员' },
];

/** The fields of a record's form; branches and status have forms of their own. */
export function personFields(record: MemberRecord): readonly FormField[] {
  const kept = (shown: string | null) => (shown === null ? {} : { help: `已登记 ${shown}，不修改就不用填` });
  return [
    ...fieldsOf('个人情况', PERSON).map((field) => {
      if (field.field === 'identityNumber') return { ...field, ...kept(record.identityNumberMasked) };
      return field.field === 'phone' ? { ...field, ...kept(record.phoneMasked) } : field;
    }),
    fieldOf('private', '党籍'),
    fieldOf('partyGroup', '党籍'),
    ...fieldsOf('党籍', ADMISSION),
    ...fieldsOf('工作', WORK),
  ];
}

const MEMBERSHIP_CHOICES: readonly { readonly value: MembershipKind; readonly label: string }[] = [
  { value: 'same', label: '就在纳入管理支部' },
  { value: 'other', label: '在另一个党支部' },
  { value: 'outside', label: '不在本系统' },
];

/** Where the 组织关系 is: asked as people think of it, sent as the branch or its name. */
export function membershipFields(
  section: string,
  options: readonly { readonly value: string; readonly label: string }[],
): readonly FormField[] {
  return [
    { kind: 'select', field: 'membershipKind', title: '组织关系', section, required: true, options },
    {
      ...fieldOf('membershipBranchId', section),
      required: true,
      help: '党员的正式组织关系所在的党支部',
      shownIf: ({ membershipKind }: FormValues) => membershipKind === 'other',
    } as FormField,
    {
      ...fieldOf('membershipElsewhere', section),
      help: '例如：洋县农业农村局机关党支部',
      shownIf: ({ membershipKind }: FormValues) => membershipKind === 'outside',
    } as FormField,
  ];
}

/** The answers to `membershipFields` as the contract has them; `keep` says nothing. */
export function membershipDraft(values: FormValues, managingBranchId: unknown): MemberDraft {
  const { membershipKind, membershipBranchId = null, membershipElsewhere = null } = values;
  switch (membershipKind) {
    case 'same':
      return { membershipBranchId: managingBranchId as string, membershipElsewhere: null };
    case 'other':
      return { membershipBranchId: membershipBranchId as string | null, membershipElsewhere: null };
    case 'outside':
      return { membershipBranchId: null, membershipElsewhere: membershipElsewhere as string | null };
    default:
      return {};
  }
}

function fieldsOf(section: string, names: readonly MemberField[]): readonly FormField[] {
  return names.map((name) => fieldOf(name, section));
}

function fieldOf(name: MemberField, section: string): FormField {
  const definition = memberFields.find((each) => each.field === name) as FieldDefinition;
  const { field, title, help, maxLength, choices = [], precisionField } = definition;
  const words = {
    field,
    title,
    section,
    required: ALWAYS.has(field),
    ...(help === undefined ? {} : { help }),
  };
  const max = maxLength === undefined ? {} : { max: maxLength };
  switch (definition.kind) {
    case 'code':
      return {
        ...words,
        kind: 'select',
        options: choices.map(({ code, name: label }) => ({ value: code, label })),
      };
    case 'day':
      return {
        ...words,
        kind: 'day',
        notAfter: officeToday(),
        ...(precisionField === undefined ? {} : { precisionField }),
      };
    case 'yes-no':
      return ALWAYS.has(field)
        ? { ...words, kind: 'custom', control: <KnownYesNo /> }
        : { ...words, kind: 'yes-no' };
    case 'party-org':
      return { ...words, kind: 'tree', route: listPartyTreeRoute };
    case 'social-org':
      return { ...words, kind: 'tree', route: findWorkUnitsRoute };
    // A mask belongs to a number that is shown; while it is typed it must be seen to be checked.
    default:
      return { ...words, kind: 'text', ...max };
  }
}

/** A record as its form holds it; what is sealed starts empty and stays as it is unless filled in. */
export function memberFormValues(record: MemberRecord): FormValues {
  return {
    ...Object.fromEntries(
      [...PERSON, ...ADMISSION, ...WORK, 'private', 'partyGroup']
        .filter((field) => field in record)
        .map((field) => [field, record[field as keyof MemberRecord]]),
    ),
    bornPrecision: record.bornPrecision,
    joinedPrecision: record.joinedPrecision,
    fullPrecision: record.fullPrecision,
    workUnitId: record.workUnit?.id ?? null,
  };
}

/** What a form sends: a field that can't be unknown is left out rather than emptied, save the name, which is refused. */
export function sentDraft(values: FormValues): MemberDraft {
  const { membershipKind: _, firstOn: __, ...fields } = values;
  return Object.fromEntries(
    Object.entries(fields)
      .map(([field, value]): [string, unknown] => (field === 'name' ? [field, value ?? ''] : [field, value]))
      .filter(([field, value]) => value !== null || !(ALWAYS.has(field) || field.endsWith('Precision'))),
  );
}

/** For a new record: what was left empty is not said, so that what the branch tells can stand in for it. */
export function saidOnly(draft: MemberDraft): MemberDraft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null));
}
