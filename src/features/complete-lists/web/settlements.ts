import type { ChangeKindValues } from '../../../platform/web/ChangeKind.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import type { DifferenceKind } from '../complete-list.ts';
import type { Decision, DifferenceView } from '../complete-lists.contract.ts';

/** A way to settle differences, as its button and its form show it. */
export interface SettlementLook {
  readonly action: Decision['action'];
  readonly title: string;
  /** What will happen, before it does. */
  readonly note: string;
  readonly submitText: string;
  /** Asks whether it is a change from a day on or a correction, as every change of a record does. */
  readonly asksChangeKind?: true;
  readonly danger?: true;
}

const DECLINE: SettlementLook = {
  action: 'decline',
  title: '不采纳',
  note: '本系统的记录不变。以后的名单上还有同样的差异时，沿用这次的决定，不再列为待处理。',
  submitText: '不采纳',
};
const NOTE: SettlementLook = {
  action: 'note',
  title: '标为待核',
  note: '差异仍为待处理，写下要核实什么、找谁核实。',
  submitText: '保存',
};
const END: SettlementLook = {
  action: 'end',
  title: '办理注销',
  note: '从注销之日起不再计入统计，党组织覆盖、派驻和群团同时结束；还有党员在里面工作的，先办理组织关系或工作单位变更。',
  submitText: '办理注销',
  danger: true,
};

/** The ways that fit a kind of difference, the usual one first. */
export const settlementsOf: Readonly<Record<DifferenceKind, readonly SettlementLook[]>> = {
  theirs_only: [
    {
      action: 'create',
      title: '登记为新的社会组织',
      note: '按名单上的这一行登记，与导入时的检查相同。',
      submitText: '登记',
    },
    DECLINE,
    NOTE,
  ],
  ours_only: [NOTE, END, DECLINE],
  ended_there: [END, DECLINE, NOTE],
  renamed: [
    {
      action: 'rename',
      title: '更名',
      note: '改为名单上的名称；以前各日的名称保留在沿革里。',
      submitText: '更名',
      asksChangeKind: true,
    },
    DECLINE,
    NOTE,
  ],
  differing: [
    {
      action: 'take',
      title: '采用名单上的信息',
      note: '选中的项目改为名单上的，没有选中的保留本系统的。',
      submitText: '采用',
      asksChangeKind: true,
    },
    DECLINE,
    NOTE,
  ],
};

export const REOPEN: SettlementLook = {
  action: 'reopen',
  title: '重新处理',
  note: '',
  submitText: '',
};

const END_STATUSES = [
  { value: 'deregistered', label: '注销' },
  { value: 'revoked', label: '撤销登记' },
  { value: 'licence_withdrawn', label: '吊销登记证书' },
];

/** What is asked of a way of settling; `keepsSome`: of theirs not every field is taken. */
export function fieldsOf(
  { action }: SettlementLook,
  kind: DifferenceKind,
  shown: readonly DifferenceView[],
  { today, keepsSome }: { readonly today: string; readonly keepsSome: boolean },
): FormField[] {
  switch (action) {
    case 'create':
      return [
        {
          kind: 'tree',
          field: 'responsiblePartyOrgId',
          title: '党建责任单位',
          route: listPartyTreeRoute,
          help: '名单上没有写的，归到这里；不选，列为责任待明确',
        },
      ];
    case 'end':
      return endFields(kind, shown, today);
    case 'decline':
      return [
        { kind: 'long-text', field: 'reason', title: '不采纳的原因', required: true, max: 200, wide: true },
      ];
    case 'note':
      return [{ kind: 'long-text', field: 'note', title: '要核实什么', max: 200, wide: true }];
    case 'take':
      return keepsSome
        ? [{ kind: 'text', field: 'keptReason', title: '保留本系统信息的原因', max: 200, wide: true }]
        : [];
    default:
      return [];
  }
}

function endFields(kind: DifferenceKind, shown: readonly DifferenceView[], today: string): FormField[] {
  const there = kind === 'ended_there';
  const dayless = shown.filter(({ endedOn }) => endedOn === null).length;
  const help = !there
    ? '注销公告上的日期'
    : dayless === 0
      ? '不填，按名单上各自的注销日期'
      : `名单上有 ${dayless} 家没有注销日期，须填写；不填，只办理有日期的`;
  const optional = there && dayless < shown.length;
  const status: FormField = {
    kind: 'select',
    field: 'status',
    title: '办理事项',
    options: END_STATUSES,
    required: true,
  };
  return [
    ...(there ? [] : [status]),
    { kind: 'day', field: 'endedOn', title: '日期', notAfter: today, required: !optional, help },
    {
      kind: 'text',
      field: 'endReason',
      title: '依据',
      max: 200,
      wide: true,
      required: !there,
      help: there
        ? '不填，写“登记管理机关全量名单列为注销”'
        : '名单上没有，不等于已经注销：注销公告、登记机关的答复等',
    },
  ];
}

/** The decision that a filled form makes. */
export function decisionOf(
  { action }: SettlementLook,
  values: FormValues,
  changeKind: ChangeKindValues | null,
  fields: readonly string[] | null,
): Decision {
  const { changeOn, correctionReason } = changeKind ?? { correctionReason: null };
  const frame = { changeOn, ...(correctionReason === null ? {} : { correctionReason }) };
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  switch (action) {
    case 'create':
      return { action, responsiblePartyOrgId: text('responsiblePartyOrgId') };
    case 'end':
      return {
        action,
        status: text('status') as 'deregistered' | undefined,
        endedOn: text('endedOn'),
        endReason: text('endReason'),
      };
    case 'rename':
      return { action, ...frame };
    case 'take':
      return {
        action,
        ...frame,
        ...(fields === null ? {} : { fields: [...fields] }),
        keptReason: text('keptReason'),
      };
    case 'decline':
      return { action, reason: text('reason') ?? '' };
    case 'note':
      return { action, note: text('note') ?? '' };
    case 'reopen':
      return { action };
  }
}
