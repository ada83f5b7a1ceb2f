import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { choicesOf, type Choice } from '../../../platform/web/filter-field.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { findWorkUnitsRoute } from '../../members/member.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { findSupervisingBodiesRoute, listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { type BatchField, batchFieldOf, batchFields, type BatchSubject, mayBeEmptied } from '../batch.ts';
import type { BatchAsked } from '../batches.contract.ts';
import type { BatchForm } from './BatchDrawer.tsx';
import { settingRoutes } from './batch-routes.ts';

/** Which field, which value. */
export function useSettingForm(subject: BatchSubject): BatchForm {
  const sectors = useRoute(listSectorsRoute, {}, { enabled: subject === 'social_org' }).data?.sectors ?? [];
  const fields: readonly BatchField[] = batchFields[subject];
  return {
    title: '设置字段',
    subject,
    fields: [
      {
        kind: 'select',
        field: 'field',
        title: '设置哪个字段',
        required: true,
        wide: true,
        options: fields.map((field) => ({ value: field, label: batchFieldOf(subject, field).title })),
      },
      ...fields.map((field) => formField(subject, field, choicesOf(sectors))),
      ...(subject === 'social_org' ? [NOTE] : []),
    ],
    initial: { field: fields[0] ?? null },
    asked: (ids, values) => askedOf(ids, values),
    routes: settingRoutes[subject],
  };
}

const NOTE: FormField = {
  kind: 'text',
  field: 'note',
  title: '原因说明',
  max: 200,
  wide: true,
  shownIf: ({ field }) => field === 'noPartyReason',
};

function askedOf(ids: readonly string[], values: FormValues): BatchAsked {
  const field = values.field as BatchField;
  const value = (values[field] as string | null | undefined) ?? null;
  const note = field === 'noPartyReason' ? { note: (values.note as string | null | undefined) ?? null } : {};
  return { ids: [...ids], field, value, ...note } as BatchAsked;
}

const YES_NO: readonly Choice[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];

/** What has to be said beside the field's own help. */
const HELP: Readonly<Partial<Record<BatchField, string>>> = {
  managingBranchId: '组织关系原来就在纳入管理支部的，一并转到新支部；在别处的不动。原来的党小组清空。',
  workUnitId: '同时清空“工作单位（其他）”。留空表示清空。',
  functional: '党员组织关系不转入，不发展党员、不收缴党费、不换届',
};

function formField(subject: BatchSubject, field: BatchField, sectors: readonly Choice[]): FormField {
  const { title, kind, choices = [], maxLength } = batchFieldOf(subject, field);
  const emptied = mayBeEmptied(field);
  const words = {
    field,
    title,
    required: !emptied,
    help: HELP[field] ?? (emptied ? '留空表示清空' : ''),
    wide: true,
    shownIf: (values: FormValues) => values.field === field,
  };
  if (field === 'sector') return { ...words, kind: 'select', options: sectors };
  switch (kind) {
    case 'code':
      return { ...words, kind: 'select', options: choicesOf(choices) };
    case 'yes-no':
      return { ...words, kind: 'select', options: YES_NO };
    case 'party-org':
      return { ...words, kind: 'tree', route: listPartyTreeRoute };
    case 'social-org':
      return { ...words, kind: 'tree', route: findWorkUnitsRoute };
    case 'supervising-body':
      return { ...words, kind: 'tree', route: findSupervisingBodiesRoute };
    default:
      return { ...words, kind: 'text', ...(maxLength === undefined ? {} : { max: maxLength }) };
  }
}
