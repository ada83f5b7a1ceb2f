import { Alert } from 'antd';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import {
  endPartyOrgRoute,
  mergePartyOrgRoute,
  movePartyOrgRoute,
  restorePartyOrgRoute,
} from '../party-org.contract.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';
import type { PartyOrgDrawerProps } from './ChangePartyOrgDrawer.tsx';

const changeDay = (title: string): FormField => ({
  kind: 'day',
  field: 'changeOn',
  title,
  required: true,
  notAfter: officeToday(),
});

/** Puts the node with all below it under another one. */
export function MovePartyOrgDrawer({ record, open, onClose }: PartyOrgDrawerProps) {
  const { run } = useCommand(movePartyOrgRoute, { doneText: '已调整', refusals: 'returned' });
  const { below } = record.counts;
  return (
    <FormDrawer
      title={`调整上级 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={[
        {
          kind: 'tree',
          field: 'parentId',
          title: '新的上级党组织',
          required: true,
          wide: true,
          route: listPartyTreeRoute,
        },
        changeDay('从哪一天起'),
      ]}
      initial={{ changeOn: officeToday() }}
      submitText="调整"
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: {
            parentId: String(values.parentId),
            changeOn: String(values.changeOn),
            version: record.version,
          },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title={`${below === 0 ? '' : `连同下级 ${below} 个党组织一起调整。`}从这一天起的数字归新的上级，以前各日的数字不变。`}
      />
    </FormDrawer>
  );
}

/** Merges the node into another one. */
export function MergePartyOrgDrawer({ record, open, onClose }: PartyOrgDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(mergePartyOrgRoute, {
    doneText: '已合并',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  const { children, members, covers } = record.counts;
  return (
    <FormDrawer
      title={`并入其他党组织 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={[
        {
          kind: 'tree',
          field: 'intoId',
          title: '并入哪个党组织',
          required: true,
          wide: true,
          route: listPartyTreeRoute,
        },
        changeDay('从哪一天起'),
      ]}
      initial={{ changeOn: officeToday() }}
      submitText="合并"
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: { intoId: String(values.intoId), changeOn: String(values.changeOn), version: record.version },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title={`直接下级 ${children} 个、党员 ${members} 名、覆盖的社会组织 ${covers} 家和党建责任一并转过去，“${record.name}”从这一天起撤销，任职和以它为管理范围的授权同时结束。`}
      />
    </FormDrawer>
  );
}

const END_FIELDS: readonly FormField[] = [
  { kind: 'day', field: 'endedOn', title: '撤销日期', required: true, notAfter: officeToday() },
  { kind: 'text', field: 'endReason', title: '撤销原因', max: 200, wide: true },
];

/** Ends the node. */
export function EndPartyOrgDrawer({ record, open, onClose }: PartyOrgDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(endPartyOrgRoute, {
    doneText: '已撤销',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  return (
    <FormDrawer
      title={`撤销 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={END_FIELDS}
      initial={{ endedOn: officeToday() }}
      submitText="撤销"
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: {
            endedOn: String(values.endedOn),
            endReason: values.endReason as string | null,
            version: record.version,
          },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title="下级、党员和党建责任要先转出。从这一天起覆盖关系、任职、兜底地区和以它为管理范围的授权同时结束，以前的数字不变。办错了可以恢复。"
      />
    </FormDrawer>
  );
}

const REASON: readonly FormField[] = [
  { kind: 'text', field: 'correctionReason', title: '更正原因', required: true, max: 200, wide: true },
];

/** Takes back an end that was a mistake. */
export function RestorePartyOrgDrawer({ record, open, onClose }: PartyOrgDrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(restorePartyOrgRoute, {
    doneText: '已恢复',
    refusals: 'returned',
    onDone: ({ warnings }) => warn(warnings),
  });
  return (
    <FormDrawer
      title={`恢复 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={REASON}
      submitText="恢复"
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: {
            correctionReason: typeof values.correctionReason === 'string' ? values.correctionReason : '',
            version: record.version,
          },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title="恢复后按一直存续计算。撤销时结束的覆盖关系、任职、兜底地区和授权不会自动恢复，请重新办理。"
      />
    </FormDrawer>
  );
}
