import { Alert } from 'antd';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { endSocialOrgRoute, restoreSocialOrgRoute, type SocialOrgRecord } from '../social-org.contract.ts';

interface DrawerProps {
  readonly record: SocialOrgRecord;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Ends an organisation: 注销, 撤销 or 吊销. */
export function EndOrgDrawer({ record, open, onClose }: DrawerProps) {
  const { run } = useCommand(endSocialOrgRoute, { doneText: '已办理', refusals: 'returned' });
  const fields: FormField[] = [
    {
      kind: 'select',
      field: 'status',
      title: '办理事项',
      required: true,
      options: [
        { value: 'deregistered', label: '注销' },
        { value: 'revoked', label: '撤销登记' },
        { value: 'licence_withdrawn', label: '吊销登记证书' },
      ],
    },
    { kind: 'day', field: 'endedOn', title: '日期', required: true, notAfter: officeToday() },
    { kind: 'text', field: 'endReason', title: '原因', max: 200, wide: true },
  ];
  return (
    <FormDrawer
      title={`办理注销 ${record.name}`}
      open={open}
      onClose={onClose}
      fields={fields}
      initial={{ status: 'deregistered', endedOn: officeToday() }}
      submitText="办理"
      onSubmit={({ values }) =>
        run({
          params: { id: record.id },
          body: {
            version: record.version,
            status: values.status as 'deregistered',
            endedOn: String(values.endedOn),
            endReason: values.endReason as string | null,
          },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title="从这一天起不再计入统计，党组织覆盖、派驻和群团同时结束；以前的统计不变。办错了可以恢复。"
      />
    </FormDrawer>
  );
}

const REASON: readonly FormField[] = [
  { kind: 'text', field: 'correctionReason', title: '更正原因', required: true, max: 200, wide: true },
];

/** Takes back an end that was a mistake. */
export function RestoreOrgDrawer({ record, open, onClose }: DrawerProps) {
  const warn = useWarnings();
  const { run } = useCommand(restoreSocialOrgRoute, {
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
          body: { version: record.version, correctionReason: String(values.correctionReason) },
        })
      }
    >
      <Alert
        type="info"
        showIcon
        title="恢复后按一直存续计算。注销时结束的党组织覆盖、派驻和群团组织不会自动恢复，请重新登记。"
      />
    </FormDrawer>
  );
}
